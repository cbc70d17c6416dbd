import { Form, Link } from 'react-router'
import { writtenPhone } from '#kernel/identifiers'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import {
  readRegister,
  readRegisterCursor,
  writeRegisterCursor,
  type AskedBook,
  type RegisterPage as Lines,
} from '#modules/registers'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { dayWords } from '../../dates.ts'
import { languageOf, officerContext, type PageFault } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, LinkButton } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { READING_TEXTS } from '../../unit-reading/reading-texts.ts'
import { ReadingSelect, useReadingWords, useUnitWords } from '../../unit-reading/unit-reading.tsx'
import { shortMoment } from '../parts/moments.ts'
import type { Route } from './+types/register-page.ts'
import { askedBook } from './asked-book.ts'
import { bookName, bookQuery } from './book-address.ts'
import { REGISTER } from './register-texts.ts'

const ROWS = 50

/** What a download comes back with. */
const FILE_REFUSALS = [
  'invalid/register-too-long-for-sheet',
  'invalid/register-too-long-for-print',
] as const

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const language = languageOf(args)
  const { books, asked } = await askedBook(context, args.request.url)
  const query = new URL(args.request.url).searchParams
  const cursor = query.get('sau')
  const refused = FILE_REFUSALS.find((code) => code === query.get('loi'))
  const faults: PageFault[] =
    refused === undefined ? [] : [{ id: 'tu', text: refusalText(refused, language) }]
  if (asked === null) return { books, asked, faults, page: null, isFirst: true, next: null }
  const page = await linesOf(context, asked, cursor)
  if ('refusal' in page) {
    const text = refusalText(page.refusal, language)
    return { books, asked, faults: [{ id: 'tu', text }], page: null, isFirst: true, next: null }
  }
  const next = writeRegisterCursor(page.next)
  return { books, asked, faults, page, isFirst: cursor === null, next }
}

async function linesOf(
  context: Context,
  asked: AskedBook,
  cursor: string | null,
): Promise<Lines | { readonly refusal: RefusalCode }> {
  try {
    const after = cursor === null ? null : readRegisterCursor(cursor)
    return await readRegister(context, asked, { after, limit: ROWS })
  } catch (error) {
    if (error instanceof Refused && error.code.startsWith('invalid/')) {
      return { refusal: error.code }
    }
    throw error
  }
}

/** The register of a place or an agency for a period, to read, to take along and to print. */
export default function RegisterPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(REGISTER)
  const { asked, faults, page, isFirst, next } = loaderData
  return (
    <div className="stack-wide">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      <ErrorSummary title={words.mend} faults={faults} />
      {asked === null ? (
        <Empty>{words.none}</Empty>
      ) : (
        <>
          <Choice {...loaderData} asked={asked} />
          {page === null ? null : (
            <>
              <Whose {...page.scope} asked={asked} />
              {page.items.length === 0 ? (
                <Empty>{words.empty}</Empty>
              ) : (
                <>
                  <Downloads asked={asked} />
                  <Register lines={page.items} />
                  <Pages asked={asked} isFirst={isFirst} next={next} />
                </>
              )}
            </>
          )}
        </>
      )}
    </div>
  )
}

function Choice(
  props: Pick<Route.ComponentProps['loaderData'], 'books' | 'faults'> & {
    readonly asked: AskedBook
  },
) {
  const words = useTexts(REGISTER)
  const { books, faults, asked } = props
  const reading = useTexts(READING_TEXTS)
  const nameOf = ({ unitName, hasEnded, successors }: (typeof books)[number]) => {
    if (successors.length > 0) return reading.divided(unitName, successors.join(', '))
    return hasEnded ? words.ended(unitName) : unitName
  }
  return (
    <Form
      action="/can-bo/so-theo-doi"
      className="filters"
      aria-label={words.choose}
      key={bookQuery(asked)}
    >
      <Select
        id="so"
        label={words.book}
        value={bookName(asked)}
        options={books.map((book) => ({
          value: bookName(book),
          label: words[book.kind](nameOf(book)),
        }))}
      />
      <TextField
        id="tu"
        type="date"
        label={words.from}
        value={asked.from}
        fault={faults.find(({ id }) => id === 'tu')?.text}
      />
      <TextField id="den" type="date" label={words.until} value={asked.until} />
      <ReadingSelect reading={asked.units} />
      <div className="row">
        <Button kind="secondary">{words.show}</Button>
      </div>
    </Form>
  )
}

/** Whose register it is, of which days, by the units of when. */
function Whose(props: Lines['scope'] & { readonly asked: AskedBook }) {
  const words = useTexts(REGISTER)
  const reading = useTexts(READING_TEXTS)
  const language = useLanguage()
  const byUnits = useReadingWords()
  const unitOf = useUnitWords()
  const { asked, locality, unitsOn, unitStanding } = props
  const [from, until] = [dayWords(asked.from, language), dayWords(asked.until, language)]
  return (
    <div className="stack">
      <p>{words.whose([locality.name, unitOf(props)], from, until, byUnits(unitsOn))}</p>
      {unitStanding === 'divided' ? <p className="help">{reading.dividedHelp}</p> : null}
    </div>
  )
}

function Downloads({ asked }: { readonly asked: AskedBook }) {
  const words = useTexts(REGISTER)
  const file = `/can-bo/so-theo-doi/tai-ve?${bookQuery(asked)}`
  return (
    <div className="row">
      <LinkButton reloadDocument to={`${file}&dang=xlsx`}>
        {words.sheet}
      </LinkButton>
      {asked.units === 'now' ? (
        <p className="help">{words.printThen}</p>
      ) : (
        <LinkButton reloadDocument kind="secondary" to={`${file}&dang=pdf`}>
          {words.print}
        </LinkButton>
      )}
    </div>
  )
}

function Register({ lines }: { readonly lines: Lines['items'] }) {
  const words = useTexts(REGISTER)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={words.caption}>
      <table className="table register">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {words.number}
            </th>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.procedure}</th>
            <th scope="col">{words.applicant}</th>
            <th scope="col">{words.agencyColumn}</th>
            <th scope="col">{words.receivedAt}</th>
            <th scope="col">{words.dueAt}</th>
            <th scope="col">{words.returnedAt}</th>
            <th scope="col">{words.delivery}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.code} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ line }: { readonly line: Lines['items'][number] }) {
  const words = useTexts(REGISTER)
  return (
    <tr>
      <td className="number">{line.number}</td>
      <th scope="row" className="unbroken">
        <Link to={`/can-bo/ho-so/${encodeURIComponent(line.code)}`}>{line.code}</Link>
      </th>
      <td className="procedure">
        <span className="clamped" title={line.procedure}>
          {line.procedure}
        </span>
      </td>
      <td>
        {line.applicant}
        {line.address === null ? null : <div className="help">{line.address}</div>}
        {line.phone === null ? null : (
          <div className="help unbroken">{writtenPhone(line.phone)}</div>
        )}
      </td>
      <td className="agency">{line.agency}</td>
      <td>{shortMoment(line.receivedAt)}</td>
      <td>{line.dueAt === null ? words.noTerm : shortMoment(line.dueAt)}</td>
      <td>
        {line.returnedAt === null ? words.notYet : shortMoment(line.returnedAt)}
        {line.receivedBy === null ? null : (
          <div className="help">{words.receivedBy(line.receivedBy)}</div>
        )}
      </td>
      <td>{words[line.delivery]}</td>
    </tr>
  )
}

function Pages(props: {
  readonly asked: AskedBook
  readonly isFirst: boolean
  readonly next: string | null
}) {
  const words = useTexts(REGISTER)
  const address = `/can-bo/so-theo-doi?${bookQuery(props.asked)}`
  if (props.isFirst && props.next === null) return null
  return (
    <p className="row">
      {props.isFirst ? null : <Link to={address}>{words.first}</Link>}
      {props.next === null ? null : (
        <Link rel="next" to={`${address}&sau=${encodeURIComponent(props.next)}`}>
          {words.next}
        </Link>
      )}
    </p>
  )
}
