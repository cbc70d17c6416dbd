import { followers, isTask, tasksFrom, type Node } from './diagram-elements.ts'

/**
 * The tasks in the order of the table, each with the number of its step. Those that bear a number keep it, and their
 * order: dossiers and decisions cite them, and what leads back to an earlier one is rework. A task that was drawn
 * between others comes behind those that lead to it: after `b2` comes `b2a`.
 */
export function numberTasks(
  tasks: readonly Node[],
  elements: readonly Node[],
): ReadonlyMap<Node, string> {
  const order = tasks.filter(isNumbered)
  const fresh = onwards(tasks, elements).filter((task) => !isNumbered(task))
  for (const task of fresh) order.splice(placeOf(task, order), 0, task)
  return numbered(order)
}

/** Whether a task bears the number of a step as its id. */
export function isNumbered({ id = '' }: Node): boolean {
  return /^b[1-9][0-9]?[a-z]?$/.test(id)
}

/** The tasks as the flows lead on from the start, each behind all that lead to it but for ways back; then the rest. */
function onwards(tasks: readonly Node[], elements: readonly Node[]): readonly Node[] {
  const entered = new Set<Node>()
  const left: Node[] = []
  const waiting = elements
    .filter(({ $type }) => $type === 'bpmn:StartEvent')
    .map((node) => ({ node, isDone: false }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.isDone) left.push(next.node)
    else if (!entered.has(next.node)) {
      entered.add(next.node)
      waiting.push({ node: next.node, isDone: true })
      for (const node of followers(next.node)) waiting.push({ node, isDone: false })
    }
  }
  const reached = left.toReversed().filter(isTask)
  return [...reached, ...tasks.filter((task) => !entered.has(task))]
}

/** Behind the last task that leads to it; one that it leads back to itself is no such task. */
function placeOf(task: Node, order: readonly Node[]): number {
  const behind = reachedFrom(task)
  const before = order.filter((other) => tasksFrom(followers(other)).includes(task))
  const last = before.findLast((other) => !behind.has(other)) ?? before[0]
  if (last === undefined) {
    const next = order.findIndex((other) => behind.has(other))
    return next < 0 ? order.length : next
  }
  let at = order.indexOf(last) + 1
  // What was drawn beside it already comes first.
  for (let other = order[at]; other !== undefined; other = order[at]) {
    if (isNumbered(other) || behind.has(other)) break
    at += 1
  }
  return at
}

function reachedFrom(task: Node): ReadonlySet<Node> {
  const reached = new Set(followers(task))
  for (const node of reached) for (const next of followers(node)) reached.add(next)
  return reached
}

/** New numbers: one after the other at the end of the table, the number of the step before and a letter elsewhere. */
function numbered(order: readonly Node[]): ReadonlyMap<Node, string> {
  const own = order.filter(isNumbered)
  const taken = new Set(own.map(({ id }) => id ?? ''))
  const lastOwn = order.findLastIndex(isNumbered)
  let highest = Math.max(0, ...own.map(({ id }) => numberIn(id)))
  let before = ''
  const ids = new Map<Node, string>()
  for (const [at, task] of order.entries()) {
    if (isNumbered(task)) before = task.id ?? ''
    else {
      const letters = at < lastOwn && before !== '' ? Array.from('abcdefghijklmnopqrstuvwxyz') : []
      const between = letters.map((letter) => `b${numberIn(before)}${letter}`)
      before = between.find((id) => !taken.has(id)) ?? `b${(highest += 1)}`
      taken.add(before)
    }
    ids.set(task, before)
  }
  return ids
}

function numberIn(id: string | undefined): number {
  return Number(/\d+/.exec(id ?? '')?.[0] ?? 0)
}
