import { BpmnModdle } from 'bpmn-moddle'
import { Refused } from '#kernel/refused'
import { EXTENSION } from '../domain/bpmn-extension.ts'

/** What of a BPMN element is read here. */
export interface Node {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  readonly outgoing?: readonly Node[]
  readonly sourceRef?: Node
  readonly targetRef?: Node
  readonly default?: Node
  readonly rootElements?: readonly Node[]
  readonly flowElements?: readonly Node[]
  readonly laneSets?: readonly { readonly lanes?: readonly Lane[] }[]
  readonly extensionElements?: { readonly values?: readonly Record<string, string | undefined>[] }
}

export interface Lane extends Node {
  readonly flowNodeRef?: readonly Node[]
  readonly childLaneSet?: { readonly lanes?: readonly Lane[] }
}

const TASKS = /^bpmn:(?:User|Manual|Service|Send|Receive|Script|BusinessRule)?Task$/
const MOST_CHARACTERS = 2_000_000

/** The document itself. Refuses: `invalid/diagram-unreadable`. */
export async function documentOf(xml: string): Promise<Node> {
  if (xml.length > MOST_CHARACTERS) throw new Refused('invalid/diagram-unreadable')
  try {
    const { rootElement } = await new BpmnModdle({ motcua: EXTENSION }).fromXML(xml)
    return rootElement
  } catch {
    throw new Refused('invalid/diagram-unreadable')
  }
}

export function isTask({ $type }: Node): boolean {
  return TASKS.test($type)
}

/** The tasks among these elements and behind them, through gateways and events but not through other tasks. */
export function tasksFrom(elements: readonly Node[]): readonly Node[] {
  const waiting = elements.toReversed()
  const passed = new Set<Node>()
  const tasks: Node[] = []
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (passed.has(node)) continue
    passed.add(node)
    if (isTask(node)) tasks.push(node)
    else waiting.push(...followers(node).toReversed())
  }
  return tasks
}

/** The elements that the flows of an element lead to. */
export function followers({ outgoing = [] }: Node): readonly Node[] {
  return outgoing.flatMap(({ targetRef }) => targetRef ?? [])
}

/** What an element says in one of our extension elements. */
export function said(element: Node, type: string): Record<string, string | undefined> | undefined {
  return element.extensionElements?.values?.find(
    ({ $type }) => $type?.toLowerCase() === type.toLowerCase(),
  )
}
