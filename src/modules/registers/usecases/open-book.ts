import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { organisationNow, type Organisation, type Unit } from '#modules/organisations'
import { authorise, rolesOf, unitsReached } from '#platform/access'
import type { Context } from '#platform/context'
import { bookOf, whyNotPeriod, type Book, type BookKind, type Period } from '../domain/book.ts'

/** Which register is asked for: whose, of what, of when. */
export interface AskedBook extends Period {
  readonly unitCode: string
  readonly kind: BookKind
}

/** A book that the caller may read, and what it is told with. */
export interface OpenBook {
  readonly book: Book
  readonly unit: Unit
  readonly organisation: Organisation
}

/** Roles that handle dossiers; in a unit or above it they see every dossier that the unit received or decides. */
const WORKING_ROLES = ['reception', 'handler', 'division-head', 'approver', 'clerk'] as const

/**
 * Opens the register of a unit for who may see all the dossiers in it: those who work there or in a
 * unit above it, and procedure control. Registers of units that have ended stay with those who took
 * over.
 *
 * Refuses: `forbidden/role`, `not-found/unit`, `forbidden/not-your-unit`, `invalid/period-reversed`,
 * `invalid/outside-calendar`.
 */
export async function openBook(context: Context, asked: AskedBook): Promise<OpenBook> {
  authorise(context.actor, 'register.read')
  const organisation = await organisationNow(context)
  const unit = unitOfCode(organisation, asked.unitCode, reachOf(context, organisation))
  const refusal = whyNotPeriod(asked)
  if (refusal !== null) throw new Refused(refusal)
  return { book: bookOf(asked.kind, unit.id, asked), unit, organisation }
}

/** A register that can be chosen. */
export interface KeptBook {
  readonly kind: BookKind
  readonly unitCode: string
  readonly unitName: string
  /** Whether the unit is no more; its register stays. */
  readonly hasEnded: boolean
}

/**
 * The registers that the caller may read, by name: those of places first, then those of agencies; those
 * of units that have ended come after the others.
 *
 * Refuses: `forbidden/role`.
 */
export async function listBooks(context: Context): Promise<readonly KeptBook[]> {
  authorise(context.actor, 'register.read')
  const organisation = await organisationNow(context)
  const units = [...reachOf(context, organisation)]
    .flatMap((id) => organisation.unitOfAnyDay(id) ?? [])
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
  const booksOf = (kind: BookKind, kinds: readonly Unit['kind'][]): KeptBook[] =>
    units
      .filter((unit) => kinds.includes(unit.kind))
      .map(({ id, code, name }) => ({
        kind,
        unitCode: code,
        unitName: name,
        hasEnded: organisation.unit(id) === null,
      }))
      .toSorted((one, other) => Number(one.hasEnded) - Number(other.hasEnded))
  return [...booksOf('place', PLACES), ...booksOf('agency', AGENCIES)]
}

const PLACES = ['centre'] as const satisfies readonly Unit['kind'][]
const AGENCIES = [
  'department',
  'commune',
  'district',
  'central-agency',
] as const satisfies readonly Unit['kind'][]

function reachOf(context: Context, organisation: Organisation): ReadonlySet<UnitId> {
  const seesAll = rolesOf(context.actor).includes('procedure-control')
  const reached = unitsReached(context.actor, ...WORKING_ROLES)
  return new Set(
    seesAll
      ? [
          ...organisation.units.flatMap(({ id, parentId }) =>
            parentId === null ? [...organisation.reachOf(id)] : [],
          ),
          ...reached,
        ]
      : reached,
  )
}

/** Whoever has no business there learns of a unit only what everybody may know: that it is there today. */
function unitOfCode(organisation: Organisation, code: string, reach: ReadonlySet<UnitId>): Unit {
  for (const id of reach) {
    const unit = organisation.unitOfAnyDay(id)
    if (unit?.code === code) return unit
  }
  throw new Refused(
    organisation.byCode(code) === null ? 'not-found/unit' : 'forbidden/not-your-unit',
  )
}
