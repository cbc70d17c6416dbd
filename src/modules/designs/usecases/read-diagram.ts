import { BpmnModdle } from 'bpmn-moddle'
import { Refused } from '#kernel/refused'
import { tidy } from '#kernel/text'
import {
  Definition,
  type Outcome,
  type ProcessDefinition,
  type ProcessStep,
} from '#modules/processes'
import { CONDITION, EXTENSION } from './bpmn-schema.ts'

/** What of a BPMN element is read here. */
interface Node {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  readonly outgoing?: readonly Node[]
  readonly targetRef?: Node
  readonly default?: Node
  readonly processRef?: Node
  readonly flowElements?: readonly Node[]
  readonly laneSets?: readonly { readonly lanes?: readonly Lane[] }[]
  readonly extensionElements?: { readonly values?: readonly Record<string, string | undefined>[] }
}

interface Lane extends Node {
  readonly flowNodeRef?: readonly Node[]
  readonly childLaneSet?: { readonly lanes?: readonly Lane[] }
}

const TASKS = /^bpmn:(?:User|Manual|Service|Send|Receive|Script|BusinessRule)?Task$/
const PASSED =
  /^bpmn:(?:SequenceFlow|StartEvent|EndEvent|ExclusiveGateway|ParallelGateway|DataObject|DataObjectReference|DataStoreReference)$/
const MOST_CHARACTERS = 2_000_000

/**
 * Reads a process out of a BPMN 2.0 document. What another tool drew has no hours and, where its lanes are not ours, no
 * place: reception is the first step, the rest is done by handlers of the agency that decides; the designer goes on
 * from there.
 *
 * Refuses: `invalid/diagram-unreadable`, `invalid/diagram-unsupported` with the elements that a table of steps cannot
 * say.
 */
export async function readDiagram(xml: string): Promise<ProcessDefinition> {
  const root = await rootOf(xml)
  const process = root.find(({ $type }) => $type === 'bpmn:Process')
  const elements = process?.flowElements ?? []
  const unsupported = elements.filter(({ $type }) => !TASKS.test($type) && !PASSED.test($type))
  if (unsupported.length > 0)
    throw new Refused('invalid/diagram-unsupported', {
      errors: unsupported.map(({ id = '', $type }) => ({ path: `/${id}`, code: $type })),
    })
  const tasks = elements.filter(({ $type }) => TASKS.test($type))
  const ids = idsFor(inOrder(tasks, elements))
  const lanes = (process?.laneSets ?? []).flatMap(({ lanes: own = [] }) => own.flatMap(leaves))
  const steps = [...ids].map(([task, id], at) =>
    stepOf(task, {
      id,
      ids,
      lane: lanes.find((lane) => lane.flowNodeRef?.includes(task)),
      isFirst: at === 0,
    }),
  )
  const parsed = Definition.safeParse({ steps })
  if (!parsed.success || steps.length === 0) throw new Refused('invalid/diagram-unreadable')
  return parsed.data
}

async function rootOf(xml: string): Promise<readonly Node[]> {
  if (xml.length > MOST_CHARACTERS) throw new Refused('invalid/diagram-unreadable')
  try {
    const { rootElement } = await new BpmnModdle({ motcua: EXTENSION }).fromXML(xml)
    return (rootElement as unknown as { rootElements?: readonly Node[] }).rootElements ?? []
  } catch {
    throw new Refused('invalid/diagram-unreadable')
  }
}

/** Our own documents keep the order of the table; others are read from the start on. */
function inOrder(tasks: readonly Node[], elements: readonly Node[]): readonly Node[] {
  if (tasks.every(({ id = '' }) => isStepId(id))) return tasks
  const reached = new Set<Node>(elements.filter(({ $type }) => $type === 'bpmn:StartEvent'))
  for (const node of reached)
    for (const { targetRef } of node.outgoing ?? []) if (targetRef) reached.add(targetRef)
  return [...new Set([...reached].filter((node) => tasks.includes(node)).concat(tasks))]
}

/** Each task with the number of its step: its own where it has one. */
function idsFor(tasks: readonly Node[]): ReadonlyMap<Node, string> {
  const taken = new Set(tasks.flatMap(({ id = '' }) => (isStepId(id) ? [id] : [])))
  let number = 0
  const free = () => {
    do number += 1
    while (taken.has(`b${number}`))
    return `b${number}`
  }
  return new Map(tasks.map((task) => [task, isStepId(task.id ?? '') ? (task.id ?? '') : free()]))
}

function isStepId(id: string): boolean {
  return /^b[1-9][0-9]?[a-z]?$/.test(id)
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

/** The outcomes of a task: what leaves it, or the choice right after it, the usual one first. */
function outcomesOf(task: Node, ids: ReadonlyMap<Node, string>): Outcome[] {
  const [only, ...others] = task.outgoing ?? []
  const after = only?.targetRef
  const isChoice =
    others.length === 0 &&
    after?.$type === 'bpmn:ExclusiveGateway' &&
    (after.outgoing ?? []).length > 1 &&
    said(only ?? task, 'motcua:Outcome') === undefined
  if (isChoice) {
    const flows = [...(after.outgoing ?? [])].toSorted(
      (one, other) => Number(other === after.default) - Number(one === after.default),
    )
    return flows.map((flow, at) => outcomeOf([flow], at, ids))
  }
  // A task that several flows leave opens all that follows at once.
  return only === undefined ? [] : [outcomeOf([only, ...others], 0, ids)]
}

function outcomeOf(flows: readonly Node[], at: number, ids: ReadonlyMap<Node, string>): Outcome {
  const [flow] = flows
  const letters = 'abcdefghij'
  const own = flow && said(flow, 'motcua:Outcome')
  const code = own?.['code'] ?? (at === 0 ? 'done' : `way-${letters[at]}`)
  return {
    code,
    name: textOf(flow?.name, at === 0 ? 'Chuyển bước tiếp theo' : `Cách ${at + 1}`),
    next: [...new Set(flows.flatMap(({ targetRef }) => stepsFrom(targetRef, ids, new Set())))],
    ...conditionOf('when', own),
  }
}

/** The steps that a way leads to, through the gateways between. */
function stepsFrom(
  node: Node | undefined,
  ids: ReadonlyMap<Node, string>,
  passed: ReadonlySet<Node>,
): string[] {
  if (node === undefined || passed.has(node)) return []
  const id = ids.get(node)
  if (id !== undefined) return [id]
  const further = new Set([...passed, node])
  return (node.outgoing ?? []).flatMap(({ targetRef }) => stepsFrom(targetRef, ids, further))
}

function leaves(lane: Lane): Lane[] {
  const own = lane.childLaneSet?.lanes ?? []
  return own.length === 0 ? [lane] : own.flatMap(leaves)
}

function said(element: Node, type: string): Record<string, string | undefined> | undefined {
  return element.extensionElements?.values?.find(
    ({ $type }) => $type?.toLowerCase() === type.toLowerCase(),
  )
}

function textOf(text: string | undefined, otherwise: string): string {
  return tidy((text ?? '').replaceAll(/\s+/g, ' ')).slice(0, 300) || otherwise
}
