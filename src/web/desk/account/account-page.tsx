import { Link, redirect } from 'react-router'
import { parseId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { endAllSessions, endOwnSession, listOwnSessions, visitorOf } from '#modules/identity'
import { receiveTyped } from '#platform/http'
import { webContext } from '#platform/web'
import { officerContext } from '../../requests.ts'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Button, Fact, Facts, Notice } from '../../ui/elements.tsx'
import { shortMoment } from '../parts/moments.ts'
import type { Route } from './+types/account-page.ts'
import { ACCOUNT } from './account-texts.ts'
import { deviceOf } from './device.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const current = visitorOf(args.context.get(webContext).received).session?.id
  const sessions = await listOwnSessions(context)
  const { displayName, username, roles } = context.actor
  return {
    displayName,
    username,
    roles: roles.map(({ role, unitName }) => ({ role, unitName })),
    sessions: sessions.map(({ id, kind, agent, address, createdAt, lastSeenAt }) => ({
      id,
      isCurrent: id === current,
      device: kind === 'token' ? null : deviceOf(agent),
      isScript: kind === 'token',
      address,
      createdAt: formatInstant(createdAt),
      lastSeenAt: formatInstant(lastSeenAt),
    })),
    done: new URL(args.request.url).searchParams.get('xong'),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args)
  const form = await receiveTyped(args.request)
  const current = visitorOf(args.context.get(webContext).received).session?.id ?? null
  if (form.get('end') === 'all') {
    await endAllSessions(context)
    return redirect('/can-bo/dang-nhap', { status: 303 })
  }
  if (form.get('end') === 'others') {
    await endAllSessions(context, current)
  } else {
    const given = form.get('end')
    const id = typeof given === 'string' ? parseId<'session'>(given) : null
    if (id === null) throw new Refused('not-found/session')
    await endOwnSession(context, id)
  }
  return redirect('/can-bo/tai-khoan?xong=phien', { status: 303 })
}

/** One's own account: roles, password and code, and where one is signed in. */
export default function AccountPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(ACCOUNT)
  const roleNames = useTexts(ROLE_NAMES)
  const done = {
    'mat-khau': words.passwordChanged,
    ma: words.codeSetUp,
    'go-ma': words.codeRemoved,
    phien: words.sessionEnded,
  }[loaderData.done ?? '']
  return (
    <div className="desk-page stack">
      <title>{`${words.accountTitle} – Một Cửa`}</title>
      <h1>{words.accountTitle}</h1>
      {done === undefined ? null : (
        <Notice>
          <output>{done}</output>
        </Notice>
      )}
      <Facts>
        <Fact name={words.name}>{loaderData.displayName}</Fact>
        <Fact name={words.username}>{loaderData.username}</Fact>
        <Fact name={words.roles}>
          <ul className="plain-list">
            {loaderData.roles.map(({ role, unitName }) => (
              <li key={`${role} ${unitName}`}>
                {roleNames[role]} – <span lang="vi">{unitName}</span>
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name={words.security}>
          <span className="row">
            <Link to="/can-bo/doi-mat-khau">{words.passwordTitle}</Link>
            <Link to="/can-bo/ma-xac-thuc">{words.codeTitle}</Link>
          </span>
        </Fact>
      </Facts>
      <Sessions sessions={loaderData.sessions} />
    </div>
  )
}

function Sessions(props: { readonly sessions: Route.ComponentProps['loaderData']['sessions'] }) {
  const words = useTexts(ACCOUNT)
  return (
    <section className="stack">
      <h2>{words.sessions}</h2>
      <p className="help">{words.sessionsHelp}</p>
      <form method="post" className="stack">
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words.device}</th>
                <th scope="col">{words.address}</th>
                <th scope="col">{words.began}</th>
                <th scope="col">{words.seen}</th>
                <th scope="col">
                  <span className="visually-hidden">{words.end}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {props.sessions.map((session) => {
                const device = session.isScript
                  ? words.script
                  : (session.device ?? words.unknownDevice)
                return (
                  <tr key={session.id}>
                    <td>{device}</td>
                    <td>{session.address}</td>
                    <td>{shortMoment(session.createdAt)}</td>
                    <td>{shortMoment(session.lastSeenAt)}</td>
                    <td>
                      {session.isCurrent ? (
                        <strong>{words.thisOne}</strong>
                      ) : (
                        <Button kind="secondary" name="end" value={session.id}>
                          {words.end}
                          <span className="visually-hidden"> {words.endThat(device)}</span>
                        </Button>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
        <div className="row">
          <Button kind="secondary" name="end" value="others">
            {words.endOthers}
          </Button>
          <Button kind="danger" name="end" value="all">
            {words.endAll}
          </Button>
        </div>
      </form>
    </section>
  )
}
