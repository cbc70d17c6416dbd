import { parseInstant, formatInstant } from '#kernel/instant'
import { officerIdOf, staffByIds } from '#modules/identity'
import { SYSTEM } from '#platform/access'
import { readAuditTrail, type AuditPosition } from '#platform/audit'
import { timeWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { dayIn, withQuery } from '../parts/address.ts'
import { Pages } from '../parts/pages.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/trail-page.ts'
import { EVENT_NAMES } from './event-texts.ts'
import { KIND_NAMES } from './kind-texts.ts'
import { TRAIL } from './trail-texts.ts'

const PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { searchParams } = new URL(args.request.url)
  const asked = {
    tu: searchParams.get('tu') ?? '',
    den: searchParams.get('den') ?? '',
    ai: (searchParams.get('ai') ?? '').trim(),
    ma: (searchParams.get('ma') ?? '').trim(),
  }
  const after = positionIn(searchParams.get('sau'))
  const actorId = asked.ai === '' ? null : await officerIdOf(context, asked.ai)
  const isUnknownActor = asked.ai !== '' && actorId === null
  const question = {
    since: dayIn(asked.tu) ?? undefined,
    until: dayIn(asked.den) ?? undefined,
    actorId: actorId ?? undefined,
    objectId: asked.ma === '' ? undefined : asked.ma,
  }
  const page = await readAuditTrail(context, question, { after, limit: PAGE })
  const people = await staffByIds(
    context,
    page.items.flatMap(({ actorId }) => actorId ?? []),
  )
  const entries = page.items.map(({ id, at, actorId, event, objectKind, objectId, details }) => ({
    id,
    at: formatInstant(at),
    who: actorId === null ? null : (people.get(actorId)?.username ?? actorId),
    actor: actorKind(actorId, people.has(actorId ?? SYSTEM.accountId)),
    event,
    objectKind,
    objectId,
    details: details === null ? '' : JSON.stringify(details),
  }))
  return {
    asked,
    isUnknownActor,
    entries: isUnknownActor ? [] : entries,
    isFirst: after === null,
    next: isUnknownActor || page.next === null ? null : positionText(page.next),
  }
}

function actorKind(
  actorId: string | null,
  isOfficer: boolean,
): 'stranger' | 'system' | 'officer' | 'applicant' {
  if (actorId === null) return 'stranger'
  if (actorId === SYSTEM.accountId) return 'system'
  return isOfficer ? 'officer' : 'applicant'
}

function positionText({ at, id }: AuditPosition): string {
  return `${at.toISOString()} ${id}`
}

function positionIn(text: string | null): AuditPosition | null {
  const [instant = '', id = ''] = (text ?? '').split(' ')
  const at = parseInstant(instant)
  return at === null || !/^\d{1,15}$/.test(id) ? null : { at, id: Number(id) }
}

export default function TrailPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(TRAIL)
  const admin = useTexts(ADMIN)
  const { asked, entries, isUnknownActor, isFirst, next } = loaderData
  const to = (sau: string | null) => withQuery('/quan-tri/nhat-ky', { ...asked, sau })
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      <search>
        <form className="admin-search" noValidate>
          <TextField id="tu" type="date" label={words.since} value={asked.tu} />
          <TextField id="den" type="date" label={words.until} value={asked.den} />
          <TextField
            id="ai"
            label={words.actor}
            value={asked.ai}
            fault={isUnknownActor ? words.unknownActor : undefined}
          />
          <TextField id="ma" label={words.object} help={words.objectHelp} value={asked.ma} />
          <button type="submit" className="button" data-kind="secondary">
            {admin.search}
          </button>
        </form>
      </search>
      {entries.length === 0 ? <Empty>{words.nothing}</Empty> : <Entries entries={entries} />}
      <Pages next={next === null ? null : to(next)} first={isFirst ? null : to(null)} />
    </div>
  )
}

/** Entries of a version before may have names that are given no more: then what was recorded stands alone. */
type Names = Readonly<Record<string, string | undefined>>

function Entries({ entries }: Pick<Route.ComponentProps['loaderData'], 'entries'>) {
  const words = useTexts(TRAIL)
  const events: Names = useTexts(EVENT_NAMES)
  const kinds: Names = useTexts(KIND_NAMES)
  const language = useLanguage()
  return (
    <Wide label={words.list}>
      <table className="table cards trail">
        <thead>
          <tr>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.event}</th>
            <th scope="col">{words.about2}</th>
            <th scope="col">{words.details}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ id, at, who, actor, event, objectKind, objectId, details }) => (
            <tr key={id}>
              <th scope="row">{timeWords(at, language)}</th>
              <td data-name={words.who}>{actor === 'officer' ? who : words[actor]}</td>
              <td data-name={words.event}>
                {events[event] ?? event}
                {events[event] === undefined ? null : <div className="help">{event}</div>}
              </td>
              <td data-name={words.about2}>
                {kinds[objectKind] ?? objectKind}
                <div className="help">{objectId}</div>
              </td>
              <td className="trail-details" data-name={words.details}>
                {details}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
