import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { addDays, day } from '#kernel/day'
import { asMigrator, type Connection } from '#platform/db'
import {
  findReferenceChecksum,
  putReferenceChecksum,
  replaceAdministrativeUnits,
} from '../db/administrative-unit.queries.ts'
import type { AdministrativeUnit } from '../domain/administrative-units.ts'

/** Under which name the checksum of what was loaded is kept. */
export const ADMINISTRATIVE_UNITS = 'administrative-units'

const FILES = ['administrative-units-2024.json', 'administrative-units-2025.json'] as const
const FOLDER = new URL('../../../../reference/', import.meta.url)

const DayText = z.iso.date().transform(day)
/** `05983 phường Lương Văn Tri` */
const CommuneLine = z.string().regex(/^\d{5} \S/)

/** A list of the country's administrative units, as it lies in the folder `reference`. */
const AdministrativeList = z.strictObject({
  title: z.string(),
  source: z.string(),
  licence: z.string(),
  validFrom: DayText,
  validTo: DayText.nullable(),
  /** What a code meant within the period of the list until a day; the list gives what came then. */
  formerly: z.array(
    z.strictObject({
      until: DayText,
      level: z.enum(['province', 'commune']),
      code: z.string(),
      name: z.string(),
      provinceCode: z.string().optional(),
      districtCode: z.string().optional(),
    }),
  ),
  provinces: z.array(
    z.strictObject({
      code: z.string().regex(/^\d{2}$/),
      name: z.string(),
      communes: z.array(CommuneLine).default([]),
      districts: z
        .array(
          z.strictObject({
            code: z.string().regex(/^\d{3}$/),
            name: z.string(),
            communes: z.array(CommuneLine),
          }),
        )
        .default([]),
    }),
  ),
})

/**
 * Puts the administrative units of the whole country that come with the program into the database,
 * for every locality to look up. To be called after the migrations, with the owner's connection: the
 * application may only read them. Safe to run at every start: what is there already, by its
 * checksum, is left alone. Returns whether anything was loaded.
 */
export async function loadAdministrativeUnits(owner: Connection): Promise<boolean> {
  const units = await readAdministrativeUnits()
  const checksum = createHash('sha256').update(JSON.stringify(units)).digest('hex')
  return asMigrator(owner, async (tx) => {
    if ((await findReferenceChecksum(tx, ADMINISTRATIVE_UNITS)) === checksum) return false
    await replaceAdministrativeUnits(tx, units)
    await putReferenceChecksum(tx, ADMINISTRATIVE_UNITS, checksum)
    return true
  })
}

/** The administrative units that come with the program. */
export async function readAdministrativeUnits(): Promise<AdministrativeUnit[]> {
  const texts = await Promise.all(FILES.map((file) => readFile(new URL(file, FOLDER), 'utf8')))
  return texts.flatMap(administrativeUnitsIn)
}

/** The administrative units that a list tells of, each with its period. */
function administrativeUnitsIn(text: string): AdministrativeUnit[] {
  const list = AdministrativeList.parse(JSON.parse(text))
  const since = new Map(
    list.formerly.map(({ level, code, until }) => [`${level} ${code}`, addDays(until, 1)]),
  )
  const unit = (
    level: AdministrativeUnit['level'],
    [code, name]: readonly [string, string],
    place: Place,
  ): AdministrativeUnit => ({
    ...named(name),
    ...place,
    code,
    level,
    validFrom: since.get(`${level} ${code}`) ?? list.validFrom,
    validTo: list.validTo,
  })
  const communes = (lines: readonly string[], place: Place) =>
    lines.map((line) => unit('commune', [line.slice(0, 5), line.slice(6)], place))
  return [
    ...list.provinces.flatMap((province) => {
      const place = { provinceCode: province.code, districtCode: null }
      return [
        unit('province', [province.code, province.name], place),
        ...communes(province.communes, place),
        ...province.districts.flatMap((district) => [
          unit('district', [district.code, district.name], place),
          ...communes(district.communes, { ...place, districtCode: district.code }),
        ]),
      ]
    }),
    ...list.formerly.map((former) => ({
      ...unit(former.level, [former.code, former.name], {
        provinceCode: former.provinceCode ?? former.code,
        districtCode: former.districtCode ?? null,
      }),
      validFrom: list.validFrom,
      validTo: former.until,
    })),
  ]
}

type Place = Pick<AdministrativeUnit, 'provinceCode' | 'districtCode'>

const TYPES = [
  'thành phố',
  'thị trấn',
  'thị xã',
  'đặc khu',
  'tỉnh',
  'huyện',
  'quận',
  'phường',
  'xã',
] as const

/** `phường Lương Văn Tri` is a phường called Lương Văn Tri. */
function named(written: string): Pick<AdministrativeUnit, 'name' | 'shortName' | 'type'> {
  const type = TYPES.find((candidate) => written.startsWith(`${candidate} `))
  if (type === undefined) throw new Error(`not the name of an administrative unit: ${written}`)
  return {
    name: written.charAt(0).toUpperCase() + written.slice(1),
    shortName: written.slice(type.length + 1),
    type,
  }
}
