import { Link } from 'react-router'
import type { Day } from '#kernel/day'
import { parseId, type UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { countInHand } from '#modules/dossiers'
import { staffByIds } from '#modules/identity'
import { listRolesOfUnit, viewUnit } from '#modules/organisations'
import { decisionsOfUnit } from '#modules/reorganisations'
import type { Context } from '#platform/context'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Empty, Notice } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { dayIn } from '../parts/address.ts'
import type { Route } from './+types/unit-page.ts'
import { UNIT_CHANGES, CHANGE_WORDS } from './unit-change-texts.ts'
import { UnitFacts } from './unit-facts.tsx'
import { UnitHistory } from './unit-history.tsx'
import { UnitRoles } from './unit-roles.tsx'
import { UNITS } from './units-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { searchParams } = new URL(args.request.url)
  const today = dayOf(context.clock.now())
  const unitId = unitIdIn(args.params.id)
  const view = await viewUnit(context, unitId, dayIn(searchParams.get('ngay')) ?? today)
  const people = await peopleOf(context, unitId, view.day)
  const decisions = await decisionsOfUnit(context, unitId)
  const { validTo } = view.unit
  const hasEnded = validTo !== null && validTo < today
  const held = hasEnded && view.successors.length > 0 ? await countInHand(context, [unitId]) : null
  const toCarry = held?.reduce((sum, { count }) => sum + count, 0) ?? null
  return {
    ...view,
    decisions: decisions.map(citedOnly),
    today,
    toCarry,
    people,
    isDone: searchParams.has('xong'),
  }
}

/** A decision as the page cites it. */
function citedOnly(decision: Awaited<ReturnType<typeof decisionsOfUnit>>[number]) {
  const { id, kind, unitName, number, decidedOn, issuer, effectiveOn, unitIds } = decision
  return { id, kind, unitName, number, decidedOn, issuer, effectiveOn, unitIds }
}

/** An id of the address; what cannot be one is not found. */
function unitIdIn(text: string): UnitId {
  return parseId<'unit'>(text) ?? ('00000000-0000-0000-0000-000000000000' as UnitId)
}

/** Who holds which role there; null where the caller is no administrator of the unit. */
async function peopleOf(context: Context, unitId: UnitId, on: Day) {
  try {
    const roles = await listRolesOfUnit(context, unitId, on)
    const staff = await staffByIds(
      context,
      roles.map(({ accountId }) => accountId),
    )
    return roles.map(({ id, accountId, role, validFrom, validTo }) => {
      const { displayName = '', username = '' } = staff.get(accountId) ?? {}
      return { id, accountId, role, validFrom, validTo, displayName, username }
    })
  } catch (error) {
    if (error instanceof Refused && error.code === 'forbidden/unit-outside-reach') return null
    throw error
  }
}

export default function UnitPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(UNITS)
  const admin = useTexts(ADMIN)
  const { unit, day, subordinates, people, isDone, toCarry } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(unit.name)}</title>
      <div className="stack">
        <p>
          <Link to={`/quan-tri/don-vi?ngay=${day}`}>{words.title}</Link>
        </p>
        <h1 lang="vi">{unit.name}</h1>
        {isDone ? <Notice title={words.done} /> : null}
        {toCarry === null ? null : <p>{words.toCarry(toCarry)}</p>}
      </div>
      <UnitFacts {...loaderData} />
      <UnitHistory {...loaderData} />
      <section className="stack">
        <h2>{words.people}</h2>
        <UnitRoles people={people} />
      </section>
      <section className="stack">
        <h2>
          {words.subordinates} ({subordinates.length})
        </h2>
        {subordinates.length === 0 ? (
          <Empty>{words.noSubordinates}</Empty>
        ) : (
          <ul className="admin-list">
            {subordinates.map(({ id, code, name }) => (
              <li key={id}>
                <Link to={`/quan-tri/don-vi/${id}?ngay=${day}`}>{name}</Link>
                <span className="help">{code}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {people === null || unit.validTo !== null ? null : <Changes unit={unit} />}
    </div>
  )
}

function Changes({ unit }: Pick<Route.ComponentProps['loaderData'], 'unit'>) {
  const words = useTexts(UNITS)
  const changes = useTexts(CHANGE_WORDS)
  return (
    <section className="stack">
      <h2>{words.changes}</h2>
      <ul className="admin-list">
        {UNIT_CHANGES.filter(
          (change) => unit.kind !== 'province' || change === 'them' || change === 'doi-ten',
        ).map((change) => (
          <li key={change}>
            <Link to={`/quan-tri/don-vi/${unit.id}/${change}`}>{changes.titles[change]}</Link>
            <span className="help">{changes.about[change]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
