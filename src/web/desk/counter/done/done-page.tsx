import { useEffect } from 'react'
import { Link, type LinksFunction } from 'react-router'
import { openAtCounter } from '#modules/dossiers'
import { TwoAppointments } from '../../../due-date/two-appointments.tsx'
import { languageOf, officerContext } from '../../../requests.ts'
import { useTexts } from '../../../texts.ts'
import { Fact, Facts } from '../../../ui/elements.tsx'
import { AtTime } from '../../../when.tsx'
import { COUNTER } from '../counter-words.ts'
import { leadCursor } from '../lead-cursor.ts'
import { OnTheSpotLink } from '../on-the-spot/on-the-spot-link.tsx'
import type { Route } from './+types/done-page.ts'
import { DONE } from './done-texts.ts'
import styles from '../counter.css?url'

export const handle = { isLive: true }
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export function meta({ loaderData }: Route.MetaArgs) {
  return [
    {
      title: `${loaderData === undefined ? '' : DONE[loaderData.language].titles[loaderData.outcome]} – Một Cửa`,
    },
  ]
}

const OUTCOMES = { refused: 'refusal', 'awaiting-supplement': 'supplement' } as const

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'reception')
  const { dossier, letters, onTheSpot } = await openAtCounter(context, args.params.code)
  const { code, state, applicant, procedureName, receivedAt, dueAt, openRequest, appointments } =
    dossier
  return {
    language: languageOf(args),
    code,
    outcome:
      OUTCOMES[state as keyof typeof OUTCOMES] ?? (receivedAt === null ? 'waiting' : 'receipt'),
    applicantName: applicant.name,
    procedureName,
    dueAt,
    appointments,
    respondBy: openRequest?.respondBy ?? null,
    onTheSpot,
    state,
    letters: letters.map(({ id, title, form }) => ({ id, title, form })),
  }
}

/** The code, the form to print, and the way on: the cursor waits on the next person. */
export default function DonePage({ loaderData: done }: Route.ComponentProps) {
  const words = useTexts(DONE)
  const common = useTexts(COUNTER)
  useEffect(() => leadCursor('next'), [])
  return (
    <div className="counter stack-wide">
      <h1>{words.titles[done.outcome]}</h1>
      <p className="code">{done.code}</p>
      <Facts>
        <Fact name={words.applicant}>{done.applicantName}</Fact>
        <Fact name={words.procedure}>
          <span lang="vi">{done.procedureName}</span>
        </Fact>
        {done.dueAt === null ? null : (
          <Fact name={words.due}>
            <strong>
              <AtTime at={done.dueAt} />
            </strong>
            <TwoAppointments appointments={done.appointments} />
          </Fact>
        )}
        {done.respondBy === null ? null : (
          <Fact name={words.respondBy}>
            <strong>
              <AtTime at={done.respondBy} />
            </strong>
          </Fact>
        )}
      </Facts>
      <div className="row">
        <Link className="button" id="next" to="/can-bo/tiep-nhan">
          {words.next}
        </Link>
        {done.letters.map(({ id, title }) => (
          <a
            key={id}
            className="button"
            data-kind="secondary"
            href={`/api/v1/dossiers/${done.code}/letters/${id}`}
            target="_blank"
            rel="noreferrer"
          >
            {words.print(title)}
            <span className="visually-hidden"> {common.opensNew}</span>
          </a>
        ))}
        <OnTheSpotLink dossier={done} onTheSpot={done.onTheSpot} />
        <Link to={`/can-bo/ho-so/${done.code}/quay`}>{words.atCounter}</Link>
        <Link to={`/can-bo/ho-so/${done.code}`}>{words.open}</Link>
      </div>
    </div>
  )
}
