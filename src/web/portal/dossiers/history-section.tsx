import { z } from 'zod'
import { dong, formatDong } from '#kernel/money'
import type { EventData } from '#modules/dossiers'
import { movedInWords } from '../../due-date/moved-words.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { AtTime, OnDay } from '../../when.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { HISTORY } from './history-texts.ts'

export interface PastEvent {
  readonly seq: number
  readonly at: string
  readonly actor: { readonly name: string }
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What has happened, the last first, in plain words. */
export function HistorySection({ events }: { readonly events: readonly PastEvent[] }) {
  const words = useTexts(DOSSIER)
  const { events: titles } = useTexts(HISTORY)
  const language = useLanguage()
  const told = events.flatMap((event) => {
    const title = titles[event.type as keyof typeof titles]
    return title === undefined || isOfStepsOnly(event) ? [] : [{ event, title }]
  })
  return (
    <section className="stack">
      <h2>{words.history}</h2>
      <ol className="plain-list">
        {told.toReversed().map(({ event, title }) => (
          <li key={event.seq} className="paper">
            <strong>{title}</strong>
            <p className="help">
              <AtTime at={event.at} /> · <span lang="vi">{event.actor.name}</span>
            </p>
            {event.type === 'due-date.moved' ? (
              <p>{movedInWords(event.data as unknown as Moved, language)}</p>
            ) : (
              <EventDetail type={event.type} data={event.data} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

type Moved = EventData['due-date.moved']

/** When only the times of steps moved there is nothing to tell the person. */
function isOfStepsOnly({ type, data }: PastEvent): boolean {
  return type === 'due-date.moved' && data.from === data.dueAt
}

const Items = z.array(z.object({ text: z.string() })).optional()

/** What of the public data of an event an applicant wants to read. */
const Told = z.object({
  items: Items.catch(undefined),
  reasons: Items.catch(undefined),
  reason: z.string().optional().catch(undefined),
  toUnitName: z.string().optional().catch(undefined),
  fees: z
    .array(z.object({ name: z.string(), amount: z.number() }))
    .optional()
    .catch(undefined),
  basis: z.string().optional().catch(undefined),
  dueAt: z.string().nullish().catch(undefined),
  receiptNumber: z.string().optional().catch(undefined),
  amount: z.number().optional().catch(undefined),
  result: z.object({ number: z.string() }).optional().catch(undefined),
})

/** The part of the public data of an event that is told. */
export function toldOf(data: PastEvent['data']): z.output<typeof Told> {
  return Told.parse(data)
}

function EventDetail({ type, data }: Pick<PastEvent, 'type' | 'data'>) {
  const words = useTexts(HISTORY)
  const { items, reasons, fees, dueAt, receiptNumber, amount, result, ...other } = toldOf(data)
  const money = (fees ?? []).map((fee) => `${fee.name}: ${formatDong(dong(fee.amount))}`)
  const asked = [...(items ?? []), ...(reasons ?? [])].map(({ text }) => text)
  const sentences = [...asked, ...money, other.toUnitName, other.reason, other.basis]
  return (
    <>
      {sentences.map((text) =>
        text === undefined ? null : (
          <p key={text} lang="vi">
            {text}
          </p>
        ),
      )}
      {dueAt == null || type === 'silence.counted' ? null : (
        <p>
          {words.due} <OnDay at={dueAt} />
        </p>
      )}
      {receiptNumber === undefined ? null : (
        <p>
          {amount === undefined
            ? words.voided(receiptNumber)
            : words.receipt(receiptNumber, formatDong(dong(amount)))}
        </p>
      )}
      {result === undefined ? null : <p>{words.number(result.number)}</p>}
    </>
  )
}
