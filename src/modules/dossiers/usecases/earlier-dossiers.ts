import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { listDossiersOfParty, type PartyNumber } from '../db/party.queries.ts'
import type { DossierState, Party } from '../domain/dossier.ts'
import { isOver } from '../domain/life-cycle.ts'
import { sightOf } from './viewer.ts'

const MOST = 10

/** A dossier that someone handed in before, as the counter lists it beside the new one. */
export interface EarlierDossier {
  readonly code: string
  readonly state: DossierState
  readonly isOpen: boolean
  readonly procedureCode: string
  readonly procedureName: string
  readonly submittedAt: string
  readonly dueAt: string | null
}

/**
 * What reception knows of the person or business before it: their latest dossiers that the officer
 * may see, and how they were named in the last one. Whose they are is not kept in the audit trail,
 * only how many were shown.
 *
 * Audit: `dossiers.looked-up`. Refuses: `forbidden/role`.
 */
export async function earlierDossiers(
  context: Context,
  number: PartyNumber,
): Promise<{ readonly dossiers: readonly EarlierDossier[]; readonly party: Party | null }> {
  authorise(context.actor, 'counter.use')
  return inTransaction(context.db, async (tx) => {
    const rows = await listDossiersOfParty(tx, sightOf(context.actor), number, MOST)
    await record(tx, context, 'dossiers.looked-up', {
      kind: 'account',
      id: context.actor.accountId,
      details: { shown: rows.length },
    })
    return {
      party: rows[0]?.party ?? null,
      dossiers: rows.map(({ submittedAt, dueAt, ...row }) => ({
        code: row.code,
        state: row.state,
        procedureCode: row.procedureCode,
        procedureName: row.procedureName,
        isOpen: !isOver(row.state),
        submittedAt: formatInstant(submittedAt),
        dueAt: formatInstantOrNull(dueAt),
      })),
    }
  })
}
