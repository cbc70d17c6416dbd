import { isDeepStrictEqual } from 'node:util'
import type { Day } from '#kernel/day'
import type { ProcedureVersionId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { unansweredQuestions } from '#modules/dossiers'
import { presentForm } from '#modules/forms'
import { organisationOn, type Organisation } from '#modules/organisations'
import {
  contentFaults,
  isChangedSince,
  listVersions,
  procedureById,
  procedureOn,
  type ProcedureContent,
} from '#modules/procedures'
import { dividesInTwo, hoursOfLongestPath, processesFrom } from '#modules/processes'
import type { Context } from '#platform/context'
import type { ItemRow } from '../db/publication.queries.ts'
import { flaw, flawsOfDecision, flawsOfReading, sectionOf, type Flaw } from '../domain/flaws.ts'
import { inForceFrom, type ItemFacts, type Publication } from '../domain/publication.ts'

/** A decision as it is looked through: the day it will hold from, and everything it touches. */
interface Looking {
  readonly context: Context
  readonly day: Day
  readonly organisation: Organisation
  readonly items: readonly Pick<ItemFacts, 'code' | 'kind' | 'relatedCode'>[]
}

/**
 * Everything that is wrong with a decision, or wants a second look: missing parts, what another decision changed since,
 * units that end, processes that take longer than the law gives or do not divide a term in two parts, questions that
 * nobody ever answers, text that is hard to read. Units and processes are those of the day from which it is to hold. Of
 * `items`, all that the decision does, the texts of those `looked` at are looked through.
 */
export async function findFlaws(
  context: Context,
  publication: Publication,
  items: Looking['items'],
  looked: readonly ItemRow[],
): Promise<Flaw[]> {
  const today = dayOf(context.clock.now())
  const day = inForceFrom(publication.effectiveOn ?? today, today)
  const looking = { context, day, items, organisation: await organisationOn(context, day) }
  const ofItems = await Promise.all(looked.map((item) => flawsOfItem(looking, item)))
  return [...flawsOfDecision(publication, items, today), ...ofItems.flat()]
}

async function flawsOfItem(looking: Looking, item: ItemRow): Promise<Flaw[]> {
  const content = item.content as ProcedureContent | null
  const [ofCatalogue, ofContent] = await Promise.all([
    flawsAgainstCatalogue(looking, item),
    content === null ? [] : flawsOfContent(looking, item, content),
  ])
  return [...ofCatalogue, ...ofContent]
}

/** What another decision has changed meanwhile, and what would replace a procedure without being there. */
async function flawsAgainstCatalogue(looking: Looking, item: ItemRow): Promise<Flaw[]> {
  const { context, day, items } = looking
  const { code, kind, relatedCode } = item
  const flaws: Flaw[] = []
  const revives = kind === 'new' || kind === 'replace'
  const isChanged = async (of: string, base: ProcedureVersionId | null, mayHaveEnded: boolean) =>
    isChangedSince((await listVersions(context, of))[0] ?? null, base, mayHaveEnded)
  if (await isChanged(code, item.baseVersionId, revives))
    flaws.push(flaw('changed-since', { itemCode: code }))
  if (relatedCode === null) return flaws
  if (kind === 'replace' && (await isChanged(relatedCode, item.relatedBaseVersionId, false)))
    flaws.push(flaw('changed-since', { itemCode: code, detail: relatedCode }))
  const isThere = items.some((other) => other.code === relatedCode && other.kind !== 'repeal')
  if (kind === 'repeal' && !isThere && (await procedureOn(context, relatedCode, day)) === null)
    flaws.push(flaw('replacement-absent', { itemCode: code, detail: relatedCode }))
  return flaws
}

async function flawsOfContent(
  looking: Looking,
  item: ItemRow,
  content: ProcedureContent,
): Promise<Flaw[]> {
  const { code } = item
  const faulty = contentFaults(content).map(({ path, code: rule }) =>
    flaw('part-faulty', {
      itemCode: code,
      section: sectionOf(path),
      detail: `${path.join('/')}:${rule}`,
    }),
  )
  const absent = [
    ...(content.components.length === 0 ? (['papers-missing'] as const) : []),
    ...(content.fees.length === 0 ? (['fees-missing'] as const) : []),
    ...(content.legalBases.length === 0 ? (['bases-missing'] as const) : []),
  ].map((missing) => flaw(missing, { itemCode: code, section: SECTION_OF_MISSING[missing] }))
  const rest = await Promise.all([
    flawsOfUnits(looking, code, content),
    flawsOfProcess(looking, code, content),
    flawsOfForm(looking, code, content),
    isUnchanged(looking, item),
  ])
  return [...faulty, ...absent, ...flawsOfReading(code, content), ...rest.flat()]
}

const SECTION_OF_MISSING = {
  'papers-missing': 'papers',
  'fees-missing': 'fees',
  'bases-missing': 'bases',
} as const

async function isUnchanged({ context }: Looking, item: ItemRow): Promise<Flaw[]> {
  if (item.kind !== 'amend' || item.baseVersionId === null) return []
  const base = await procedureById(context, item.baseVersionId)
  return isDeepStrictEqual(base?.content, item.content)
    ? [flaw('nothing-changed', { itemCode: item.code })]
    : []
}

/** The department that decides, and procedures it is linked with, on the day. */
async function flawsOfUnits(
  { context, day, organisation, items }: Looking,
  code: string,
  { competence, linkedProcedures }: ProcedureContent,
): Promise<Flaw[]> {
  const { department } = competence
  const isGone = department !== null && organisation.bySlug(department) === null
  const linked = await Promise.all(
    linkedProcedures.map(async (other) => {
      const written = items.find((item) => item.code === other)
      if (written !== undefined) return written.kind === 'repeal' ? other : []
      return (await procedureOn(context, other, day)) === null ? other : []
    }),
  )
  return [
    ...(isGone
      ? [flaw('unit-ended', { itemCode: code, section: 'agency', detail: department })]
      : []),
    ...linked
      .flat()
      .map((detail) => flaw('linked-ended', { itemCode: code, section: 'general', detail })),
  ]
}

/** The approved process on the day, and any that follows it, against the time that the text gives. */
async function flawsOfProcess(
  { context, day, organisation }: Looking,
  code: string,
  { handledElsewhere, timeLimit }: ProcedureContent,
): Promise<Flaw[]> {
  if (handledElsewhere !== null) return []
  const processes = await processesFrom(context, code, day)
  const undivided =
    timeLimit.parts === null || processes.every(({ definition }) => dividesInTwo(definition))
      ? []
      : [flaw('process-undivided', { itemCode: code, section: 'time' })]
  const process = processes.find(({ effectiveFrom }) => effectiveFrom <= day)
  if (process === undefined) return [flaw('process-missing', { itemCode: code }), ...undivided]
  const { steps } = process.definition
  const hours = hoursOfLongestPath(process.definition) ?? 0
  const detail = `${hours}/${timeLimit.processHours}`
  const differs = hours > timeLimit.processHours ? 'process-longer' : 'process-differs'
  const gone = steps.filter(({ at }) => at.at === 'unit' && organisation.bySlug(at.slug) === null)
  return [
    ...undivided,
    ...(hours === timeLimit.processHours
      ? []
      : [flaw(differs, { itemCode: code, section: 'time', detail })]),
    ...gone.map(({ name }) => flaw('process-unit-ended', { itemCode: code, detail: name })),
  ]
}

/** The electronic form: whether there is one, and what in it nobody has ever filled in. */
async function flawsOfForm(
  { context }: Looking,
  code: string,
  { onlineLevel, handledElsewhere }: ProcedureContent,
): Promise<Flaw[]> {
  if (handledElsewhere !== null || onlineLevel === 'information') return []
  const form = await presentForm(context, code)
  if (form === null) return [flaw('form-missing', { itemCode: code })]
  const asked = form.definition.pages.flatMap(({ questions }) => questions)
  const unanswered = await unansweredQuestions(
    context,
    code,
    asked.map(({ id }) => id),
  )
  return asked
    .filter(({ id }) => unanswered.includes(id))
    .map(({ name, label }) => flaw('field-unanswered', { itemCode: code, detail: name ?? label }))
}
