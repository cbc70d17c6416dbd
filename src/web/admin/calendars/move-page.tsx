import { data, Link } from 'react-router'
import { parseId } from '#kernel/id'
import { readMove } from '#modules/dossiers'
import { MOVED } from '../../due-date/moved-words.ts'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Fact, Facts, LinkButton, Notice, Tag } from '../../ui/elements.tsx'
import { AtTime } from '../../when.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import type { Route } from './+types/move-page.ts'
import { PREVIEW_WORDS } from './preview-texts.ts'
import { toldMove, type ToldMove } from './told-move.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const id = parseId<'calendar_change'>(args.params.id)
  if (id === null) throw data(null, { status: 404 })
  return toldMove(await readMove(context, id))
}

/** How far the due dates have followed a change of a calendar. */
export default function MovePage({ loaderData: move }: Route.ComponentProps) {
  const words = useTexts(PREVIEW_WORDS)
  const admin = useTexts(ADMIN)
  const { why } = useTexts(MOVED)
  const isDone = move.progress === 'done'
  return (
    <div className="stack-wide">
      <title>{admin.page(words.move)}</title>
      <h1>{words.move}</h1>
      <Notice title={words.saved} />
      <Facts>
        <Fact name={words.cause}>
          <span className="admin-sentence">
            {why(move.cause)}, <AtTime at={move.at} />
          </span>
        </Fact>
        <Fact name={words.whose}>{move.unitName ?? words.province}</Fact>
        <Standing move={move} />
        <Fact name={words.moved}>{move.moved.toLocaleString('vi-VN')}</Fact>
        {move.secondsLeft === null ? null : (
          <Fact name={words.left}>{words.seconds(move.secondsLeft)}</Fact>
        )}
      </Facts>
      {isDone ? null : <p className="help">{words.goesOn}</p>}
      <p className="row">
        {isDone ? null : (
          <LinkButton to={`/quan-tri/lich/thay-doi/${move.id}`}>{words.refresh}</LinkButton>
        )}
        <Link to="/quan-tri/lich">{words.toCalendar}</Link>
      </p>
    </div>
  )
}

function Standing({ move }: { readonly move: ToldMove }) {
  const words = useTexts(PREVIEW_WORDS)
  const { progress, done, total } = move
  return (
    <Fact name={words.standing}>
      <span className="row">
        <Tag
          tone={progress === 'done' ? 'done' : 'soon'}
          shape={progress === 'done' ? 'check' : 'half'}
        >
          {words.progress[progress]}
        </Tag>
        {progress === 'waiting' ? null : (
          <>
            <progress value={done} max={Math.max(1, total)} aria-label={words.standing} />
            <span>{words.looked(done, total)}</span>
          </>
        )}
      </span>
    </Fact>
  )
}
