import { instantOn, dayOf, formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { parseTimeOfDay } from '#modules/calendars'
import { rehearseDesign, type DesignView, type DryRun } from '#modules/designs'
import { refusalText } from '#platform/i18n'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Button, Fact, Facts, Notice, Tag } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { AtTime } from '../../when.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { dayIn } from '../parts/address.ts'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/dry-run-page.ts'
import { DesignHeading } from './design-heading.tsx'
import { DESIGNS } from './designs-texts.ts'
import { designIdOf, loadDesign } from './load-design.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const view = await loadDesign(args)
  const { searchParams } = new URL(args.request.url)
  const asked = {
    code: searchParams.get('thu-tuc') ?? view.procedures[0]?.code ?? '',
    day: dayIn(searchParams.get('ngay')) ?? dayOf(context.clock.now()),
    time: searchParams.get('gio') ?? '08:00',
    place: searchParams.get('noi') ?? '',
    ways: Object.fromEntries(
      view.steps.flatMap(({ step }) => {
        const way = searchParams.get(step.id)
        return way === null ? [] : [[step.id, way]]
      }),
    ),
  }
  const common = { view, asked, run: null, refusal: null }
  if (asked.code === '') return common
  try {
    const question = {
      procedureCode: asked.code,
      receivingUnitCode: asked.place === '' ? null : asked.place,
      receivedAt: instantOn(asked.day, parseTimeOfDay(asked.time) ?? 8 * 3_600_000),
      ways: new Map(Object.entries(asked.ways).map(([id, way]) => [id, [way]])),
    }
    const run = await rehearseDesign(context, designIdOf(args), question, CATALOGUE_NEIGHBOURS)
    return { ...common, run: shown(run) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { ...common, refusal: refusalText(error.code, languageOf(args)) }
  }
}

/** A dry run with its instants as pages are given them. */
function shown({ stays, dueAt, endsAt, ...rest }: DryRun) {
  return {
    ...rest,
    dueAt: formatInstant(dueAt),
    endsAt: endsAt === null ? null : formatInstant(endsAt),
    isInTime: endsAt !== null && endsAt <= dueAt,
    stays: stays.map(({ from, to, ...stay }) => ({
      ...stay,
      from: formatInstant(from),
      to: formatInstant(to),
    })),
  }
}

/** A pretended dossier on its way through a design, with dates. */
export default function DryRunPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { view, run, refusal } = loaderData
  const { design } = view
  return (
    <div className="stack-wide">
      <title>{admin.page(`${words.tabs.dryRun} – ${design.name}`)}</title>
      <DesignHeading id={design.id} name={design.name} />
      <p className="text">{words.dryRunAbout}</p>
      <Question {...loaderData} />
      {refusal === null ? null : (
        <Notice kind="warning">
          <p>{refusal}</p>
        </Notice>
      )}
      {run === null ? null : <Way view={view} run={run} />}
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Question({ view, asked, run }: Loaded) {
  const words = useTexts(DESIGNS)
  return (
    <form className="stack" noValidate>
      <div className="design-fields">
        {view.procedures.length === 0 ? (
          <TextField
            id="thu-tuc"
            label={words.procedure}
            help={words.procedureCodeHelp}
            value={asked.code}
            maxLength={20}
          />
        ) : (
          <Select
            id="thu-tuc"
            label={words.procedure}
            value={asked.code}
            options={view.procedures.map(({ code, name }) => ({
              value: code,
              label: name ?? code,
            }))}
          />
        )}
        <TextField id="ngay" type="date" label={words.receivedOn} value={asked.day} width="12" />
        <TextField id="gio" label={words.receivedTime} value={asked.time} width="4" maxLength={5} />
        <Select
          id="noi"
          label={words.receivedAt}
          value={asked.place}
          placeholder={words.firstPlace}
          options={(run?.places ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <Ways view={view} asked={asked} />
      <div>
        <Button>{words.run}</Button>
      </div>
    </form>
  )
}

/** Where a step has several outcomes: which one it ends with the first time. */
function Ways({ view, asked }: Pick<Loaded, 'view' | 'asked'>) {
  const words = useTexts(DESIGNS)
  const forked = view.steps.filter(({ step }) => step.outcomes.length > 1)
  if (forked.length === 0) return null
  return (
    <div className="design-fields">
      {forked.map(({ step }) => (
        <Select
          key={step.id}
          id={step.id}
          label={words.way(step.id.toUpperCase(), step.name)}
          value={asked.ways[step.id] ?? step.outcomes[0]?.code}
          options={step.outcomes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ))}
    </div>
  )
}

function Way({
  view,
  run,
}: {
  readonly view: DesignView
  readonly run: NonNullable<Loaded['run']>
}) {
  const words = useTexts(DESIGNS)
  return (
    <section className="stack">
      <h2>{words.result}</h2>
      <Facts>
        <Fact name={words.receivedAt}>{run.receivedAt.name}</Fact>
        <Fact name={words.dueAt}>
          <AtTime at={run.dueAt} />
        </Fact>
        {run.endsAt === null ? null : (
          <Fact name={words.endsAt}>
            <AtTime at={run.endsAt} />{' '}
            <Tag tone={run.isInTime ? 'done' : 'late'} shape={run.isInTime ? 'check' : 'square'}>
              {run.isInTime ? words.inTime : words.late}
            </Tag>
          </Fact>
        )}
      </Facts>
      {run.endsAt === null ? (
        <Notice kind="error">
          <p>{words.neverEnds}</p>
        </Notice>
      ) : (
        <Stays view={view} stays={run.stays} />
      )}
    </section>
  )
}

function Stays(props: {
  readonly view: DesignView
  readonly stays: NonNullable<Loaded['run']>['stays']
}) {
  const words = useTexts(DESIGNS)
  const roleNames = useTexts(ROLE_NAMES)
  const outcomes = new Map(
    props.view.steps.flatMap(({ step }) =>
      step.outcomes.map(({ code, name }) => [`${step.id} ${code}`, name] as const),
    ),
  )
  return (
    <Wide label={words.tabs.dryRun}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.work}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.result}</th>
          </tr>
        </thead>
        <tbody>
          {props.stays.map(
            ({ ordinal, stepId, name, unitName, role, from, to, hours, outcome }) => (
              <tr key={ordinal}>
                <th scope="row">{stepId.toUpperCase()}</th>
                <td>{name}</td>
                <td>
                  {unitName}
                  <div className="help">{roleNames[role]}</div>
                </td>
                <td>
                  <AtTime at={from} />
                </td>
                <td>{hours === null ? words.outside : <AtTime at={to} />}</td>
                <td>{outcomes.get(`${stepId} ${outcome}`)}</td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </Wide>
  )
}
