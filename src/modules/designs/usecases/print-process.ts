import type { Day } from '#kernel/day'
import type { ProcessDecisionId, ProcessDesignId } from '#kernel/id'
import { dayOf, formatInstant, instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { circularOn, formLabel, letterTitle } from '#modules/letters'
import type { CatalogueNeighbours, ProcedureContent } from '#modules/procedures'
import {
  findDefinitionApprovedBy,
  hoursOfLongestPath,
  listApprovedBy,
  type Condition,
  type DrawnLane,
  type ProcessDefinition,
  type ProcessStep,
  type StepRole,
} from '#modules/processes'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { renderPdf } from '#platform/pdf'
import { citedDecision, type Answered, type ProcessDecision } from '../domain/design.ts'
import { contentsOn, viewDesign, type DesignView } from './read-designs.ts'

const UNKNOWN = '……………………'

/** What is printed: the process as a decision approved it, or the draft as it stands. */
export type Edition = ProcessDecisionId | 'draft'

/** How the document says where and by whom a step is done, and for which dossiers. */
export interface ProcessWords {
  readonly lane: (lane: DrawnLane) => string
  readonly condition: (condition: Condition, cases: DesignView['cases']) => string
}

/** One version of the document: what it says, and whose decision it rests on. */
interface Issue {
  readonly title: string
  readonly purpose: string
  readonly scope: string
  readonly definition: ProcessDefinition
  readonly codes: readonly string[]
  /** The day whose procedures and forms it cites. */
  readonly on: Day
  readonly madeAt: Date
  readonly decision: ProcessDecision | null
  /** The decisions up to this one, oldest first. */
  readonly decisions: readonly ProcessDecision[]
}

/**
 * A process as the controlled document of the quality system: code and number of the revision, who drafted, checked and
 * approved it and when, all revisions so far, purpose, scope, bases, steps with responsibility, hours and forms. A
 * draft bears that word on every page and no signatures.
 *
 * Basis: TCVN ISO 9001:2015, 7.5. Refuses: `forbidden/role`, `not-found/process-design`.
 */
export async function printProcess(
  context: Context,
  { id, edition }: { readonly id: ProcessDesignId; readonly edition: Edition },
  words: ProcessWords,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<Buffer> {
  const view = await viewDesign(context, id, neighbours)
  const issue =
    edition === 'draft'
      ? draftOf(view, dayOf(context.clock.now()))
      : await issueOf(context, view, edition)
  const contents = await contentsOn(context, issue.codes, issue.on)
  const madeAt = formatInstant(issue.madeAt)
  const data = {
    madeAt,
    ...controlOf(issue),
    ...bodyOf(issue, contents, { words, cases: view.cases }),
  }
  return renderPdf({ template: new URL('../templates/process.typ', import.meta.url), data })
}

function draftOf({ design, procedures, decisions }: DesignView, today: Day): Issue {
  return {
    title: design.name,
    purpose: design.purpose,
    scope: design.scope,
    definition: design.definition,
    codes: procedures.map(({ code }) => code),
    on: today,
    madeAt: design.changedAt,
    decision: null,
    decisions: decisions.toReversed(),
  }
}

async function issueOf(
  context: Context,
  { decisions }: DesignView,
  id: ProcessDecisionId,
): Promise<Issue> {
  const inOrder = decisions.toReversed()
  const at = inOrder.findIndex((each) => each.id === id)
  const decision = inOrder[at]
  const [definition, approved] = await inRead(context.db, (db) =>
    Promise.all([findDefinitionApprovedBy(db, id), listApprovedBy(db, [id])]),
  )
  if (decision === undefined || definition === null) throw new Refused('not-found/process-design')
  return {
    title: decision.title,
    purpose: decision.purpose,
    scope: decision.scope,
    definition,
    codes: approved.map(({ code }) => code).toSorted(),
    on: decision.decidedOn,
    madeAt: instantOn(decision.decidedOn, 0),
    decision,
    decisions: inOrder.slice(0, at + 1),
  }
}

/** Code, number, signatures and revisions; the first issue is number 01. */
function controlOf({ title, decision, decisions }: Issue) {
  const last = decision ?? decisions.at(-1)
  const number = decisions.length + (decision === null ? 1 : 0)
  return {
    title,
    isDraft: decision === null,
    documentCode: last?.documentCode || UNKNOWN,
    revision: twoDigits(number),
    issuedOn: decision === null ? UNKNOWN : dateText(decision.decidedOn),
    signatures: [
      signatureOf('Soạn thảo', decision?.drafted ?? null),
      signatureOf('Soát xét', decision?.checked ?? null),
      signatureOf(
        'Phê duyệt',
        decision === null ? null : { by: decision.signer, on: decision.decidedOn },
      ),
    ],
    revisions: decisions.map((each, at) => ({
      number: twoDigits(at + 1),
      on: dateText(each.decidedOn),
      changes: each.changes || (at === 0 ? 'Ban hành lần đầu' : UNKNOWN),
      decision: each.number,
    })),
  }
}

function signatureOf(task: string, answered: Answered | null) {
  return {
    task,
    by: answered?.by ?? UNKNOWN,
    on: answered === null ? UNKNOWN : dateText(answered.on),
  }
}

function bodyOf(
  { purpose, scope, definition, codes, on, decision }: Issue,
  contents: ReadonlyMap<string, ProcedureContent>,
  told: { readonly words: ProcessWords; readonly cases: DesignView['cases'] },
) {
  const bases = [...contents.values()].flatMap(({ legalBases }) =>
    legalBases.map(({ number, title }) => `${title} (${number})`),
  )
  const declarations = [...contents.values()].flatMap(({ components }) =>
    components.flatMap(({ form }) => form ?? []),
  )
  return {
    purpose: purpose || UNKNOWN,
    scope: scope || UNKNOWN,
    procedures: codes.map((code) => `${contents.get(code)?.name ?? code} (${code})`),
    bases: [...new Set([...(decision === null ? [] : [citedDecision(decision)]), ...bases])],
    hours: `Thời gian tính theo giờ làm việc, mỗi ngày 08 giờ. Đường dài nhất: ${hoursText(hoursOfLongestPath(definition))} giờ.`,
    steps: definition.steps.map((step) => rowOf(step, told)),
    forms: definition.steps.map((step) => ({
      id: step.id.toUpperCase(),
      forms: formsOf(step, on, [...new Set(declarations)]),
      produces: step.produces ?? '',
    })),
  }
}

function rowOf(
  step: ProcessStep,
  { words, cases }: { readonly words: ProcessWords; readonly cases: DesignView['cases'] },
) {
  const { id, name, hours, waitsFor, optional, onlyIf, outcomes } = step
  const only = (condition: Condition) => `chỉ với ${words.condition(condition, cases)}`
  const rules = [
    ...(onlyIf === undefined ? [] : [only(onlyIf)]),
    ...(optional === true ? ['được bỏ qua'] : []),
    ...(waitsFor === undefined ? [] : ['chờ thực hiện nghĩa vụ tài chính']),
  ]
  return {
    id: id.toUpperCase(),
    name: rules.length === 0 ? name : `${name} (${rules.join('; ')})`,
    who: words.lane(step),
    hours: hours === null ? 'ngoài thời hạn' : hoursText(hours),
    next: outcomes
      .map(({ name: outcome, next, when }) => {
        const whom = when === undefined ? '' : ` (${only(when)})`
        return `${outcome}${whom}: ${next.map((each) => each.toUpperCase()).join(' + ') || 'kết thúc'}`
      })
      .join('; '),
  }
}

/** The forms of the one-stop mechanism that whoever does a step fills in. */
const FORMS = {
  reception: ['receipt', 'supplement-request', 'refusal', 'control-slip', 'register'],
  handler: ['supplement-request', 'apology', 'control-slip'],
  'division-head': ['control-slip'],
  approver: ['control-slip'],
  clerk: ['control-slip', 'register'],
} as const satisfies Readonly<Record<StepRole, readonly Parameters<typeof formLabel>[0][]>>

function formsOf({ role }: ProcessStep, on: Day, declarations: readonly string[]): string[] {
  const circular = circularOn(on)
  const ours = FORMS[role].map((kind) =>
    [letterTitle(kind, circular), formLabel(kind, circular)].filter(Boolean).join(', '),
  )
  return role === 'reception' ? [...declarations, ...ours] : ours
}

function hoursText(hours: number | null): string {
  return hours === null ? UNKNOWN : String(hours).replace('.', ',')
}

function dateText(on: Day): string {
  return on.split('-').toReversed().join('/')
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
