import type { ProcessDesignId } from '#kernel/id'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { readDiagram } from './read-diagram.ts'
import { reviseDesign, type Revised } from './revise-design.ts'

/**
 * Puts the steps that a BPMN 2.0 document says in the place of those of a design, whether it was drawn on the page or
 * comes from another tool; what is to be looked at again in the drawing stands beside the checks of the design. What
 * the procedures are, and the places of what is drawn, are no part of it.
 *
 * Audit: `process-design.changed`. Refuses: `forbidden/role`, `not-found/process-design`,
 * `conflict/design-changed-elsewhere`, `invalid/diagram-unreadable`, `invalid/diagram-unsupported`.
 */
export async function drawDesign(
  context: Context,
  id: ProcessDesignId,
  revision: number,
  xml: string,
): Promise<Revised> {
  authorise(context.actor, 'processes.design')
  return reviseDesign(context, id, revision, { kind: 'replace-steps', ...(await readDiagram(xml)) })
}
