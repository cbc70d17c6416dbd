import { createRequire } from 'node:module'
import Linter from 'bpmnlint/lib/linter.js'
import { DRAWING_RULES, type DrawingFinding, type DrawingRule } from '../domain/drawing-findings.ts'
import { isTask, said, tasksFrom, type Lane, type Node } from './diagram-elements.ts'
import { isNumbered } from './number-tasks.ts'

const OURS = new Set<DrawingRule>(['place-not-drawn', 'hours-not-drawn'])
const load = createRequire(import.meta.url)

/**
 * Of the recommended rules of bpmnlint those that speak of what a table of steps says. Left out: `conditional-flows`
 * (the names of the outcomes decide, not expressions), `no-bpmndi` and `no-overlapping-elements` (the places of what is
 * drawn are not kept), `global` and all about sub-processes and other events and gateways, which are refused or mean
 * nothing here.
 */
const RULES = {
  config: {
    rules: Object.fromEntries(
      DRAWING_RULES.filter((rule) => !OURS.has(rule)).map((rule) => [rule, 'warn' as const]),
    ),
  },
  resolver: { resolveRule: (_: string, name: string): unknown => load(`bpmnlint/rules/${name}`) },
} as const

/** What a document was read as. */
interface Read {
  readonly document: Node
  readonly elements: readonly Node[]
  /** The tasks with the numbers of their steps. */
  readonly ids: ReadonlyMap<Node, string>
  readonly laneOf: (task: Node) => Lane | undefined
}

/** What is to be looked at again in a drawing, each said once of a step. */
export async function findingsIn(read: Read): Promise<readonly DrawingFinding[]> {
  const found = [...(await linted(read)), ...unsaid(read)]
  return [...new Map(found.map((each) => [`${each.rule} ${each.stepId}`, each])).values()]
}

async function linted({ document, elements, ids }: Read): Promise<DrawingFinding[]> {
  const byId = new Map(elements.map((element) => [element.id, element]))
  // Rules remember what they have seen: each document has its own.
  const reports = await new Linter(RULES).lint(document)
  return DRAWING_RULES.flatMap((rule) =>
    (reports[rule] ?? []).flatMap(({ id }) => {
      const element = byId.get(id)
      // Start, end and gateways are named by the steps that they belong to.
      if (rule === 'label-required' && (element === undefined || !isTask(element))) return []
      return [{ rule, stepId: nearest(element, elements, ids) }]
    }),
  )
}

/** What a task does not say, and the table is to say: who does it, and in how many hours. */
function unsaid({ ids, laneOf }: Read): DrawingFinding[] {
  return [...ids].flatMap(([task, stepId], at) => {
    const lane = laneOf(task)
    const isPlaced = at === 0 || (lane !== undefined && said(lane, 'motcua:Place') !== undefined)
    const isTimed = isNumbered(task) || said(task, 'motcua:Work')?.['hours'] !== undefined
    return [
      ...(isPlaced ? [] : [{ rule: 'place-not-drawn' as const, stepId }]),
      ...(isTimed ? [] : [{ rule: 'hours-not-drawn' as const, stepId }]),
    ]
  })
}

/** The step that an element is, or that comes nearest before it, or behind. */
function nearest(
  element: Node | undefined,
  elements: readonly Node[],
  ids: ReadonlyMap<Node, string>,
): string | null {
  if (element === undefined) return null
  const before = new Set([element.sourceRef ?? element])
  for (const node of before) {
    if (isTask(node)) return ids.get(node) ?? null
    for (const { sourceRef, targetRef } of elements)
      if (targetRef === node && sourceRef !== undefined) before.add(sourceRef)
  }
  const [behind] = tasksFrom([element])
  return (behind && ids.get(behind)) ?? null
}
