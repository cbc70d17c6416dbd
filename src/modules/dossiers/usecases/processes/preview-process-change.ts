import { parseId, type DossierId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { processById, processesOn, processOn } from '#modules/processes'
import { authorise, unitsReached } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import {
  countByProcess,
  listOnOtherProcess,
  listOpenStepsOf,
} from '../../db/process-change.queries.ts'
import type { StepRole } from '../../domain/dossier.ts'
import { landingsOf } from '../../domain/processes/decide-change-process.ts'
import { currentOrganisation, processFor } from '../scene.ts'

/** Who would move to the process in force, and to which step. */
export type ProcessChangePreview = Awaited<ReturnType<typeof previewProcessChange>>

/**
 * For an approver: of which procedures dossiers in handling go by another version of the process than the one in force,
 * and how many. Refuses: `forbidden/role`.
 */
export async function listProcessChanges(context: Context) {
  authorise(context.actor, 'dossiers.change-process')
  const units = unitsReached(context.actor, 'approver')
  const today = dayOf(context.clock.now())
  return inRead(context.db, async (read) => {
    const counted = await countByProcess(read, units)
    const codes = [...new Set(counted.map(({ procedureCode }) => procedureCode))]
    const inForce = await processesOn(read, codes, today)
    return codes.flatMap((code) => {
      const others = counted.filter(
        ({ procedureCode, versionId }) =>
          procedureCode === code && inForce.has(code) && versionId !== inForce.get(code),
      )
      const count = others.reduce((sum, each) => sum + each.count, 0)
      return count === 0 ? [] : [{ code, name: others[0]?.procedureName ?? code, count }]
    })
  })
}

/**
 * For an approver: each dossier in handling of a procedure that goes by another version of its process than the one in
 * force, with the step of that one at which each open step goes on; null where it has to be chosen. Nothing moves.
 *
 * Refuses: `forbidden/role`, `conflict/procedure-not-in-force`, `malformed/cursor`.
 */
export async function previewProcessChange(
  context: Context,
  procedureCode: string,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  authorise(context.actor, 'dossiers.change-process')
  const { cursor, limit } = page
  const after = cursor === undefined ? null : parseId<'dossier'>(cursor)
  if (cursor !== undefined && after === null) throw new Refused('malformed/cursor')
  const [target, organisation] = await Promise.all([
    processOn(context, procedureCode, dayOf(context.clock.now())),
    currentOrganisation(context),
  ])
  if (target === null) throw new Refused('conflict/procedure-not-in-force')
  const units = unitsReached(context.actor, 'approver')
  const found = await pageOf(context, { procedureCode, versionId: target.id, units }, after, limit)
  const numbers = await numbersOf(context, found.rows)
  return {
    number: target.number,
    approvedBy: target.approvedBy,
    choices: target.definition.steps.slice(1).map(({ id, name }) => ({ stepId: id, name })),
    items: found.rows.map((row) => {
      const open = found.open.filter(({ dossierId }) => dossierId === row.id)
      const steps = open.map((step) => ({ ...step, role: step.role as StepRole }))
      const process = processFor(
        target,
        { ...row, applicant: { kind: row.applicantKind } },
        organisation,
      )
      return {
        code: row.code,
        version: row.version,
        from: numbers.get(row.versionId) ?? null,
        steps: landingsOf(steps, process, {}).map(({ step, to }) => ({
          stepId: step.stepId,
          name: step.name,
          to,
        })),
      }
    }),
    nextCursor: found.next,
  }
}

type Wanted = Parameters<typeof listOnOtherProcess>[1]

function pageOf(context: Context, wanted: Wanted, after: DossierId | null, limit: number) {
  return inRead(context.db, async (read) => {
    const found = await listOnOtherProcess(read, wanted, { after, limit: limit + 1 })
    const rows = found.slice(0, limit)
    const open = await listOpenStepsOf(
      read,
      rows.map(({ id }) => id),
    )
    return { rows, open, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null }
  })
}

/** The numbers of the versions that the dossiers go by; few, and remembered. */
async function numbersOf(
  context: Context,
  rows: Awaited<ReturnType<typeof pageOf>>['rows'],
): Promise<ReadonlyMap<string | null, number>> {
  const ids = [...new Set(rows.flatMap(({ versionId }) => versionId ?? []))]
  const versions = await Promise.all(ids.map((id) => processById(context, id)))
  return new Map(versions.flatMap((version) => (version ? [[version.id, version.number]] : [])))
}
