import { Link } from 'react-router'
import {
  dossierHistory,
  dossierLetters,
  explainDossierDueDate,
  viewDossier,
  viewPapers,
  type ViewedDossier,
  type ViewedPaper,
} from '#modules/dossiers'
import { explained, type Explained } from '../../due-date/explained.ts'
import { SilenceNotice } from '../../due-date/silence-notice.tsx'
import { TwoAppointments } from '../../due-date/two-appointments.tsx'
import { WhyThisDate } from '../../due-date/why-this-date.tsx'
import { personContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Fact, Facts, Notice } from '../../ui/elements.tsx'
import { AtTime, OnDay } from '../../when.tsx'
import { UploadedFile } from '../papers/uploaded-file.tsx'
import { PROGRESS } from '../progress/progress-texts.ts'
import { StateTag } from '../progress/state-tag.tsx'
import { isWaiting } from '../progress/stations.ts'
import { WayLine } from '../progress/way-line.tsx'
import type { Route } from './+types/dossier-page.ts'
import { DOSSIER } from './dossier-texts.ts'
import { HistorySection } from './history-section.tsx'
import { LettersSection, PapersSection } from './papers-and-letters.tsx'
import { WhatToDo } from './what-to-do.tsx'
import { WhyItEnded } from './why-it-ended.tsx'

export async function loader(args: Route.LoaderArgs) {
  const context = personContext(args)
  const { code } = args.params
  const dossier = await viewDossier(context, code)
  const [{ papers }, history, letters, due] = await Promise.all([
    viewPapers(context, code),
    dossierHistory(context, code),
    dossierLetters(context, code),
    explainDossierDueDate(context, code),
  ])
  return { dossier, papers, history, letters, due: explained(due), done: doneOf(args.request) }
}

/** What was just done, as the page that did it says in the address. */
function doneOf(request: Request): 'bo-sung' | 'rut' | null {
  const done = new URL(request.url).searchParams.get('da')
  return done === 'bo-sung' || done === 'rut' ? done : null
}

export default function DossierPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(DOSSIER)
  const { dossier, papers, history, letters, due, done } = loaderData
  return (
    <div className="stack-wide">
      <title>{words.title(dossier.code)}</title>
      <header className="stack">
        <p className="no-print">
          <Link to="/ho-so">{words.back}</Link>
        </p>
        {done === null ? null : <Notice title={words.done[done]} />}
        <WhatToDo dossier={dossier} />
        <WhyItEnded dossier={dossier} history={history} />
        <SilenceNotice silence={dossier.silence} />
        <h1 lang="vi">{dossier.procedureName}</h1>
        <p className="row">
          <span>
            {words.code} <strong className="number">{dossier.code}</strong>
          </span>
          <StateTag dossier={dossier} />
        </p>
      </header>
      <section className="stack">
        <h2>{words.where}</h2>
        <Where dossier={dossier} due={due} />
        <WayLine way={dossier} />
      </section>
      <ResultSection
        dossier={dossier}
        made={papers.filter(({ component }) => component === null)}
      />
      <LettersSection code={dossier.code} letters={letters} />
      <PapersSection papers={papers.filter(({ component }) => component !== null)} />
      <HistorySection events={history} />
      <OtherThings dossier={dossier} />
    </div>
  )
}

/** The states in which an agency has it in hand. */
const HELD: ReadonlySet<ViewedDossier['state']> = new Set([
  'submitted',
  'received',
  'processing',
  'awaiting-supplement',
  'awaiting-payment',
])

function Where(props: { readonly dossier: ViewedDossier; readonly due: Explained | null }) {
  const words = useTexts(DOSSIER)
  const { paused } = useTexts(PROGRESS)
  const { dossier, due } = props
  const { applicant, owner, state, currentSteps, receivedAt, receivingUnitName } = dossier
  const { dueAt, originalDueAt, appointments } = dossier
  const holders = [...new Set(currentSteps.map(({ unitName }) => unitName))]
  return (
    <Facts>
      {owner === null ? null : (
        <>
          <Fact name={words.owner}>{owner.name}</Fact>
          <Fact name={words.filer}>{applicant.name}</Fact>
        </>
      )}
      {HELD.has(state) ? (
        <Fact name={words.withWhom}>
          <span lang="vi">{receivedAt === null ? receivingUnitName : holders.join(', ')}</span>
        </Fact>
      ) : null}
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
          <WhyThisDate due={due} />
        </Fact>
      )}
      {appointments !== null || originalDueAt === null || originalDueAt === dueAt ? null : (
        <Fact name={words.firstDue}>
          <OnDay at={originalDueAt} />
        </Fact>
      )}
    </Facts>
  )
}

function ResultSection(props: {
  readonly dossier: ViewedDossier
  readonly made: readonly ViewedPaper[]
}) {
  const words = useTexts(DOSSIER)
  const { result } = props.dossier
  if (result === null) return null
  return (
    <section className="stack">
      <h2>{words.result}</h2>
      <div className="panel stack" data-kind="soft">
        <p>
          <strong>{words.kinds[result.kind]}</strong>
        </p>
        {result.number === null || result.issuedAt === null ? null : (
          <p className="help">
            {words.number(result.number)}, <OnDay at={result.issuedAt} />
          </p>
        )}
        <p className="text result-text" lang="vi">
          {result.content}
        </p>
        {props.made.map(({ ordinal, file }) =>
          file === null ? null : <UploadedFile key={ordinal} file={file} />,
        )}
      </div>
    </section>
  )
}

function OtherThings({ dossier }: { readonly dossier: ViewedDossier }) {
  const words = useTexts(DOSSIER)
  return (
    <section className="stack no-print">
      <h2>{words.other}</h2>
      <p>
        <Link to={`/thu-tuc/${dossier.procedureCode}`}>{words.procedure}</Link>
      </p>
      {dossier.availableActions.includes('withdraw') ? (
        <p>
          <Link to={`/ho-so/${dossier.code}/rut`}>{words.withdraw}</Link>
          <span className="help"> {words.withdrawHelp}</span>
        </p>
      ) : null}
    </section>
  )
}
