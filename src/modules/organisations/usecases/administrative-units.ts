import type { Day } from '#kernel/day'
import type { Context } from '#platform/context'
import {
  findReferenceChecksum,
  listAdministrativeUnits,
} from '../db/administrative-unit.queries.ts'
import {
  AdministrativeUnits,
  type AddressParts,
  type AdministrativeScope,
  type AdministrativeUnit,
} from '../domain/administrative-units.ts'
import { ADMINISTRATIVE_UNITS } from './load-administrative-units.ts'
import { Remembered } from './remembered.ts'

type Asking = Pick<Context, 'db' | 'clock'>

/** The lists are the same for all localities, so a process keeps them once. */
let kept: { readonly checksum: unknown; readonly units: AdministrativeUnits } | null = null

const country = new Remembered<AdministrativeUnits>({
  forMilliseconds: 60_000,
  version: (db) => findReferenceChecksum(db, ADMINISTRATIVE_UNITS),
  read: async (db, checksum) => {
    if (kept === null || kept.checksum !== checksum)
      kept = { checksum, units: new AdministrativeUnits(await listAdministrativeUnits(db)) }
    return kept.units
  },
})

/** The provinces and centrally-run cities of a day, in the order of the alphabet. */
export async function listProvinces(context: Asking, on: Day): Promise<AdministrativeUnit[]> {
  return (await country.of(context)).list({ level: 'province', on })
}

/** The districts of a province on a day; none since July 2025. */
export async function listDistricts(
  context: Asking,
  provinceCode: string,
  on: Day,
): Promise<AdministrativeUnit[]> {
  return (await country.of(context)).list({ level: 'district', provinceCode, on })
}

/** The communes of a province, or of one of its districts, on a day. */
export async function listCommunes(
  context: Asking,
  provinceCode: string,
  within: { readonly districtCode?: string; readonly on: Day },
): Promise<AdministrativeUnit[]> {
  return (await country.of(context)).list({ level: 'commune', provinceCode, ...within })
}

/**
 * The administrative units that a name typed by people may mean, with or without marks, capitals and
 * kind (`dong kinh`, `Phường Đông Kinh`): the closest first, at most 20.
 */
export async function findAdministrativeUnits(
  context: Asking,
  name: string,
  scope: AdministrativeScope,
): Promise<AdministrativeUnit[]> {
  return (await country.of(context)).find(name, scope)
}

/**
 * An address as it is written on papers: house and street, commune, district where there was one,
 * province. Null when the codes did not name one place on that day.
 */
export async function describeAddress(
  context: Asking,
  address: AddressParts,
): Promise<string | null> {
  return (await country.of(context)).describe(address)
}
