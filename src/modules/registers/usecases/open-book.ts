import type { UnitId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import {
  figureUnit,
  organisationNow,
  reachedUnit,
  readWith,
  type FigureUnit,
  type Organisation,
  type Unit,
  type UnitReading,
} from '#modules/organisations'
import { authorise, rolesOf, unitsReached } from '#platform/access'
import type { Context } from '#platform/context'
import { bookOf, whyNotPeriod, type Book, type BookKind, type Period } from '../domain/book.ts'

/** Which register is asked for: whose, of what, of when. */
export interface AskedBook extends Period {
  readonly unitCode: string
  readonly kind: BookKind
  /** By the units of then, or by those that have their affairs now. */
  readonly units: UnitReading
}

/** A book that the caller may read, and what it is told with. */
export interface OpenBook {
  readonly book: Book
  /** Whose it is, by the reading that was asked for. */
  readonly unit: FigureUnit
  readonly organisation: Organisation
}

/** Roles that handle dossiers; in a unit or above it they see every dossier that the unit received or decides. */
const WORKING_ROLES = ['reception', 'handler', 'division-head', 'approver', 'clerk'] as const

/**
 * Opens the register of a unit for who may see all the dossiers in it: those who work there or in a
 * unit above it, and procedure control. Registers of units that have ended stay with those who took
 * over. By the units of now, the register of a unit that goes on in another is that of the other.
 *
 * Refuses: `forbidden/role`, `not-found/unit`, `forbidden/not-your-unit`, `invalid/period-reversed`,
 * `invalid/outside-calendar`.
 */
export async function openBook(context: Context, asked: AskedBook): Promise<OpenBook> {
  authorise(context.actor, 'register.read')
  const organisation = await organisationNow(context)
  const { kind, units } = asked
  const reach = reachOf(context, organisation)
  const { id } = reachedUnit(organisation, asked.unitCode, reach)
  const unit = figureUnit(organisation, units, id, null)
  if (unit === null || !reach.has(unit.id)) throw new Refused('forbidden/not-your-unit')
  const refusal = whyNotPeriod(asked)
  if (refusal !== null) throw new Refused(refusal)
  const together = units === 'now' ? readWith(organisation, unit.id) : null
  return {
    book: bookOf({ kind, unitId: unit.id, readWith: together }, asked),
    unit,
    organisation,
  }
}

/** A register that can be chosen. */
export interface KeptBook {
  readonly kind: BookKind
  readonly unitCode: string
  readonly unitName: string
  /** Whether the unit is no more; its register stays. */
  readonly hasEnded: boolean
  /** Those among which it was divided, where its register is what had ended before; else none. */
  readonly successors: readonly string[]
}

/**
 * The registers that the caller may read, by name: those of places first, then those of agencies; those
 * of units that have ended come after the others. By the units of now, only of units that go on in no other.
 *
 * Refuses: `forbidden/role`.
 */
export async function listBooks(
  context: Context,
  reading: UnitReading,
): Promise<readonly KeptBook[]> {
  authorise(context.actor, 'register.read')
  const organisation = await organisationNow(context)
  const units = [...reachOf(context, organisation)]
    .flatMap((id) => organisation.unitOfAnyDay(id) ?? [])
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
  const booksOf = (kind: BookKind, kinds: readonly Unit['kind'][]): KeptBook[] => {
    const superiors = reading === 'now' ? superiorsGoingOn(organisation, kinds) : new Set<UnitId>()
    return units
      .filter((unit) => kinds.includes(unit.kind) || superiors.has(unit.id))
      .flatMap(({ id, code, name }) => {
        const of = figureUnit(organisation, reading, id, null)
        if (of === null || of.id !== id) return []
        const hasEnded = organisation.unit(id) === null
        return [{ kind, unitCode: code, unitName: name, hasEnded, successors: of.successors }]
      })
      .toSorted((one, other) => Number(one.hasEnded) - Number(other.hasEnded))
  }
  return [...booksOf('place', PLACES), ...booksOf('agency', AGENCIES)]
}

const PLACES = ['centre'] as const satisfies readonly Unit['kind'][]
const AGENCIES = [
  'department',
  'commune',
  'district',
  'central-agency',
] as const satisfies readonly Unit['kind'][]

/** The units above those of some kinds that have ended with nobody to take over: what was left goes on there. */
function superiorsGoingOn(organisation: Organisation, kinds: readonly Unit['kind'][]): Set<UnitId> {
  const ended = organisation.endedUnits().filter((id) => {
    const kind = organisation.unitOfAnyDay(id)?.kind
    return kind !== undefined && kinds.includes(kind) && organisation.heirsOf(id).length === 0
  })
  return new Set(ended.flatMap((id) => organisation.heirOf(id)?.id ?? []))
}

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
