import { Wide } from '../../admin/parts/wide.tsx'
import { useTexts } from '../../texts.ts'
import type { ComparedLine, ComparedSection } from './comparison.ts'
import { VERSIONS } from './version-texts.ts'

/** Two versions side by side: the parts that changed open, the others folded. */
export function ComparisonTable(props: {
  readonly before: string
  readonly after: string
  readonly sections: readonly ComparedSection[]
}) {
  const words = useTexts(VERSIONS)
  const shown = props.sections.filter(({ lines }) => lines.length > 0)
  const changed = shown.filter(({ changes }) => changes > 0)
  return (
    <div className="stack">
      <p>{changed.length === 0 ? words.noChanges : words.changedParts(changed.length)}</p>
      {shown.map(({ id, title, changes, lines }) => (
        <details key={id} className="details" open={changes > 0}>
          <summary>
            {title} ({changes === 0 ? words.unchanged : words.changes(changes)})
          </summary>
          <Wide label={title}>
            <table className="table comparison">
              <thead>
                <tr>
                  <th scope="col">{props.before}</th>
                  <th scope="col">{props.after}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- lines have no other name than their place
                  <Line key={at} {...line} names={[props.before, props.after]} />
                ))}
              </tbody>
            </table>
          </Wide>
        </details>
      ))}
    </div>
  )
}

function Line({
  before,
  after,
  isSame,
  names,
}: ComparedLine & { readonly names: readonly [before: string, after: string] }) {
  return (
    <tr {...(isSame ? {} : { 'data-changed': '' })}>
      <td data-name={names[0]}>
        <Words words={before} as="del" isSame={isSame} />
      </td>
      <td data-name={names[1]}>
        <Words words={after} as="ins" isSame={isSame} />
      </td>
    </tr>
  )
}

function Words(props: {
  readonly words: ComparedLine['before']
  readonly as: 'ins' | 'del'
  readonly isSame: boolean
}) {
  const Mark = props.as
  if (props.words === null) return null
  return props.words.map(({ text, isShared }, at) =>
    isShared || props.isSame ? (
      text
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- words have no other name than their place
      <Mark key={at}>{text}</Mark>
    ),
  )
}
