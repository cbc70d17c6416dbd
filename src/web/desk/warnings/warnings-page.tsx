import { Link, redirect } from 'react-router'
import { parseId } from '#kernel/id'
import { parseInstant } from '#kernel/instant'
import { listOwnWarnings, markWarningsSeen, type WarningsPage as Warnings } from '#modules/warnings'
import { receiveTyped } from '#platform/http'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, Tag } from '../../ui/elements.tsx'
import { momentInWords } from '../parts/moments.ts'
import { WARNING_WORDS } from '../parts/warning-words.ts'
import type { Route } from './+types/warnings-page.ts'
import { WARNINGS_PAGE } from './warnings-texts.ts'

const ROWS = 25

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const place = new URL(args.request.url).searchParams.get('sau')
  const after = place === null ? null : parseId<'due_warning'>(place)
  const page = await listOwnWarnings(context, { after, limit: ROWS })
  return { ...page, isFirst: after === null }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args)
  const until = (await receiveTyped(args.request)).get('until')
  const sentUntil = parseInstant(typeof until === 'string' ? until : '')
  if (sentUntil !== null) await markWarningsSeen(context, sentUntil)
  return redirect('/can-bo/nhac-han', 303)
}

/** What an officer was warned of before it was due, the newest first. */
export default function WarningsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(WARNINGS_PAGE)
  const { items, next, isFirst } = loaderData
  const [newest] = items
  return (
    <div className="stack-wide">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      {newest === undefined ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <>
          {isFirst && items.some(({ seenAt }) => seenAt === null) ? (
            <form method="post">
              <input type="hidden" name="until" value={newest.sentAt} />
              <Button kind="secondary">{words.markSeen}</Button>
            </form>
          ) : null}
          <ul className="plain-list stack">
            {items.map((item) => (
              <WarningItem key={item.id} item={item} />
            ))}
          </ul>
          {isFirst && next === null ? null : (
            <p className="row">
              {isFirst ? null : <Link to="/can-bo/nhac-han">{words.first}</Link>}
              {next === null ? null : (
                <Link rel="next" to={`/can-bo/nhac-han?sau=${next}`}>
                  {words.next}
                </Link>
              )}
            </p>
          )}
        </>
      )}
    </div>
  )
}

function WarningItem({ item }: { readonly item: Warnings['items'][number] }) {
  const words = useTexts(WARNINGS_PAGE)
  const kinds = useTexts(WARNING_WORDS)
  const language = useLanguage()
  const what = item.stepName === null ? words.ofDossier : words.ofStep(item.stepName)
  return (
    <li>
      <Link to={`/can-bo/ho-so/${encodeURIComponent(item.code)}`}>{item.code}</Link>{' '}
      <Tag tone="soon" shape="triangle">
        {kinds[item.kind]}
      </Tag>{' '}
      {item.seenAt === null ? <strong>{words.unseen}</strong> : null}
      <div>
        {what}, {words.due(momentInWords(item.dueAt, language))}
      </div>
      <div className="help">{words.sent(momentInWords(item.sentAt, language))}</div>
    </li>
  )
}
