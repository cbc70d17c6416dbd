import { z } from 'zod'
import { day, type Day } from '#kernel/day'
import { Refused } from '#kernel/refused'
import { importProcesses, type ImportedProcess } from '#modules/processes'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import {
  countCatalogueChange,
  insertProcedures,
  insertVersions,
  type NewProcedureVersion,
} from '../db/procedure.queries.ts'
import { doubtCatalogue } from './catalogue.ts'
import { NationalCode } from './content-schema.ts'
import { parsed, publishable } from './publishable.ts'

const ADay = z.iso.date().transform((text): Day => day(text))

/** One procedure of a locality pack: what it says now, and what was different before. */
const PackedProcedure = z.strictObject({
  code: NationalCode,
  effectiveFrom: ADay,
  /** The decision on the internal process; null when nobody here handles the procedure. */
  approvedBy: z.string().min(1).nullable(),
  content: z.record(z.string(), z.unknown()),
  process: z.unknown(),
  /** Oldest first. */
  earlier: z.array(
    z.strictObject({
      effectiveFrom: ADay,
      effectiveTo: ADay,
      /** The parts of the text that were different. */
      differs: z.record(z.string(), z.unknown()),
      /** Left out when it was the same. */
      process: z.unknown().optional(),
    }),
  ),
})

export interface ImportedCatalogue {
  readonly versions: number
  readonly processes: number
}

/**
 * Takes over the catalogue of a locality pack: procedures with all their versions, and the process of each. Versions
 * that are there already stay as they are, so it may run at every start. Answers how many were added.
 *
 * For the loader of packs, which acts as the system itself. Audit: `catalogue.imported`. Refuses: `forbidden/role`,
 * `invalid/shape`, `invalid/process-unsound`; then nothing is taken over.
 */
export async function importCatalogue(
  context: Context,
  pack: readonly unknown[],
): Promise<ImportedCatalogue> {
  if (context.actor.kind !== 'system') throw new Refused('forbidden/role')
  const unpacked = pack.map(unpack)
  const added = await inTransaction(context.db, async (tx) => {
    await countCatalogueChange(tx)
    await insertProcedures(
      tx,
      unpacked.map(({ code }) => code),
    )
    const versions = await insertVersions(
      tx,
      unpacked.flatMap((procedure) => procedure.versions),
    )
    const processes = await importProcesses(
      tx,
      unpacked.flatMap((procedure) => procedure.processes),
    )
    if (versions + processes > 0) {
      await record(tx, context, 'catalogue.imported', {
        kind: 'catalogue',
        id: context.locality.code,
        details: { versions, processes },
      })
    }
    return { versions, processes }
  })
  await doubtCatalogue(context.db)
  return added
}

interface Unpacked {
  readonly code: string
  readonly versions: readonly NewProcedureVersion[]
  readonly processes: readonly ImportedProcess[]
}

function unpack(packed: unknown): Unpacked {
  const { code, approvedBy, effectiveFrom, content, process, earlier } = parsed(
    PackedProcedure,
    packed,
    '/procedures',
  )
  const periods = [
    ...earlier.map((before) => ({
      ...before,
      content: { ...content, ...before.differs },
      process: before.process === undefined ? process : before.process,
    })),
    { effectiveFrom, effectiveTo: null, content, process },
  ].map((period, position) => ({
    ...period,
    number: position + 1,
    content: publishable(period.content, `/procedures/${code}/content`),
  }))
  const versions = periods.map(({ number, effectiveFrom, effectiveTo, content }) => {
    return { id: newId<'procedure_version'>(), code, number, effectiveFrom, effectiveTo, content }
  })
  if (approvedBy === null) return { code, versions, processes: [] }
  const processes = periods.map((period) => ({
    procedureCode: code,
    processHours: period.content.timeLimit.processHours,
    isInTwoParts: period.content.timeLimit.parts !== null,
    number: period.number,
    effectiveFrom: period.effectiveFrom,
    effectiveTo: period.effectiveTo,
    approvedBy,
    definition: period.process,
  }))
  return { code, versions, processes }
}
