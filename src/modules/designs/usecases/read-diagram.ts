import { Refused } from '#kernel/refused'
import { tidy } from '#kernel/text'
import {
  Definition,
  type Outcome,
  type ProcessDefinition,
  type ProcessStep,
} from '#modules/processes'
import { CONDITION } from '../domain/bpmn-extension.ts'
import type { DrawingFinding } from '../domain/drawing-findings.ts'
import { documentOf, isTask, said, tasksFrom, type Lane, type Node } from './diagram-elements.ts'
import { findingsIn } from './lint-diagram.ts'
import { numberTasks } from './number-tasks.ts'

const PASSED =
  /^bpmn:(?:SequenceFlow|StartEvent|EndEvent|ExclusiveGateway|ParallelGateway|DataObject|DataObjectReference|DataStoreReference)$/
const MOST_TASKS = 60
const MOST_ELEMENTS = 1_000

/** What a diagram says as a process, and what somebody should look at again in it. */
export interface ReadDiagram {
  readonly definition: ProcessDefinition
  readonly findings: readonly DrawingFinding[]
}

/**
 * Reads a process out of a BPMN 2.0 document. What another tool drew has no hours and, where its lanes are not ours, no
 * place: reception is the first step, the rest is done by handlers of the agency that decides; the findings name these
 * steps, and the designer goes on from there.
 *
 * Refuses: `invalid/diagram-unreadable`, `invalid/diagram-unsupported` with the elements that a table of steps cannot
 * say.
 */
export async function readDiagram(xml: string): Promise<ReadDiagram> {
  const document = await documentOf(xml)
  const process = document.rootElements?.find(({ $type }) => $type === 'bpmn:Process')
  const elements = process?.flowElements ?? []
  const unsupported = elements.filter((element) => !isTask(element) && !PASSED.test(element.$type))
  if (unsupported.length > 0)
    throw new Refused('invalid/diagram-unsupported', {
      errors: unsupported.map(({ id = '', $type }) => ({ path: `/${id}`, code: $type })),
    })
  const tasks = elements.filter(isTask)
  if (tasks.length > MOST_TASKS || elements.length > MOST_ELEMENTS)
    throw new Refused('invalid/diagram-unreadable')
  const ids = numberTasks(tasks, elements)
  const lanes = (process?.laneSets ?? []).flatMap(({ lanes: own = [] }) => own.flatMap(leaves))
  const laneOf = (task: Node) => lanes.find((lane) => lane.flowNodeRef?.includes(task))
  const steps = [...ids].map(([task, id], at) =>
    stepOf(task, { id, ids, lane: laneOf(task), isFirst: at === 0 }),
  )
  const parsed = Definition.safeParse({ steps })
  if (!parsed.success || steps.length === 0) throw new Refused('invalid/diagram-unreadable')
  const findings = await findingsIn({ document, elements, ids, laneOf })
  return { definition: parsed.data, findings }
}

function stepOf(
  task: Node,
  given: {
    readonly id: string
    readonly ids: ReadonlyMap<Node, string>
    readonly lane: Lane | undefined
    readonly isFirst: boolean
  },
): unknown {
  const work = said(task, 'motcua:Work')
  const hours = Number(work?.['hours'] ?? Number.NaN)
  return {
    id: given.id,
    name: textOf(task.name, given.id.toUpperCase()),
    ...placeOf(given.lane, given.isFirst),
    hours: Number.isFinite(hours) ? hours : null,
    ...(work?.['waitsFor'] === undefined ? {} : { waitsFor: work['waitsFor'] }),
    ...(work?.['optional'] === 'true' ? { optional: true } : {}),
    ...conditionOf('onlyIf', work),
    outcomes: outcomesOf(task, given.ids),
    produces: work?.['produces'] ?? null,
  }
}

/** The condition that an extension element bears, under the name that it has in a process. */
function conditionOf(name: 'onlyIf' | 'when', element: Record<string, string | undefined> = {}) {
  const lists = CONDITION.flatMap((list) => {
    const text = element[list]
    return text === undefined ? [] : [[list, text.split(' ').filter(Boolean)]]
  })
  return lists.length === 0 ? {} : { [name]: Object.fromEntries(lists) }
}

function placeOf(
  lane: Lane | undefined,
  isFirst: boolean,
): Pick<ProcessStep, 'at'> & { role: string } {
  const place = lane === undefined ? undefined : said(lane, 'motcua:Place')
  const role = place?.['role'] ?? (isFirst ? 'reception' : 'handler')
  switch (place?.['at'] ?? (isFirst ? 'receiving' : 'competent')) {
    case 'receiving':
      return { at: { at: 'receiving' }, role }
    case 'unit':
      return { at: { at: 'unit', slug: place?.['slug'] ?? '' }, role }
    default:
      return {
        at: { at: 'competent', divisions: (place?.['divisions'] ?? '').split(' ').filter(Boolean) },
        role,
      }
  }
}

/**
 * The outcomes of a task: what leaves it, or the choice right after it, the usual one first. What several flows lead to
 * opens at once; what is drawn beside a choice opens with each of its outcomes.
 */
function outcomesOf(task: Node, ids: ReadonlyMap<Node, string>): Outcome[] {
  const { outgoing = [] } = task
  const [choice, ...furtherChoices] = outgoing.filter(leadsToChoice)
  if (choice?.targetRef !== undefined && furtherChoices.length === 0) {
    const beside = outgoing.filter((flow) => flow !== choice)
    const gateway = choice.targetRef
    const ways = [...(gateway.outgoing ?? [])].toSorted(
      (one, other) => Number(other === gateway.default) - Number(one === gateway.default),
    )
    return ways.map((flow, at) => outcomeOf([flow, ...beside], { at, alternatives: ways, ids }))
  }
  return outgoing.length === 0 ? [] : [outcomeOf(outgoing, { at: 0, alternatives: [], ids })]
}

function leadsToChoice(flow: Node): boolean {
  const to = flow.targetRef
  return (
    to?.$type === 'bpmn:ExclusiveGateway' &&
    (to.outgoing ?? []).length > 1 &&
    said(flow, 'motcua:Outcome') === undefined
  )
}

function outcomeOf(
  flows: readonly Node[],
  given: {
    readonly at: number
    readonly alternatives: readonly Node[]
    readonly ids: ReadonlyMap<Node, string>
  },
): Outcome {
  const { at, alternatives, ids } = given
  const [flow] = flows
  const own = flow && said(flow, 'motcua:Outcome')
  return {
    code: own?.['code'] ?? freeCode(at, alternatives),
    name: textOf(flow?.name, at === 0 ? 'Chuyển bước tiếp theo' : `Cách ${at + 1}`),
    next: tasksFrom(flows.flatMap(({ targetRef }) => targetRef ?? [])).flatMap(
      (task) => ids.get(task) ?? [],
    ),
    ...conditionOf('when', own),
  }
}

/** A code for a way that bears none, and that no way beside it has. */
function freeCode(at: number, alternatives: readonly Node[]): string {
  const taken = new Set(alternatives.map((flow) => said(flow, 'motcua:Outcome')?.['code']))
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `way-${letter}`)
  const [usual, ...others] = [...letters.slice(at), ...letters.slice(0, at)]
  const codes = at === 0 ? ['done', ...others] : [usual, ...others]
  return codes.find((code) => !taken.has(code)) ?? `way-${at}`
}

function leaves(lane: Lane): Lane[] {
  const own = lane.childLaneSet?.lanes ?? []
  return own.length === 0 ? [lane] : own.flatMap(leaves)
}

function textOf(text: string | undefined, otherwise: string): string {
  return tidy((text ?? '').replaceAll(/\s+/g, ' ')).slice(0, 300) || otherwise
}
