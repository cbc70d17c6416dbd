import { Link, redirect } from 'react-router'
import { parseId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { organisationNow } from '#modules/organisations'
import { procedureOn, searchProcedures } from '#modules/procedures'
import {
  approvedProcess,
  assignProcess,
  foreseeAssignment,
  processOfDecision,
  type ProcessName,
} from '#modules/process-assignments'
import { hoursOfLongestPath } from '#modules/processes'
import { isPermitted, rolesOf } from '#platform/access'
import type { Context } from '#platform/context'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { ErrorSummary, type SummaryFault } from '../../ui/error-summary.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import type { Route } from './+types/assignment-page.ts'
import { proceduresAsked, processAsked, wishAsked } from './asked-assignment.ts'
import { ASKED } from './asked-names.ts'
import { ASSIGNMENT } from './assignment-texts.ts'
import { ChoiceForm } from './choice-form.tsx'
import { PreviewForm } from './preview-form.tsx'
import { SourceForm } from './source-form.tsx'

/** The kinds of units that decide or receive, by which procedures are chosen. */
const AGENCIES: readonly string[] = ['department', 'commune', 'central-agency']

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const query = new URL(args.request.url).searchParams
  const decisionId = parseId<'process_decision'>(query.get('quyet-dinh') ?? '')
  if (decisionId !== null) {
    const { code, number } = await processOfDecision(context, decisionId)
    const named = { [ASKED.source]: code, [ASKED.number]: String(number) }
    throw redirect(withQuery('/quan-tri/gan-quy-trinh', named))
  }
  const name = processAsked(query)
  if (name === null) return { source: null, faults: [], typed: '' }
  const source = await sourceOf(context, name).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error
    return { fault: refusalText(error.code, languageOf(args)) }
  })
  if ('fault' in source)
    return { source: null, faults: [{ id: ASKED.source, text: source.fault }], typed: name.code }
  const wish = wishAsked(context, query)
  return {
    source,
    offered: await offered(context),
    asked: {
      ...Object.fromEntries(Object.values(ASKED).map((each) => [each, query.get(each) ?? ''])),
      [ASKED.day]: query.get(ASKED.day) ?? wish.effectiveFrom ?? '',
    } as Readonly<Record<string, string>>,
    isMarked: query.get(ASKED.marks) !== 'khong',
    mayMove: isPermitted('dossiers.change-process', rolesOf(context.actor), true),
    ...(await foreseen(args, context, name)),
  }
}

/** What would become of the procedures that the address chooses; or what is wrong with the choice. */
async function foreseen(args: Route.LoaderArgs, context: Context, name: ProcessName) {
  const words = ASSIGNMENT[languageOf(args)]
  const query = new URL(args.request.url).searchParams
  const { effectiveFrom, allowUnheld } = wishAsked(context, query)
  const procedures = proceduresAsked(query)
  const isSent = query.has(ASKED.day)
  const faults: SummaryFault[] = [
    ...(isSent && procedures === null ? [{ id: ASKED.sector, text: words.nothingChosen }] : []),
    ...(effectiveFrom === null ? [{ id: ASKED.day, text: words.noDay }] : []),
    ...(procedures === 'too-many' ? [{ id: ASKED.codes, text: words.manyCodes }] : []),
  ]
  if (effectiveFrom === null || procedures === 'too-many' || procedures === null)
    return { faults, items: null }
  try {
    const asked = { process: name, procedures, effectiveFrom, allowUnheld }
    const { items } = await foreseeAssignment(context, asked, CATALOGUE_NEIGHBOURS)
    return {
      faults,
      items: items.map((item) => ({
        ...item,
        why: item.refusal === null ? null : refusalText(item.refusal, languageOf(args)),
      })),
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const id = error.code === 'invalid/decision-after-effect' ? ASKED.day : ASKED.sector
    return { faults: [{ id, text: refusalText(error.code, languageOf(args)) }], items: null }
  }
}

async function sourceOf(context: Context, name: ProcessName) {
  const { process } = await approvedProcess(context, name)
  const { procedureCode: code, number, approvedBy, definition } = process
  const procedure = await procedureOn(context, code, dayOf(context.clock.now()))
  return {
    code,
    name: procedure?.content.name ?? code,
    number,
    approvedBy,
    steps: definition.steps.length,
    hours: hoursOfLongestPath(definition) ?? 0,
  }
}

/** By what procedures can be chosen: the fields and levels of the catalogue, and the agencies. */
async function offered(context: Context) {
  const [{ facets }, { units }] = await Promise.all([
    searchProcedures(context, { limit: 1 }, CATALOGUE_NEIGHBOURS),
    organisationNow(context),
  ])
  return {
    sectors: facets.sectors.map(({ value }) => value).toSorted(new Intl.Collator('vi').compare),
    levels: facets.levels.map(({ value }) => value),
    units: units
      .filter(({ kind }) => AGENCIES.includes(kind))
      .map(({ code, name }) => ({ value: code, label: name })),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const language = languageOf(args)
  const query = new URL(args.request.url).searchParams
  const form = await receiveTyped(args.request)
  const marked = form.getAll('marked').filter((code) => typeof code === 'string')
  const name = processAsked(query)
  const { effectiveFrom, allowUnheld } = wishAsked(context, query)
  if (marked.length === 0 || name === null || effectiveFrom === null)
    return { fault: ASSIGNMENT[language].noneMarked } as const
  try {
    const asked = { process: name, procedures: marked, effectiveFrom, allowUnheld }
    const { items } = await assignProcess(context, asked, CATALOGUE_NEIGHBOURS)
    const countOf = (wanted: string) => items.filter(({ outcome }) => outcome === wanted).length
    return {
      assigned: countOf('assigned'),
      present: countOf('present'),
      refused: items.flatMap(({ code, refusal }) =>
        refusal === null ? [] : [`${code}: ${refusalText(refusal, language)}`],
      ),
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { fault: refusalText(error.code, language) } as const
  }
}

/** Puts an approved process in force for many procedures, after a preview of each. */
export default function AssignmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(ASSIGNMENT)
  const admin = useTexts(ADMIN)
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <ErrorSummary title={admin.faults} faults={loaderData.faults} />
      <Outcome returned={actionData} />
      <header className="stack">
        <p>
          <Link to="/quan-tri/quy-trinh">{admin.designs}</Link>
        </p>
        <h1>{words.title}</h1>
        <p className="text">{words.about}</p>
      </header>
      {loaderData.source === null ? (
        <SourceForm typed={loaderData.typed} fault={loaderData.faults[0]?.text} />
      ) : (
        <>
          <Source source={loaderData.source} />
          <ChoiceForm {...loaderData} />
          {loaderData.items === null ? null : (
            <PreviewForm {...loaderData} items={loaderData.items} />
          )}
        </>
      )}
    </div>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function Source({ source }: { readonly source: NonNullable<Loaded['source']> }) {
  const words = useTexts(ASSIGNMENT)
  const { code, name, number, approvedBy, steps, hours } = source
  return (
    <section className="stack">
      <h2>{words.process}</h2>
      <p>
        <Link to={`/quan-tri/thu-tuc/${code}/quy-trinh`}>{words.of(name, number)}</Link>
        {' · '}
        {words.steps(steps, String(hours).replace('.', ','))}
        <br />
        {approvedBy}
      </p>
      <p>
        <Link to={withQuery('/quan-tri/gan-quy-trinh', {})}>{words.another}</Link>
      </p>
    </section>
  )
}

function Outcome({ returned }: { readonly returned: Route.ComponentProps['actionData'] }) {
  const words = useTexts(ASSIGNMENT)
  if (returned === undefined) return null
  if ('fault' in returned)
    return <ErrorSummary title={words.notDone} faults={[{ id: 'marked', text: returned.fault }]} />
  const { assigned, present, refused } = returned
  return (
    <>
      <Notice>
        <output>
          {words.assigned(assigned)} {present === 0 ? '' : words.present(present)}
        </output>
      </Notice>
      <ErrorSummary
        title={words.refused(refused.length)}
        faults={refused.map((text) => ({ id: '', text }))}
      />
    </>
  )
}
