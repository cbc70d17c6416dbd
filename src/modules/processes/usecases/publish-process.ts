import { addDays, type Day } from '#kernel/day'
import type { ProcessDecisionId, ProcessVersionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction, type Write } from '#platform/db'
import { newId } from '#platform/ids'
import {
  findLatestProcessForUpdate,
  insertProcesses,
  setProcessEnd,
} from '../db/process.queries.ts'
import type { ProcessDefinition } from '../domain/definition.ts'
import { faultsOf } from '../domain/faults.ts'
import { Definition } from './definition-schema.ts'

/** A process as approved, and for which time of the procedure. */
export interface ProcessPublication {
  readonly procedureCode: string
  /** Working hours that the statutory time of the procedure gives all steps together. */
  readonly processHours: number
  /** Whether that time has two parts, with waiting for tax in between. */
  readonly isInTwoParts?: boolean
  readonly effectiveFrom: Day
  /** The approving decision. */
  readonly approvedBy: string
  /** The decision recorded here; none for what is taken over from elsewhere. */
  readonly decisionId?: ProcessDecisionId
  readonly definition: unknown
}

/**
 * Puts an approved process in force from a day. The version before ends the day before; dossiers received under it
 * keep it. Published versions never change.
 *
 * Legal basis: Decree 61/2018/NĐ-CP and 118/2025/NĐ-CP (the chairman approves the internal process). Audit:
 * `process.published`. Refuses: `forbidden/role`, `invalid/shape`, `invalid/process-unsound` with every fault,
 * `not-found/procedure`, `conflict/later-version-exists`.
 */
export async function publishProcess(
  context: Context,
  publication: ProcessPublication,
): Promise<ProcessVersionId> {
  authorise(context.actor, 'catalogue.publish')
  return inTransaction(context.db, (tx) => publishWithin(tx, context, publication))
}

/**
 * The same in a transaction in which more is decided, for whoever has asked who may. Nothing is published when it
 * rolls back.
 */
export async function publishWithin(
  tx: Write,
  context: Context,
  publication: ProcessPublication,
): Promise<ProcessVersionId> {
  const definition = soundDefinition(publication, '/definition')
  const latest = await findLatestProcessForUpdate(tx, publication.procedureCode)
  if (latest !== null && latest.effectiveFrom >= publication.effectiveFrom)
    throw new Refused('conflict/later-version-exists')

  const lastDay = addDays(publication.effectiveFrom, -1)
  if (latest !== null && (latest.effectiveTo === null || latest.effectiveTo > lastDay))
    await setProcessEnd(tx, latest.id, lastDay)
  const { procedureCode, effectiveFrom, approvedBy, decisionId = null } = publication
  const id = newId<'process_version'>()
  const number = (latest?.number ?? 0) + 1
  const version = { id, procedureCode, number, effectiveFrom, approvedBy, definition }
  const added = await insertProcesses(tx, [{ ...version, effectiveTo: null, decisionId }]).catch(
    refuseUnknownProcedure,
  )
  // Another approval took the number while this one waited for it.
  if (added === 0) throw new Refused('conflict/later-version-exists')
  await record(tx, context, 'process.published', {
    kind: 'procedure',
    id: procedureCode,
    details: { number, effectiveFrom },
  })
  return id
}

function refuseUnknownProcedure(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'process_version_procedure')
    throw new Refused('not-found/procedure')
  throw error
}

export interface ImportedProcess extends ProcessPublication {
  readonly number: number
  readonly effectiveTo: Day | null
}

/**
 * Takes over versions with their numbers and periods, in the transaction that takes over their procedures. Versions
 * that are there already stay as they are, so it may run again. Answers how many were added.
 *
 * Refuses: `invalid/shape`, `invalid/process-unsound`.
 */
export function importProcesses(tx: Write, processes: readonly ImportedProcess[]): Promise<number> {
  return insertProcesses(
    tx,
    processes.map((process) => ({
      id: newId<'process_version'>(),
      procedureCode: process.procedureCode,
      number: process.number,
      effectiveFrom: process.effectiveFrom,
      effectiveTo: process.effectiveTo,
      approvedBy: process.approvedBy,
      decisionId: process.decisionId ?? null,
      definition: soundDefinition(process, `/processes/${process.procedureCode}`),
    })),
  )
}

function soundDefinition(publication: ProcessPublication, at: string): ProcessDefinition {
  const parsed = Definition.safeParse(publication.definition)
  if (!parsed.success) {
    throw new Refused('invalid/shape', {
      errors: parsed.error.issues.map(({ path, code }) => ({
        path: [at, ...path].join('/'),
        code,
      })),
    })
  }
  const { processHours, isInTwoParts } = publication
  const faults = faultsOf(parsed.data, processHours, isInTwoParts)
  if (faults.length === 0) return parsed.data
  throw new Refused('invalid/process-unsound', {
    errors: faults.map(({ code, stepId }) => ({
      path: stepId === null ? `${at}/steps` : `${at}/steps/${stepId}`,
      code,
    })),
  })
}
