/** What the rules for drawings look for. Those of bpmnlint bear its names; the last two are ours. */
export const DRAWING_RULES = [
  'start-event-required',
  'end-event-required',
  'single-blank-start-event',
  'no-implicit-start',
  'no-implicit-end',
  'no-implicit-split',
  'no-disconnected',
  'no-duplicate-sequence-flows',
  'no-gateway-join-fork',
  'fake-join',
  'superfluous-gateway',
  'label-required',
  'place-not-drawn',
  'hours-not-drawn',
] as const

export type DrawingRule = (typeof DRAWING_RULES)[number]

/** What somebody should look at again in what was drawn; advice, and nothing that keeps a process from being approved. */
export interface DrawingFinding {
  readonly rule: DrawingRule
  /** The step that it is about, or that comes nearest before it; null for the drawing as a whole. */
  readonly stepId: string | null
}

/** What is left to be said of a drawing once a step was filled in or removed in the table, which answers it. */
export function withoutStep(
  findings: readonly DrawingFinding[],
  stepId: string,
): readonly DrawingFinding[] {
  return findings.filter((finding) => finding.stepId !== null && finding.stepId !== stepId)
}
