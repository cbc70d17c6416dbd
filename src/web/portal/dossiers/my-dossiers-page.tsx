import { Link } from 'react-router'
import { listOwnDossiers, type ListedDossier } from '#modules/dossiers'
import { personContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Empty, LinkButton } from '../../ui/elements.tsx'
import { OnDay } from '../../when.tsx'
import { StateTag } from '../progress/state-tag.tsx'
import { isWaiting } from '../progress/stations.ts'
import type { Route } from './+types/my-dossiers-page.ts'
import { DOSSIERS } from './dossiers-texts.ts'

const PAGE = 20
/** Everything that waits for most people stands on one page; a business may have more. */
const MOST_WAITING = 100

export async function loader(args: Route.LoaderArgs) {
  const context = personContext(args)
  const query = new URL(args.request.url).searchParams
  const stage = query.has('xong') ? 'over' : 'going-on'
  const cursor = query.get('sau') ?? undefined
  const waitingAfter = query.get('cho') ?? undefined
  const isFirst = cursor === undefined
  const [page, waiting] = await Promise.all([
    listOwnDossiers(context, stage, { cursor, limit: PAGE }),
    stage === 'going-on' && isFirst
      ? listOwnDossiers(context, 'waiting-for-me', { cursor: waitingAfter, limit: MOST_WAITING })
      : null,
  ])
  const isEmpty = waiting !== null && waiting.items.length === 0 && page.items.length === 0
  const hasFiled =
    !isEmpty || (await listOwnDossiers(context, 'over', { limit: 1 })).items.length > 0
  return {
    stage,
    isFirst: isFirst && waitingAfter === undefined,
    page,
    hasFiled,
    waiting: waiting?.items ?? [],
    moreWaiting: waiting?.nextCursor ?? null,
  } as const
}

export default function MyDossiersPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(DOSSIERS)
  const { stage, isFirst, page, hasFiled, waiting } = loaderData
  const isOver = stage === 'over'
  return (
    <div className="stack-wide">
      <title>{words.title}</title>
      <h1>{words.heading}</h1>
      {waiting.length === 0 ? null : (
        <section className="notice stack must-do" data-kind="warning">
          <h2>{words.mustDo}</h2>
          <DossierList dossiers={waiting} />
          {loaderData.moreWaiting === null ? null : (
            <p>
              <Link to={`/ho-so?cho=${loaderData.moreWaiting}`}>{words.moreToDo}</Link>
            </p>
          )}
        </section>
      )}
      <section className="stack">
        <h2>{isOver ? words.over : words.goingOn}</h2>
        {page.items.length === 0 ? (
          <Nothing stage={stage} hasFiled={hasFiled} />
        ) : (
          <DossierList dossiers={page.items} />
        )}
        <Pages stage={stage} isFirst={isFirst} nextCursor={page.nextCursor} />
      </section>
      <p className="row">
        {isOver ? (
          <Link to="/ho-so">{words.seeGoingOn}</Link>
        ) : (
          <Link to="/ho-so?xong=1">{words.seeOver}</Link>
        )}
        <Link to="/nop/dang-lam">{words.begun}</Link>
      </p>
    </div>
  )
}

function DossierList({ dossiers }: { readonly dossiers: readonly ListedDossier[] }) {
  const words = useTexts(DOSSIERS)
  return (
    <ul className="plain-list">
      {dossiers.map((dossier) => (
        <li key={dossier.code} className="dossier-line">
          <div>
            <Link to={`/ho-so/${dossier.code}`} lang="vi">
              {dossier.procedureName}
            </Link>
            <p className="help">
              <span className="number">{dossier.code}</span>
              <span>
                {words.filed} <OnDay at={dossier.submittedAt} />
              </span>
              {dossier.ownerName === null ? null : (
                <span>{words.onBehalf(dossier.applicantName, dossier.ownerName)}</span>
              )}
              {dossier.dueAt === null || isWaiting(dossier) ? null : (
                <span>
                  {words.due} <OnDay at={dossier.dueAt} />
                </span>
              )}
            </p>
          </div>
          <StateTag dossier={dossier} />
        </li>
      ))}
    </ul>
  )
}

type Stage = 'going-on' | 'over'

function Nothing(props: { readonly stage: Stage; readonly hasFiled: boolean }) {
  const words = useTexts(DOSSIERS)
  if (props.stage === 'over') return <Empty>{words.emptyOver}</Empty>
  return (
    <Empty>
      <p>{props.hasFiled ? words.emptyGoing : words.emptyFirst}</p>
      <p>
        <LinkButton kind="secondary" to="/">
          {words.find}
        </LinkButton>
      </p>
    </Empty>
  )
}

function Pages(props: {
  readonly stage: Stage
  readonly isFirst: boolean
  readonly nextCursor: string | null
}) {
  const words = useTexts(DOSSIERS)
  const base = props.stage === 'over' ? '/ho-so?xong=1&' : '/ho-so?'
  return (
    <p className="row">
      {props.isFirst ? null : <Link to={base.slice(0, -1)}>{words.first}</Link>}
      {props.nextCursor === null ? null : (
        <LinkButton kind="secondary" to={`${base}sau=${props.nextCursor}`}>
          {words.more}
        </LinkButton>
      )}
    </p>
  )
}
