import type { PostingState } from '#modules/publications'
import { Wide } from '../../admin/parts/wide.tsx'
import { dayWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Tag, type Tone } from '../../ui/elements.tsx'
import type { Shape } from '../../ui/icons.tsx'
import { isOwed } from './board-states.ts'
import type { BoardPage } from './load-board.ts'
import { POSTINGS } from './posting-texts.ts'

const LOOKS: Readonly<Record<PostingState, readonly [Tone, Shape]>> = {
  missing: ['soon', 'cross'],
  outdated: ['soon', 'triangle'],
  'to-remove': ['soon', 'square'],
  posted: ['done', 'check'],
}

/** The procedures of a board, each with its state, its poster, and a box to choose it. */
export function BoardTable({ place, lines }: Pick<BoardPage, 'place' | 'lines'>) {
  const words = useTexts(POSTINGS)
  return (
    <Wide label={words.board(place.name)}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.procedure}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.since}</th>
            <th scope="col">{words.poster}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <BoardLine key={line.code} place={place} line={line} />
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function BoardLine(props: {
  readonly place: BoardPage['place']
  readonly line: BoardPage['lines'][number]
}) {
  const words = useTexts(POSTINGS)
  const language = useLanguage()
  const { code, name, number, state, dueOn, isOverdue, postedOn } = props.line
  const [tone, shape] = LOOKS[state]
  return (
    <tr>
      <th scope="row">
        {isOwed(props.line) ? <input type="hidden" name="shown" value={code} /> : null}
        <label className="control-pick">
          <input type="checkbox" name="code" value={code} />
          <span>{name}</span>
        </label>
        <div className="help">
          {code}
          {number === null ? '' : ` · ${words.version(number)}`}
        </div>
      </th>
      <td>
        <Tag tone={tone} shape={shape}>
          {words.views[state]}
        </Tag>
        {postedOn === null ? null : (
          <div className="help">{words.postedOn(dayWords(postedOn, language))}</div>
        )}
      </td>
      <td {...(dueOn === null ? {} : { 'data-name': words.since })}>
        {dueOn === null ? null : dayWords(dueOn, language)}
        {isOverdue ? (
          <div>
            <Tag tone="late" shape="square">
              {words.views.overdue}
            </Tag>
          </div>
        ) : null}
      </td>
      <td>
        {dueOn === null ? null : (
          <a href={`/can-bo/niem-yet/${props.place.code}/${code}`}>
            {words.poster}
            <span className="visually-hidden"> {words.posterOf(name)}</span>
          </a>
        )}
      </td>
    </tr>
  )
}
