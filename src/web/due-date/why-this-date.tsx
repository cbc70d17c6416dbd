import type { DayStep } from '#modules/calendars'
import { useLanguage, useTexts } from '../texts.ts'
import { AtTime, OnDay } from '../when.tsx'
import { DUE_DATE } from './due-date-texts.ts'
import type { Explained } from './explained.ts'

/** Why a due date is the day it is: from when the term runs, what paused it, and every day on the way. */
export function WhyThisDate({ due }: { readonly due: Explained | null }) {
  const words = useTexts(DUE_DATE)
  if (due === null) return null
  const { term, steps } = due
  const received = due.part === 2 ? words.paid : words.received
  const begun = due.isReopened ? words.reopened : due.hasRestarted ? words.restarted : received
  return (
    <details className="details why-this-date">
      <summary>{words.why}</summary>
      <div className="stack">
        <p>
          {begun} <AtTime at={due.startedAt} />.{' '}
          {due.part === null ? words.term : words.termOfPart(due.part)}{' '}
          {term.sameDay ? words.sameDay : words.units[term.unit](term.value)}, {words.countedFrom}{' '}
          <OnDay at={due.countedFrom} />.
        </p>
        {steps.some(({ reason }) => reason === 'after-cut-off') ? (
          <p>{words.cutOff(due.cutOff)}</p>
        ) : null}
        <Pauses pauses={due.pauses} />
        <ol className="due-days" aria-label={words.days}>
          {steps.map((step, at) => (
            <Day
              key={step.day}
              step={step}
              ordinal={steps.slice(0, at + 1).filter(({ counted }) => counted).length}
            />
          ))}
        </ol>
        {due.movedTo === null ? null : (
          <p>
            {due.isExtended ? words.extended : words.moved}{' '}
            <strong>
              <AtTime at={due.movedTo} />
            </strong>
            .
          </p>
        )}
        {due.isProvisional ? <p>{words.provisional}</p> : null}
      </div>
    </details>
  )
}

function Pauses({ pauses }: Pick<Explained, 'pauses'>) {
  const words = useTexts(DUE_DATE)
  return pauses.map(({ from, to, reason }) => (
    <p key={from}>
      {words.pauses[reason]} {words.from} <AtTime at={from} />
      {to === null ? (
        <>. {words.lasting}</>
      ) : (
        <>
          {' '}
          {words.to} <AtTime at={to} />.
        </>
      )}
    </p>
  ))
}

function Day({ step, ordinal }: { readonly step: DayStep; readonly ordinal: number }) {
  const words = useTexts(DUE_DATE)
  const decimal = new Intl.NumberFormat(useLanguage(), { maximumFractionDigits: 2 })
  const { day, counted, reason, hours, name } = step
  const why = [reason === undefined ? null : words.reasons[reason], name]
    .filter((part) => part != null)
    .join(' – ')
  return (
    <li {...(counted ? { 'data-counted': '' } : {})}>
      <OnDay at={day} />
      <span>
        {counted
          ? hours === undefined
            ? words.counted(ordinal)
            : words.hours(decimal.format(hours))
          : words.notCounted(why)}
      </span>
    </li>
  )
}
