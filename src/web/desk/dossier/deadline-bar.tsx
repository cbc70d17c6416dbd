import type { DeskDossier } from '#modules/dossiers'
import { TwoAppointments } from '../../due-date/two-appointments.tsx'
import { useLanguage, useTexts } from '../../texts.ts'
import { Tag } from '../../ui/elements.tsx'
import { workingTime } from '../parts/deadline.ts'
import { momentInWords } from '../parts/moments.ts'
import { WARNING_WORDS } from '../parts/warning-words.ts'
import { DOSSIER } from './dossier-texts.ts'

/** The time of a dossier as a bar: used, paused, left or late, each also in words. */
export function DeadlineBar({ desk }: { readonly desk: Pick<DeskDossier, 'dossier' | 'time'> }) {
  const words = useTexts(DOSSIER)
  const language = useLanguage()
  const { dossier, time } = desk
  if (time === null || dossier.dueAt === null) {
    return <p className="help">{dossier.receivedAt === null ? words.notReceived : words.noTerm}</p>
  }
  const handled = Math.max(0, time.used - time.over)
  const parts = [
    { kind: 'used', hours: handled },
    { kind: 'paused', hours: time.paused },
    { kind: 'over', hours: time.over },
    { kind: 'left', hours: time.left },
  ] as const
  const shown = parts.filter(({ hours }) => hours > 0)
  return (
    <div className="deadline-bar">
      <Bar parts={shown} />
      <ul className="plain-list row">
        {shown.map(({ kind, hours }) => (
          <li key={kind} data-kind={kind}>
            <span className="swatch" aria-hidden="true" />
            {words[kind]} {workingTime(hours, language)}
          </li>
        ))}
      </ul>
      {dossier.appointments !== null ? null : (
        <p>
          <strong>{words.due(momentInWords(dossier.dueAt, language))}</strong>
          {dossier.originalDueAt === null || dossier.originalDueAt === dossier.dueAt ? null : (
            <span className="help">
              {' '}
              {words.originalDue(momentInWords(dossier.originalDueAt, language))}
            </span>
          )}
        </p>
      )}
      <TwoAppointments appointments={dossier.appointments} />
      <WarningLines warnings={dossier.lateness.warnings} />
    </div>
  )
}

/** Why the dossier should be hurried. */
function WarningLines({ warnings }: Pick<DeskDossier['dossier']['lateness'], 'warnings'>) {
  const words = useTexts(WARNING_WORDS)
  if (warnings.length === 0) return null
  return (
    <ul className="plain-list row">
      {warnings.map((warning) => (
        <li key={warning}>
          <Tag tone="soon" shape="triangle">
            {words[warning]}
          </Tag>
        </li>
      ))}
    </ul>
  )
}

function Bar(props: {
  readonly parts: readonly { readonly kind: string; readonly hours: number }[]
}) {
  const all = props.parts.reduce((sum, { hours }) => sum + hours, 0)
  const begins = props.parts.map((_, at) =>
    props.parts.slice(0, at).reduce((sum, { hours }) => sum + hours, 0),
  )
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {props.parts.map(({ kind, hours }, at) => (
        <rect
          key={kind}
          data-kind={kind}
          x={((begins[at] ?? 0) / all) * 100}
          width={(hours / all) * 100}
          height="4"
        />
      ))}
    </svg>
  )
}
