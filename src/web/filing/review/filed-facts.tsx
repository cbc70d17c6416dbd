import type { ReactNode } from 'react'
import { writtenPhone } from '#kernel/identifiers'
import type {
  Contact,
  FilingDelivery,
  OfferedPlace,
  OwnerParty,
  PaperState,
} from '#modules/filings'
import type { AnswerLine, AnswerSection } from '#modules/forms/domain'
import { useTexts } from '../../texts.ts'
import { Fact, Facts } from '../../ui/elements.tsx'
import { FILING } from '../parts/filing-texts.ts'
import { REVIEW } from './review-texts.ts'

/** A part of the filing with the way to change it. */
function Part(props: {
  readonly title: string
  readonly change: string
  readonly children: ReactNode
}) {
  const { change } = useTexts(FILING)
  return (
    <section className="filed-part">
      <header>
        <h2>{props.title}</h2>
        <a href={`${props.change}?ve=xem-lai`}>
          {change}
          <span className="visually-hidden"> {props.title}</span>
        </a>
      </header>
      {props.children}
    </section>
  )
}

export function PlaceFacts(props: {
  readonly base: string
  readonly place: OfferedPlace | null
  readonly caseName: string | null
}) {
  const words = useTexts(REVIEW)
  const { base, place, caseName } = props
  return (
    <Part title={words.placeTitle} change={`${base}/noi-nop`}>
      <Facts>
        {caseName === null ? null : <Fact name={words.case}>{caseName}</Fact>}
        <Fact name={words.place}>{place?.name ?? words.notGiven}</Fact>
        <Fact name={words.decides}>{place?.decidedBy ?? words.byAddress}</Fact>
      </Facts>
    </Part>
  )
}

export function ApplicantFacts(props: {
  readonly base: string
  readonly applicant: Contact & {
    readonly name: string
    readonly personalId: string | null
    readonly taxCode: string | null
  }
  readonly owner: OwnerParty | null
}) {
  const words = useTexts(REVIEW)
  const { base, applicant, owner } = props
  const { name, personalId, taxCode, phone, email, address } = applicant
  return (
    <Part title={words.applicantTitle} change={`${base}/nguoi-nop`}>
      <Facts>
        <Fact name={words.name}>{name}</Fact>
        {personalId === null ? null : <Fact name={words.identity}>{personalId}</Fact>}
        {taxCode === null ? null : <Fact name={words.taxCode}>{taxCode}</Fact>}
        <Fact name={words.phone}>{phone === null ? words.notGiven : writtenPhone(phone)}</Fact>
        <Fact name={words.email}>{email ?? words.notGiven}</Fact>
        <Fact name={words.address}>{address ?? words.notGiven}</Fact>
        {owner === null ? null : (
          <Fact name={words.owner}>
            {[owner.name, owner.personalId ?? owner.taxCode].filter(Boolean).join(', ')}
          </Fact>
        )}
      </Facts>
    </Part>
  )
}

/** The answers of the form, page by page as they were asked. */
export function AnswersOfForm(props: {
  readonly base: string
  readonly sections: readonly AnswerSection[]
}) {
  return props.sections.map(({ pageId, title, lines }) => (
    <Part key={pageId} title={title} change={`${props.base}/to-khai/${pageId}`}>
      <Lines lines={lines} />
    </Part>
  ))
}

function Lines({ lines }: { readonly lines: readonly AnswerLine[] }) {
  const words = useTexts(REVIEW)
  return (
    <>
      <Facts>
        {lines
          .filter(({ text, entries }) => text !== null || entries.length === 0)
          .map(({ questionId, label, text }) => (
            <Fact key={questionId} name={label}>
              {text ?? words.notGiven}
            </Fact>
          ))}
      </Facts>
      {lines.flatMap(({ entries }) =>
        entries.map((entry) => (
          <section key={entry.title} className="entry">
            <h3>{entry.title}</h3>
            <Lines lines={entry.lines} />
          </section>
        )),
      )}
    </>
  )
}

export function PaperFacts(props: {
  readonly base: string
  readonly papers: readonly PaperState[]
}) {
  const words = useTexts(REVIEW)
  const without = { 'by-form': words.byForm, 'looked-up': words.lookedUp }
  return (
    <Part title={words.papers} change={`${props.base}/giay-to`}>
      <Facts>
        {props.papers.map(({ component, duty, files }) => (
          <Fact key={component.id} name={component.name}>
            {files.length > 0
              ? files.map(({ name }) => name).join(', ')
              : ((without as Partial<Record<string, string>>)[duty] ?? words.noFile)}
          </Fact>
        ))}
      </Facts>
    </Part>
  )
}

export function DeliveryFacts(props: {
  readonly base: string
  readonly delivery: FilingDelivery | null
}) {
  const words = useTexts(REVIEW)
  const { base, delivery } = props
  const text =
    delivery === null
      ? words.notGiven
      : delivery.method === 'post'
        ? words.post(delivery.recipient, writtenPhone(delivery.phone), delivery.address)
        : words[delivery.method]
  return (
    <Part title={words.delivery} change={`${base}/nhan-ket-qua`}>
      <p>{text}</p>
    </Part>
  )
}
