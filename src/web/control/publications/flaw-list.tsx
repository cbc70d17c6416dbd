import { Link } from 'react-router'
import type { Flaw } from '#modules/publications'
import { useTexts, type Texts } from '../../texts.ts'
import { RECORD, SECTION_IDS } from '../record/record-fields.ts'
import { RECORD_WORDS } from '../record/record-texts.ts'
import { publicationPath } from './publication-args.ts'
import { PUBLICATIONS } from './publication-texts.ts'

type Words = (typeof PUBLICATIONS)['vi']
type RecordWords = typeof RECORD_WORDS extends Texts<infer W> ? W : never

/** Everything that is wrong with a decision, what must be mended first, each leading to where it is mended. */
export function FlawList(props: {
  readonly publicationId: string
  readonly flaws: readonly Flaw[]
  readonly items: readonly { readonly code: string; readonly name: string }[]
  /** How many there are besides those that are shown. */
  readonly hidden?: number
  /** Whether only some procedures of the decision were looked through. */
  readonly isPart?: boolean
}) {
  const words = useTexts(PUBLICATIONS)
  const { publicationId, flaws, items, hidden = 0, isPart = false } = props
  const groups = [
    { title: words.mustMend, flaws: flaws.filter(({ mustMend }) => mustMend) },
    { title: words.lookAgain, flaws: flaws.filter(({ mustMend }) => !mustMend) },
  ]
  return (
    <section className="stack" id="kiem-tra">
      <h2>{words.checks}</h2>
      {isPart ? (
        <p>
          {words.checkedPart}{' '}
          <Link to={`${publicationPath(publicationId)}?kiem-tra=tat-ca`}>{words.checkAll}</Link>
        </p>
      ) : null}
      {flaws.length === 0 ? <p>{isPart ? words.noFlawsHere : words.noFlaws}</p> : null}
      {groups.map((group) =>
        group.flaws.length === 0 ? null : (
          <div key={group.title} className="stack">
            <h3>
              {group.title} ({group.flaws.length})
            </h3>
            <ul className="admin-list">
              {group.flaws.map((flaw) => (
                <FlawLine
                  key={JSON.stringify(flaw)}
                  publicationId={publicationId}
                  items={items}
                  flaw={flaw}
                />
              ))}
            </ul>
          </div>
        ),
      )}
      {hidden === 0 ? null : <p>{words.moreFlaws(hidden)}</p>}
    </section>
  )
}

function FlawLine(props: {
  readonly publicationId: string
  readonly flaw: Flaw
  readonly items: readonly { readonly code: string; readonly name: string }[]
}) {
  const words = useTexts(PUBLICATIONS)
  const record = useTexts(RECORD_WORDS)
  const { flaw } = props
  const item = props.items.find(({ code }) => code === flaw.itemCode)
  const section = flaw.section === null ? null : record.sections[flaw.section]
  return (
    <li>
      <Link to={placeOf(props.publicationId, flaw)}>{sentence(flaw, words, record)}</Link>
      <span className="help">
        {[item?.name || item?.code, section].filter((part) => part != null).join(' · ')}
      </span>
    </li>
  )
}

/** What is wrong, in words: which piece and which rule, for a piece that breaks one. */
function sentence({ code, detail }: Flaw, words: Words, record: RecordWords): string {
  if (code !== 'part-faulty' || detail === null)
    return detail === null ? words.flaws[code] : `${words.flaws[code]}: ${detail}`
  const { path, rule } = pieceOf(detail)
  const named = path.findLast((key) => record.fields[key] !== undefined)
  const whole = record.fields[path.join('.')] ?? record.fields[named ?? ''] ?? path.join('.')
  const entry = path.find((key) => /^\d+$/.test(key))
  const place = entry === undefined ? whole : `${whole} (${Number(entry) + 1})`
  const broken = rule === 'too_small' && !isNumber(path.join('.')) ? 'missing' : rule
  return `${place}: ${words.rules[broken] ?? words.flaws[code]}`
}

/** Numbers break a rule by being too small where texts and lists are simply not there. */
function isNumber(path: string): boolean {
  return SECTION_IDS.some((id) =>
    RECORD[id].fields.some(
      (field) => field.path === path && (field.kind === 'whole' || field.kind === 'decimal'),
    ),
  )
}

/** The page on which a flaw is mended, and the control on it. */
function placeOf(publicationId: string, { itemCode, section, code, detail }: Flaw): string {
  const path = publicationPath(publicationId)
  if (itemCode === null) return code === 'scan-missing' ? `${path}/ban-chup` : `${path}/thong-tin`
  if (section === null) return `${path}/${itemCode}`
  const page = `${path}/${itemCode}/${section}`
  if (code !== 'part-faulty' || detail === null) return page
  const keys = pieceOf(detail).path
  const list = RECORD[section].list?.path.split('.') ?? []
  const at = keys[list.length]
  if (list.length === 0 || list.join('.') !== keys.slice(0, list.length).join('.'))
    return `${page}#${keys.filter((key) => !/^\d+$/.test(key)).join('.')}`
  return at === undefined ? page : `${page}/${at}#${keys.slice(list.length + 1).join('.')}`
}

function pieceOf(detail: string): { readonly path: readonly string[]; readonly rule: string } {
  const at = detail.lastIndexOf(':')
  return { path: detail.slice(0, at).split('/'), rule: detail.slice(at + 1) }
}

/** How many flaws of each kind each part of a record has. */
export function flawsBySection(flaws: readonly Flaw[]) {
  return SECTION_IDS.map((id) => {
    const own = flaws.filter(({ section }) => section === id)
    const toMend = own.filter(({ mustMend }) => mustMend).length
    return { id, toMend, toLookAt: own.length - toMend }
  })
}
