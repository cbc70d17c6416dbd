import { Form, Link } from 'react-router'
import { listHolders, moveWork, viewOpenWork, type OpenWork } from '#modules/dossiers'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { languageOf, officerContext, valuesOf } from '../../requests.ts'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Select } from '../../ui/fields.tsx'
import type { Route } from './+types/moves-page.ts'
import { MOVES } from './moves-texts.ts'

const MOST_AT_ONCE = 200

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const of = new URL(args.request.url).searchParams.get('cua')
  return of === null
    ? { holders: await listHolders(context), work: null }
    : { holders: [], work: await viewOpenWork(context, of) }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args)
  const given = valuesOf(await receiveTyped(args.request))
  const of = new URL(args.request.url).searchParams.get('cua') ?? ''
  const group = given.group ?? ''
  const assignee = given.assignee ?? ''
  if (assignee === '') return { group, fault: true } as const
  const isTrial = given.trial !== undefined
  const role = ROLES.find((each) => each === given.role)
  const { unitCode, stepName } = given
  const move = { assignee, unitCode, role, stepName, isTrial, limit: MOST_AT_ONCE }
  const { items, nextCursor } = await moveWork(context, of, move)
  const refused = items.flatMap(({ code, refusal }) =>
    refusal === null ? [] : [`${code}: ${refusalText(refusal, languageOf(args))}`],
  )
  const hasMore = nextCursor !== null
  return { group, isTrial, count: items.length - refused.length, refused, hasMore } as const
}

const ROLES = ['reception', 'handler', 'division-head', 'approver', 'clerk'] as const

/** Who holds work, and giving all that one holds to another. */
export default function MovesPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(MOVES)
  const { holders, work } = loaderData
  return (
    <div className="stack-wide">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{work === null ? words.title : words.heldBy(work.displayName)}</h1>
      <p className="help">{words.help}</p>
      {work === null ? <Holders holders={holders} /> : <Groups work={work} returned={actionData} />}
    </div>
  )
}

function Holders(props: { readonly holders: Route.ComponentProps['loaderData']['holders'] }) {
  const words = useTexts(MOVES)
  if (props.holders.length === 0) return <Empty>{words.none}</Empty>
  return (
    <section className="stack">
      <h2>{words.who}</h2>
      <ul className="plain-list">
        {props.holders.map(({ username, displayName, isActive, count }) => (
          <li key={username}>
            <Link to={`?cua=${encodeURIComponent(username)}`}>{displayName}</Link>{' '}
            <span className="help">
              {words.steps(count)}
              {isActive ? null : `, ${words.hasLeft}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Returned = Route.ComponentProps['actionData']

function Groups(props: { readonly work: OpenWork; readonly returned: Returned }) {
  const words = useTexts(MOVES)
  const { work, returned } = props
  return (
    <>
      <Outcome returned={returned} />
      {work.groups.length === 0 ? <Empty>{words.nothing}</Empty> : null}
      {work.groups.map((group) => (
        <Group
          key={groupOf(group)}
          group={group}
          isFaulty={returned?.group === groupOf(group) && 'fault' in returned}
        />
      ))}
      <p>
        <Link to="/can-bo/chuyen-viec">{words.all}</Link>
      </p>
    </>
  )
}

function Outcome({ returned }: { readonly returned: Returned }) {
  const words = useTexts(MOVES)
  if (returned === undefined) return null
  if ('fault' in returned) {
    const faults = [{ id: `assignee-${returned.group}`, text: words.assigneeMissing }]
    return <ErrorSummary title={words.mend} faults={faults} />
  }
  const { isTrial, count, refused, hasMore } = returned
  return (
    <>
      {count === 0 ? null : (
        <Notice>
          <output>{isTrial ? words.movable(count) : words.moved(count)}</output>
          {hasMore ? <p>{words.more}</p> : null}
        </Notice>
      )}
      <ErrorSummary
        title={words.refused(refused.length)}
        faults={refused.map((text) => ({ id: '', text }))}
      />
    </>
  )
}

type WorkGroup = OpenWork['groups'][number]

function groupOf({ unitCode, role, stepName }: WorkGroup): string {
  // It is part of ids, which hold no blanks.
  return `${unitCode}-${role}-${stepName}`.replaceAll(/\s+/gu, '_')
}

function Group(props: { readonly group: WorkGroup; readonly isFaulty: boolean }) {
  const words = useTexts(MOVES)
  const roles = useTexts(ROLE_NAMES)
  const { unitCode, unitName, role, stepName, count, officers } = props.group
  const id = groupOf(props.group)
  return (
    <section className="panel stack">
      <h2>{words.group(stepName, count)}</h2>
      <p className="help">
        {roles[role]} {words.at(unitName)}
      </p>
      {officers.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <Form method="post" className="stack" noValidate>
          <input type="hidden" name="group" value={id} />
          <input type="hidden" name="unitCode" value={unitCode} />
          <input type="hidden" name="role" value={role} />
          <input type="hidden" name="stepName" value={stepName} />
          <Select
            id={`assignee-${id}`}
            name="assignee"
            label={words.to}
            placeholder={words.choose}
            fault={props.isFaulty ? words.assigneeMissing : undefined}
            options={officers.map(({ username, displayName }) => ({
              value: username,
              label: displayName,
            }))}
          />
          <label className="row">
            <input type="checkbox" name="trial" value="1" />
            {words.tryOnly}
          </label>
          <div className="row">
            <Button>{words.move}</Button>
          </div>
        </Form>
      )}
    </section>
  )
}
