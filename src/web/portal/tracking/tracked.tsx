import { Link } from 'react-router'
import type { TrackedDossier } from '#modules/tracking'
import { SilenceNotice } from '../../due-date/silence-notice.tsx'
import { TwoAppointments } from '../../due-date/two-appointments.tsx'
import { useTexts } from '../../texts.ts'
import { Fact, Facts } from '../../ui/elements.tsx'
import { AtTime, OnDay } from '../../when.tsx'
import { PROGRESS } from '../progress/progress-texts.ts'
import { StateTag } from '../progress/state-tag.tsx'
import { isWaiting } from '../progress/stations.ts'
import { TRACKING } from './tracking-texts.ts'

/** Where a dossier stands, for whoever holds its secret. No personal data. */
export function Tracked({ dossier }: { readonly dossier: TrackedDossier }) {
  const words = useTexts(TRACKING)
  const { paused } = useTexts(PROGRESS)
  const { code, procedureName, dueAt, unitName, timeline, letters } = dossier
  return (
    <div className="stack-wide">
      <header className="stack">
        <p className="help">
          {words.found} <span className="number">{code}</span>
        </p>
        <h1 lang="vi">{procedureName}</h1>
        <p>
          <StateTag dossier={dossier} />
        </p>
      </header>
      <Facts>
        {dueAt === null ? null : (
          <Fact name={words.due}>
            {dossier.appointments !== null ? (
              <TwoAppointments appointments={dossier.appointments} />
            ) : isWaiting(dossier) ? (
              paused[dossier.state]
            ) : (
              <strong>
                <AtTime at={dueAt} />
              </strong>
            )}
          </Fact>
        )}
        <Fact name={words.unit}>
          <span lang="vi">{unitName}</span>
        </Fact>
      </Facts>
      <SilenceNotice silence={dossier.silence} />
      <section className="stack">
        <h2>{words.timeline}</h2>
        <ol className="plain-list">
          {timeline.toReversed().map(({ at, title, unitName: where }) => (
            <li key={`${at} ${title}`} className="paper" lang="vi">
              <strong>{title}</strong>
              <p className="help">
                <AtTime at={at} />
                {where === null ? null : ` · ${where}`}
              </p>
            </li>
          ))}
        </ol>
      </section>
      <Letters letters={letters} />
      <p className="help">{words.noPersonal}</p>
      <p className="row">
        <Link to="/tra-cuu">{words.again}</Link>
        <Link to={`/ho-so/${code}`}>{words.mine}</Link>
      </p>
    </div>
  )
}

function Letters({ letters }: Pick<TrackedDossier, 'letters'>) {
  const words = useTexts(TRACKING)
  if (letters.length === 0) return null
  return (
    <section className="stack">
      <h2>{words.letters}</h2>
      <ul className="plain-list">
        {letters.map(({ title, madeAt, href }) => (
          <li key={`${title} ${madeAt}`} className="paper">
            <p lang="vi">{href === null ? title : <a href={href}>{title} (PDF)</a>}</p>
            <p className="help">
              <OnDay at={madeAt} />
            </p>
          </li>
        ))}
      </ul>
      {letters.some(({ href }) => href === null) ? (
        <p className="help">{words.lettersHidden}</p>
      ) : null}
    </section>
  )
}
