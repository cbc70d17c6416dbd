import { z } from 'zod'
import { day, parseDay } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { fold, tidy } from '#kernel/text'
import type { NewUnit, Unit, UnitChange, UnitName } from '#modules/organisations'
import type { UnitChangeName } from './unit-change-texts.ts'

const DayText = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform(day)
const Words = z.string().max(300).transform(tidy)
const Required = Words.pipe(z.string().min(1))
const Optional = Words.optional().transform((text) => text || null)
const Code = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .pipe(z.string().regex(/^(?=.{3,35}$)[A-Z][0-9]{2}(\.[0-9A-Z]+)*$/))

const Naming = z.object({ code: Code, name: Required, shortName: Required })

/** The decision that a change follows from, as people cite it. */
const Decision = z.object({
  number: Required,
  decidedOn: DayText,
  issuer: Required,
})

/** The decision in the fields of a form that its schema has found right. */
export function decisionIn(fields: unknown): z.output<typeof Decision> {
  return Decision.parse(fields)
}

function basisOf({ number, decidedOn, issuer }: z.output<typeof Decision>): string {
  return `${number} ngày ${decidedOn.split('-').toReversed().join('/')} của ${issuer}`
}

type Naming = z.output<typeof Naming>

/** How many units one may be split into at once. */
const MOST_PARTS = 4
const FEWEST_PARTS = 2

/** The change that a form describes, read from its fields; each schema names the field that is wrong. */
export function changeSchema(name: UnitChangeName, unit: Unit) {
  switch (name) {
    case 'them':
      return creation(unit)
    case 'doi-ten':
      return renaming(unit)
    case 'sap-nhap':
      return merger(unit)
    case 'tach':
      return splitting(unit)
    case 'ket-thuc':
      return ending(unit)
  }
}

function creation(parent: Unit) {
  return Naming.extend({
    kind: Required,
    adminUnitCode: Optional,
    divisionKey: Optional,
    address: Optional,
    phone: Optional,
    ...Decision.shape,
    from: DayText,
  }).transform(({ from, kind, number, decidedOn, issuer, ...rest }): UnitChange => {
    const isHosted = kind === 'central-agency'
    const unit: NewUnit = {
      ...rest,
      basis: basisOf({ number, decidedOn, issuer }),
      kind: kind as Unit['kind'],
      slug: slugOf(rest),
      parentId: isHosted ? null : parent.id,
      hostUnitId: isHosted ? parent.id : null,
    }
    return { kind: 'create', unit, from }
  })
}

function renaming(unit: Unit) {
  return Naming.extend({ ...Decision.shape, from: DayText }).transform(
    ({ from, code, name, shortName, ...decision }): UnitChange => {
      const naming = { code, name, shortName }
      const to: UnitName = { ...naming, slug: slugOf(naming), basis: basisOf(decision) }
      return { kind: 'rename', unitId: unit.id, to, from }
    },
  )
}

function merger(unit: Unit) {
  const common = { from: DayText, ...Decision.shape }
  const others = (fields: object) => othersIn(fields)
  return z.discriminatedUnion('into', [
    z.looseObject({ ...common, into: z.literal('this') }).transform((fields): UnitChange => ({
      kind: 'merge',
      unitIds: others(fields),
      into: unit.id,
      from: fields.from,
    })),
    z
      .looseObject({ ...common, ...Naming.shape, into: z.literal('new') })
      .transform(({ code, name, shortName, ...fields }): UnitChange => ({
        kind: 'merge',
        unitIds: [unit.id, ...others(fields)],
        into: like(unit, { code, name, shortName }, basisOf(fields)),
        from: fields.from,
      })),
  ])
}

/** Units to merge are ticked one by one, each under its own id. */
function othersIn(fields: object): UnitId[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith('with:'))
    .map((name) => name.slice('with:'.length) as UnitId)
}

function splitting(unit: Unit) {
  const shape: Record<string, z.ZodType> = { from: DayText, ...Decision.shape }
  for (let part = 1; part <= MOST_PARTS; part += 1) {
    for (const [field, schema] of Object.entries(Naming.shape)) {
      const isNeeded = part <= FEWEST_PARTS
      shape[`${field}${part}`] = isNeeded ? schema : z.union([z.literal(''), schema]).optional()
    }
  }
  return z
    .looseObject(shape)
    .superRefine(requireWholeParts)
    .transform((fields): UnitChange => {
      const read = fields as Record<string, string | null>
      const parts = Array.from({ length: MOST_PARTS }, (_, at) => at + 1).flatMap((part) => {
        const [code, name, shortName] = ['code', 'name', 'shortName'].map(
          (field) => read[`${field}${part}`] ?? '',
        )
        return code && name && shortName ? [{ code, name, shortName }] : []
      })
      const into = parts.map((naming) => like(unit, naming, basisOf(Decision.parse(read))))
      return { kind: 'split', unitId: unit.id, into, shares: {}, from: day(read.from ?? '') }
    })
}

/** A further unit is described wholly or not at all. */
function requireWholeParts(fields: Readonly<Record<string, unknown>>, context: z.RefinementCtx) {
  for (let part = FEWEST_PARTS + 1; part <= MOST_PARTS; part += 1) {
    const names = ['code', 'name', 'shortName'].map((field) => `${field}${part}`)
    const missing = names.filter((name) => !fields[name])
    if (missing.length === names.length) continue
    for (const name of missing) context.addIssue({ code: 'custom', path: [name] })
  }
}

function ending(unit: Unit) {
  return z
    .object({ lastDay: DayText, ...Decision.shape, withSubordinates: z.enum(['yes', 'no']) })
    .transform(({ lastDay, withSubordinates }): UnitChange => {
      const isWithAll = withSubordinates === 'yes'
      return { kind: 'end', unitId: unit.id, lastDay, withSubordinates: isWithAll }
    })
}

/** A unit that begins in the place of one, with another name. */
function like(unit: Unit, naming: Naming, basis: string): NewUnit {
  const { kind, parentId, hostUnitId, divisionKey, adminUnitCode, address, phone } = unit
  return {
    ...naming,
    slug: slugOf(naming),
    kind,
    parentId,
    hostUnitId,
    divisionKey,
    adminUnitCode,
    address,
    phone,
    basis,
  }
}

const LONGEST_WORDS = 60

/** A readable name that is nobody else's: the short name, and the code, which is never used twice. */
function slugOf({ shortName, code }: Naming): string {
  const words = fold(shortName)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return [words.slice(0, LONGEST_WORDS).replace(/-$/, ''), code.toLowerCase()]
    .filter(Boolean)
    .join('.')
}
