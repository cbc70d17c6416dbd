import type { Day } from '#kernel/day'
import type { ProcessDecisionId, ProcessDesignId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import {
  inspectSteps,
  isReceivedAt,
  placesAmong,
  type CatalogueNeighbours,
  type ProcedureContent,
} from '#modules/procedures'
import { publishWithin, type ProcessDefinition } from '#modules/processes'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { insertDecision } from '../db/decision.queries.ts'
import { findDesignForUpdate, listDesignProcedures } from '../db/design.queries.ts'
import { citedDecision, type DocumentControl } from '../domain/design.ts'
import { contentsOn, definitionOf } from './read-designs.ts'

/** The decision as it was signed, and from when it holds. */
export interface Approval extends DocumentControl {
  /** The revision of the design that was laid before the chair. */
  readonly revision: number
  readonly number: string
  readonly decidedOn: Day
  /** Office and name. */
  readonly signer: string
  readonly effectiveFrom: Day
}

/**
 * Records the decision by which the chair of the province approves a design, and puts it in force for every procedure
 * that the design is meant for: for all of them or for none. Dossiers received before keep the version they have.
 *
 * Legal basis: Decree 118/2025/NĐ-CP (the chair approves the internal process). Audit: `process.approved`, and
 * `process.published` for each procedure. Refuses: `forbidden/role`, `not-found/process-design`,
 * `conflict/design-changed-elsewhere`, `conflict/template-not-approved`, `conflict/design-without-procedure`,
 * `invalid/decision-after-effect`, `invalid/process-unsound`, `conflict/step-without-unit`,
 * `conflict/procedure-not-in-force`, `conflict/later-version-exists`.
 */
export async function approveDesign(
  context: Context,
  id: ProcessDesignId,
  approval: Approval,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<ProcessDecisionId> {
  authorise(context.actor, 'catalogue.publish')
  if (approval.decidedOn > approval.effectiveFrom)
    throw new Refused('invalid/decision-after-effect')
  const organisation = await neighbours.organisation(context)
  return inTransaction(context.db, async (tx) => {
    const design = await findDesignForUpdate(tx, id)
    if (design === null) throw new Refused('not-found/process-design')
    if (design.revision !== approval.revision)
      throw new Refused('conflict/design-changed-elsewhere')
    if (design.isTemplate) throw new Refused('conflict/template-not-approved')
    const codes = await listDesignProcedures(tx, id)
    if (codes.length === 0) throw new Refused('conflict/design-without-procedure')
    const contents = await contentsOn(context, codes, approval.effectiveFrom)
    if (contents.size < codes.length) throw new Refused('conflict/procedure-not-in-force')
    const definition = definitionOf(design)
    if (lacksUnits(definition, contents, organisation))
      throw new Refused('conflict/step-without-unit')

    const { revision: _, effectiveFrom, ...decided } = approval
    const { number, decidedOn } = decided
    const decisionId = newId<'process_decision'>()
    const { name: title, purpose, scope } = design
    await insertDecision(
      tx,
      { id: decisionId, designId: id, title, purpose, scope, ...decided },
      { at: context.clock.now(), by: context.actor.accountId },
    )
    for (const [procedureCode, { timeLimit }] of contents) {
      await publishWithin(tx, context, {
        procedureCode,
        processHours: timeLimit.processHours,
        isInTwoParts: timeLimit.parts !== null,
        effectiveFrom,
        approvedBy: citedDecision(approval),
        decisionId,
        definition,
      })
    }
    const details = { number, decidedOn, effectiveFrom, procedures: codes.length }
    await record(tx, context, 'process.approved', { kind: 'process-design', id, details })
    return decisionId
  })
}

function lacksUnits(
  definition: ProcessDefinition,
  contents: ReadonlyMap<string, ProcedureContent>,
  organisation: Parameters<typeof inspectSteps>[2],
): boolean {
  const places = placesAmong(organisation.units.units)
  return [...contents].some(([code, content]) =>
    inspectSteps(
      definition,
      { code, content, places: places.filter((place) => isReceivedAt(content, place)) },
      organisation,
    ).some(({ placesWithoutUnit }) => placesWithoutUnit > 0),
  )
}
