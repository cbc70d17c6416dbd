import type { Outcome, ProcessDefinition, ProcessStep } from './definition.ts'

/** What a step says beside its number. */
export type StepContent = Omit<ProcessStep, 'id'>

/**
 * A process with one step more after the given one: what followed that usually now follows the new step, which so
 * stands in between. Numbers of other steps stay, for dossiers and decisions cite them: after `b2` comes `b2a`.
 */
export function insertStep(
  process: ProcessDefinition,
  afterId: string,
  content: Omit<StepContent, 'outcomes'> & { readonly outcome: Omit<Outcome, 'next'> },
): { readonly process: ProcessDefinition; readonly id: string } | null {
  const at = process.steps.findIndex(({ id }) => id === afterId)
  const before = process.steps[at]
  const id = freeIdAfter(process, afterId)
  if (before === undefined || id === null) return null
  const usual = before.outcomes[0]?.next ?? []
  const { outcome, ...rest } = content
  const inserted: ProcessStep = { ...rest, id, outcomes: [{ ...outcome, next: usual }] }
  const rewired: ProcessStep = {
    ...before,
    outcomes: before.outcomes.map((each) =>
      isSame(each.next, usual) ? { ...each, next: [id] } : each,
    ),
  }
  return {
    process: {
      steps: [...process.steps.slice(0, at), rewired, inserted, ...process.steps.slice(at + 1)],
    },
    id,
  }
}

/** A process without a step; what led to it leads to what usually followed it. */
export function removeStep(process: ProcessDefinition, id: string): ProcessDefinition {
  const removed = process.steps.find((step) => step.id === id)
  const after = (removed?.outcomes[0]?.next ?? []).filter((next) => next !== id)
  return {
    steps: process.steps
      .filter((step) => step !== removed)
      .map((step) => ({
        ...step,
        outcomes: step.outcomes.map((outcome) =>
          outcome.next.includes(id)
            ? {
                ...outcome,
                next: [...new Set(outcome.next.flatMap((next) => (next === id ? after : [next])))],
              }
            : outcome,
        ),
      })),
  }
}

/** A process with a step one place further up or down the table; at either end it stays. */
export function moveStep(
  process: ProcessDefinition,
  id: string,
  way: 'up' | 'down',
): ProcessDefinition {
  const from = process.steps.findIndex((step) => step.id === id)
  const step = process.steps[from]
  const to = way === 'up' ? from - 1 : from + 1
  if (step === undefined || to < 0 || to >= process.steps.length) return process
  return { steps: process.steps.toSpliced(from, 1).toSpliced(to, 0, step) }
}

/** A process with another content of a step. */
export function changeStep(
  process: ProcessDefinition,
  id: string,
  content: StepContent,
): ProcessDefinition {
  return { steps: process.steps.map((step) => (step.id === id ? { ...content, id } : step)) }
}

/** `b3` after the last step `b2`; `b2a`, `b2b`, … between others; null when no letter is left. */
function freeIdAfter({ steps }: ProcessDefinition, afterId: string): string | null {
  const taken = new Set(steps.map(({ id }) => id))
  const number = Number(/^b(\d+)/.exec(afterId)?.[1] ?? 0)
  const isLast = steps.at(-1)?.id === afterId
  if (isLast && number < 99 && !taken.has(`b${number + 1}`)) return `b${number + 1}`
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `b${number}${letter}`)
  return letters.find((id) => !taken.has(id)) ?? null
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at])
}
