import type { ProcessDesignId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { catalogueOf } from '#modules/procedures'
import {
  changeStep,
  insertStep,
  moveStep,
  removeStep,
  type Outcome,
  type ProcessDefinition,
  type StepContent,
} from '#modules/processes'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import {
  deleteDesignProcedures,
  findDesignForUpdate,
  insertDesignProcedures,
  setDesign,
} from '../db/design.queries.ts'
import type { DesignAbout } from '../domain/design.ts'
import { withoutStep, type DrawingFinding } from '../domain/drawing-findings.ts'
import { definitionOf } from './read-designs.ts'

/** One change of a design. */
export type DesignChange =
  | { readonly kind: 'about'; readonly about: DesignAbout }
  | {
      readonly kind: 'insert-step'
      readonly after: string
      readonly content: Omit<StepContent, 'outcomes'> & { readonly outcome: Omit<Outcome, 'next'> }
    }
  | { readonly kind: 'change-step'; readonly stepId: string; readonly content: StepContent }
  | { readonly kind: 'move-step'; readonly stepId: string; readonly way: 'up' | 'down' }
  | { readonly kind: 'remove-step'; readonly stepId: string }
  /** All steps at once, as a diagram brings them. */
  | {
      readonly kind: 'replace-steps'
      readonly definition: ProcessDefinition
      readonly findings: readonly DrawingFinding[]
    }
  /** For which procedures it is meant, one or many at a time. */
  | { readonly kind: 'assign'; readonly codes: readonly string[] }
  | { readonly kind: 'unassign'; readonly codes: readonly string[] }

/** The change that was made, and the step it left in front of the designer. */
export interface Revised {
  readonly revision: number
  readonly stepId: string | null
}

/**
 * Makes one change to a process in design. `revision` is the one that the designer has seen: what a colleague has
 * changed since is not overwritten. What is in force stays as it is.
 *
 * Audit: `process-design.changed`. Refuses: `forbidden/role`, `not-found/process-design`,
 * `conflict/design-changed-elsewhere`, `conflict/no-step-number-left`, `invalid/unknown-procedure`.
 */
export async function reviseDesign(
  context: Context,
  id: ProcessDesignId,
  revision: number,
  change: DesignChange,
): Promise<Revised> {
  authorise(context.actor, 'processes.design')
  if (change.kind === 'assign') await requireProcedures(context, change.codes)
  return inTransaction(context.db, async (tx) => {
    const design = await findDesignForUpdate(tx, id)
    if (design === null) throw new Refused('not-found/process-design')
    if (design.revision !== revision) throw new Refused('conflict/design-changed-elsewhere')

    const changed = applied(definitionOf(design), change)
    const about = change.kind === 'about' ? change.about : {}
    await setDesign(tx, {
      ...design,
      ...about,
      definition: changed.definition,
      findings: findingsAfter(design.findings, change),
      revision: revision + 1,
      changedAt: context.clock.now(),
      changedBy: context.actor.accountId,
    })
    await assigned(tx, id, change)
    const details = { change: change.kind, revision: revision + 1 }
    await record(tx, context, 'process-design.changed', { kind: 'process-design', id, details })
    return { revision: revision + 1, stepId: changed.stepId }
  })
}

/** Steps that are not there any more are left as they are: another has removed them, and the revision has told so. */
function applied(
  definition: ProcessDefinition,
  change: DesignChange,
): { readonly definition: ProcessDefinition; readonly stepId: string | null } {
  switch (change.kind) {
    case 'insert-step': {
      const inserted = insertStep(definition, change.after, change.content)
      if (inserted === null) throw new Refused('conflict/no-step-number-left')
      return { definition: inserted.process, stepId: inserted.id }
    }
    case 'change-step':
      return {
        definition: changeStep(definition, change.stepId, change.content),
        stepId: change.stepId,
      }
    case 'move-step':
      return {
        definition: moveStep(definition, change.stepId, change.way),
        stepId: change.stepId,
      }
    case 'remove-step':
      return { definition: removeStep(definition, change.stepId), stepId: null }
    case 'replace-steps':
      return { definition: change.definition, stepId: null }
    case 'about':
    case 'assign':
    case 'unassign':
      return { definition, stepId: null }
  }
}

/** What of the last drawing is still to be looked at. */
function findingsAfter(
  findings: readonly DrawingFinding[],
  change: DesignChange,
): readonly DrawingFinding[] {
  switch (change.kind) {
    case 'replace-steps':
      return change.findings
    case 'change-step':
    case 'remove-step':
      return withoutStep(findings, change.stepId)
    case 'insert-step':
    case 'move-step':
    case 'about':
    case 'assign':
    case 'unassign':
      return findings
  }
}

async function requireProcedures(context: Context, codes: readonly string[]): Promise<void> {
  const { periods } = await catalogueOf(context)
  const unknown = codes.filter((code) => !periods.has(code))
  if (unknown.length > 0)
    throw new Refused('invalid/unknown-procedure', {
      errors: unknown.map((code) => ({ path: `/codes/${code}`, code: 'unknown' })),
    })
}

async function assigned(tx: Write, id: ProcessDesignId, change: DesignChange): Promise<void> {
  if (change.kind === 'assign') await insertDesignProcedures(tx, id, change.codes)
  if (change.kind === 'unassign') await deleteDesignProcedures(tx, id, change.codes)
}
