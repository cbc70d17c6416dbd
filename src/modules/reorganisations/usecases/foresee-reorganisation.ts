import type { AccountId, UnitId } from '#kernel/id'
import { unitsWithOwnCalendar } from '#modules/calendars'
import { countDelegations } from '#modules/delegations'
import { countInHand, type DossierState } from '#modules/dossiers'
import { staffByIds } from '#modules/identity'
import {
  foreseeUnitChange,
  type ForeseenChange,
  type Organisation,
  type UnitChange,
} from '#modules/organisations'
import { catalogueOf, type Catalogue } from '#modules/procedures'
import { stepsOfNamedUnits } from '#modules/processes'
import type { Context } from '#platform/context'
import { sharesOf, type Sharing } from '../domain/sharing.ts'

/** Something of a unit that ends, and who goes on with it; null when nobody does. */
interface Passed {
  readonly from: string
  readonly to: string | null
}

/** What a change of units would do, in the organisation and everywhere else. */
export interface ForeseenReorganisation extends Pick<
  ForeseenChange,
  'from' | 'ended' | 'begun' | 'moved' | 'rolesCarried' | 'rolesLost'
> {
  /** The change with every procedure of a split unit given to a unit that begins. */
  readonly change: UnitChange
  /** The procedures that are decided by a unit which ends. */
  readonly procedures: readonly (Passed & {
    readonly code: string
    readonly name: string
    readonly sector: string
  })[]
  /** The steps of processes in force that name such a unit. */
  readonly steps: readonly (Passed & { readonly procedureCode: string; readonly step: string })[]
  /** What is in hand there, by state. A dossier that several of the units have is told of each. */
  readonly dossiers: readonly (Passed & { readonly state: DossierState; readonly count: number })[]
  /** Whoever holds a role there. */
  readonly officers: readonly { readonly id: AccountId; readonly name: string }[]
  /** How many delegations end with the units; the signers of the successors give them anew. */
  readonly delegations: number
  /** The units whose own working calendar is to be entered anew for the successor. */
  readonly calendars: readonly string[]
}

/**
 * What a change of units would do, for the administrator who thinks of making it: which procedures, steps, dossiers,
 * officers and subordinates it touches and where each goes. Of a unit that is split, a procedure goes where `sharing`
 * says, and to nobody while it says nothing. Changes nothing. Refuses as the change itself.
 */
export async function foreseeReorganisation(
  context: Context,
  wanted: UnitChange,
  sharing: Sharing,
): Promise<ForeseenReorganisation> {
  const plain = await foreseeUnitChange(context, wanted)
  const ended = new Set(plain.ended.map(({ id }) => id))
  const decided = decidedBy(ended, await catalogueOf(context), plain.before)
  const change =
    wanted.kind === 'split' ? { ...wanted, shares: sharesOf(decided, sharing) } : wanted
  const { before, after, officers, ...foreseen } =
    change === wanted ? plain : await foreseeUnitChange(context, change)
  const passed = (slug: string, code: string): Passed => ({
    from: before.named(slug, code)?.name ?? slug,
    to: isUnshared(change, code) ? null : (after.named(slug, code)?.name ?? null),
  })
  const steps = await stepsOfNamedUnits(context, foreseen.from)
  return {
    ...foreseen,
    change,
    procedures: decided.map(({ slug, ...each }) => ({ ...each, ...passed(slug, each.code) })),
    steps: steps
      .filter(({ slug, procedureCode }) => isOf(ended, before.named(slug, procedureCode)))
      .map(({ slug, ...each }) => ({ ...each, ...passed(slug, each.procedureCode) })),
    dossiers: await inHandOf(context, ended, { before, after }),
    officers: await namesOf(context, officers),
    ...(await toBeGivenAnew(context, foreseen)),
  }
}

/** How much would have nobody to go on with it. */
export interface LeftBehind {
  readonly procedures: number
  readonly steps: number
  readonly dossiers: number
}

/** What keeps a change from being made: what has no successor; null when everything has one. */
export function leftBehind({
  procedures,
  steps,
  dossiers,
}: Pick<ForeseenReorganisation, 'procedures' | 'steps' | 'dossiers'>): LeftBehind | null {
  const lost = {
    procedures: procedures.filter(({ to }) => to === null).length,
    steps: steps.filter(({ to }) => to === null).length,
    dossiers: dossiers.reduce((sum, { to, count }) => (to === null ? sum + count : sum), 0),
  }
  return lost.procedures + lost.steps + lost.dossiers === 0 ? null : lost
}

type Ended = ReadonlySet<UnitId>

function isOf(ended: Ended, unit: { readonly id: UnitId } | null): boolean {
  return unit !== null && ended.has(unit.id)
}

function isUnshared(change: UnitChange, procedureCode: string): boolean {
  return change.kind === 'split' && !(procedureCode in change.shares)
}

function decidedBy(ended: Ended, { index }: Catalogue, before: Organisation) {
  return [...index.byCode.values()]
    .flatMap(({ entry: { code, content } }) => {
      const slug = content.competence.department
      if (slug === null || !isOf(ended, before.named(slug, code))) return []
      return [{ code, name: content.name, sector: content.sector, slug }]
    })
    .toSorted((a, b) => a.sector.localeCompare(b.sector, 'vi') || (a.code < b.code ? -1 : 1))
}

/** What the units have in hand, by unit, state and who goes on with it. */
async function inHandOf(
  context: Context,
  ended: Ended,
  { before, after }: { readonly before: Organisation; readonly after: Organisation },
) {
  const counted = await countInHand(context, [...ended])
  const named = counted.map(({ unitId, procedureCode, ...each }) => ({
    ...each,
    from: before.unitOfAnyDay(unitId)?.name ?? '',
    to: after.heirOf(unitId, procedureCode)?.name ?? null,
  }))
  const groups = Map.groupBy(named, ({ from, to, state }) => JSON.stringify([from, to, state]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [{ ...first, count: group.reduce((sum, { count }) => sum + count, 0) }]
  })
}

async function namesOf(context: Context, ids: readonly AccountId[]) {
  const staff = await staffByIds(context, ids)
  return [...staff.values()].map(({ id, displayName }) => ({ id, name: displayName }))
}

async function toBeGivenAnew(
  context: Context,
  { ended, from }: Pick<ForeseenChange, 'ended' | 'from'>,
) {
  const own = await unitsWithOwnCalendar(context)
  const ids = ended.map(({ id }) => id)
  return {
    delegations: await countDelegations(context, ids, from),
    calendars: ended.filter(({ id }) => own.has(id)).map(({ name }) => name),
  }
}
