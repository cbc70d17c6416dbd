import { z } from 'zod'
import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { addServices, addSuccessions, lockOrganisation, putUnits } from '../db/unit.queries.ts'
import { faultsOf } from '../domain/organisation-faults.ts'
import { OrganisationHistory } from '../domain/organisation-history.ts'
import {
  levelOf,
  UNIT_KINDS,
  type OrganisationRows,
  type Unit,
  type UnitLevel,
} from '../domain/unit.ts'
import { authoriseAdministration } from './administration.ts'
import { forgetOrganisation } from './read-organisation.ts'
import { unitIdOf } from './unit-ids.ts'

const DayText = z.iso.date().transform(day)

const UnitEntry = z.strictObject({
  slug: z.string().min(1),
  code: z.string().min(1),
  name: z.string().min(1),
  shortName: z.string().min(1),
  kind: z.enum(UNIT_KINDS),
  /** Slug of the superior, at the time the unit begins. */
  parent: z.string().optional(),
  host: z.string().optional(),
  divisionKey: z.string().optional(),
  adminUnitCode: z.string().optional(),
  address: z.string().optional(),
  phone: z.string().optional(),
  basis: z.string().optional(),
  from: DayText,
  to: DayText.optional(),
  successors: z
    .array(
      z.strictObject({
        to: z.string(),
        kind: z.enum(['rename', 'merge', 'split', 'territory']),
        partial: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Slugs of the units whose procedures a counter receives. */
  serves: z.array(z.string()).default([]),
  /** How sure the entry is; high when nothing is said. For readers of the pack. */
  confidence: z.enum(['medium', 'low']).optional(),
})

/** The units of a locality as a pack brings them; units name each other by slug. */
export const UnitPack = z.strictObject({
  title: z.string(),
  /** Code of the locality, for instance H37. */
  locality: z.string(),
  sources: z.array(z.string()),
  licence: z.string(),
  units: z.array(UnitEntry),
})

export type UnitPack = z.output<typeof UnitPack>

/**
 * Loads the units of a pack into its locality. Safe to run again: ids follow from slugs, what is
 * known is brought to what the pack says, an end that was decided here stays, and nothing is written
 * when nothing differs. A pack that contradicts itself is a fault and loads nothing.
 *
 * Audit: `units.imported`. Returns how many rows it added or changed.
 */
export async function importUnits(context: Context, data: unknown): Promise<number> {
  authoriseAdministration(context.actor, 'units.manage')
  const pack = UnitPack.parse(data)
  if (pack.locality !== context.locality.code)
    throw new Error(`units of ${pack.locality} are not for ${context.locality.code}`)
  const rows = rowsOf(pack)
  const faults = faultsOf(new OrganisationHistory(rows))
  if (faults.length > 0) throw new Error(`units contradict each other: ${JSON.stringify(faults)}`)
  const changed = await inTransaction(context.db, async (tx) => {
    await lockOrganisation(tx)
    const units = await putUnits(tx, rows.units)
    const successions = await addSuccessions(tx, rows.successions)
    const services = await addServices(tx, rows.services)
    if (units + successions + services > 0) {
      await record(tx, context, 'units.imported', {
        kind: 'locality',
        id: context.locality.code,
        details: { units, successions, services },
      })
    }
    return units + successions + services
  })
  await forgetOrganisation(context.db)
  return changed
}

/** The rows of a pack. A slug that the pack does not hold gives an id that no unit has. */
export function rowsOf(pack: UnitPack): OrganisationRows {
  const idOf = (slug: string): UnitId => unitIdOf(pack.locality, slug)
  const entries = new Map(pack.units.map((entry) => [entry.slug, entry]))
  const levelAt = (slug: string | undefined, depth = 0): UnitLevel | null => {
    const entry = slug === undefined ? undefined : entries.get(slug)
    if (entry === undefined || depth > pack.units.length) return null
    return levelOf(entry.kind, levelAt(entry.parent, depth + 1))
  }
  return {
    units: pack.units.map((entry): Unit => ({
      id: idOf(entry.slug),
      code: entry.code,
      slug: entry.slug,
      name: entry.name,
      shortName: entry.shortName,
      kind: entry.kind,
      level: levelOf(entry.kind, levelAt(entry.parent)),
      parentId: entry.parent === undefined ? null : idOf(entry.parent),
      hostUnitId: entry.host === undefined ? null : idOf(entry.host),
      divisionKey: entry.divisionKey ?? null,
      adminUnitCode: entry.adminUnitCode ?? null,
      address: entry.address ?? null,
      phone: entry.phone ?? null,
      basis: entry.basis ?? null,
      validFrom: entry.from,
      validTo: entry.to ?? null,
    })),
    successions: pack.units.flatMap(({ slug, successors }) =>
      successors.map(({ to, kind, partial }) => ({
        fromUnitId: idOf(slug),
        toUnitId: idOf(to),
        kind,
        isPartial: partial,
      })),
    ),
    shares: [],
    services: pack.units.flatMap(({ slug, serves }) =>
      serves.map((served) => ({ counterId: idOf(slug), servedUnitId: idOf(served) })),
    ),
  }
}
