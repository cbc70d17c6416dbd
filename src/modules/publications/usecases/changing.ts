import type { PublicationId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record, type AuditEvent } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { findPublicationForUpdate, savePublication } from '../db/publication.queries.ts'
import type { Publication } from '../domain/publication.ts'

/** One step on the way of a decision: whether it may be taken, and what it leaves behind. */
export interface Step {
  readonly event: AuditEvent
  readonly whyNot: (publication: Publication) => RefusalCode | null
  /** The work of the step; answers the decision as it is afterwards, or null when it is gone. */
  readonly take: (tx: Write, publication: Publication) => Promise<Publication | null> | Publication
}

/** Takes a step with a decision, locked and recorded; every step of its way goes through here. */
export function takeStep(context: Context, id: PublicationId, step: Step): Promise<void> {
  authorise(context.actor, 'publications.manage')
  return inTransaction(context.db, (tx) => takeStepWithin(tx, context, id, step))
}

/** The same as a part of what a transaction does. */
export async function takeStepWithin(
  tx: Write,
  context: Context,
  id: PublicationId,
  step: Step,
): Promise<void> {
  const publication = await findPublicationForUpdate(tx, id)
  if (publication === null) throw new Refused('not-found/publication')
  const whyNot = step.whyNot(publication)
  if (whyNot !== null) throw new Refused(whyNot)
  const after = await step.take(tx, publication)
  if (after !== null) await savePublication(tx, after)
  await record(tx, context, step.event, { kind: 'publication', id })
}

/** The decision with the officer among those who wrote on it, and so not among those who may check it. */
export function writtenBy(context: Context, publication: Publication): Publication {
  const { accountId } = context.actor
  if (publication.editedBy.includes(accountId)) return publication
  return { ...publication, editedBy: [...publication.editedBy, accountId] }
}

/** Refuses what was written on a page that somebody else has changed since it was opened. */
export function refuseChangedElsewhere(seen: number, now: number): void {
  if (seen !== now) throw new Refused('conflict/publication-changed-elsewhere')
}
