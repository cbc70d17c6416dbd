import type { ProcessDesignId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { rehearseProcess, type RehearsedStay, type Ways } from '#modules/dossiers'
import {
  isReceivedAt,
  placesAmong,
  procedureOn,
  termOf,
  unitsFor,
  type CatalogueNeighbours,
} from '#modules/procedures'
import { processFaults, type Traits } from '#modules/processes'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findDesign } from '../db/design.queries.ts'
import { definitionOf } from './read-designs.ts'

/** What a pretended dossier is: of which procedure, received when and where, going which way. */
export interface DryRunQuestion {
  readonly procedureCode: string
  /** The unit that receives it; the first of those that may when none is named. */
  readonly receivingUnitCode: string | null
  readonly receivedAt: Date
  /** What conditions ask of it. */
  readonly traits: Traits
  readonly ways: Ways
  /** At which step papers are asked for, and how many working days later they are brought; null for none. */
  readonly supplement: { readonly stepId: string; readonly days: number } | null
}

/** The way of a pretended dossier, and where it might be received otherwise. */
export interface DryRun {
  readonly stays: readonly RehearsedStay[]
  readonly dueAt: Date
  readonly endsAt: Date | null
  readonly waited: { readonly from: Date; readonly to: Date } | null
  readonly receivedAt: { readonly code: string; readonly name: string }
  readonly places: readonly { readonly code: string; readonly name: string }[]
}

/**
 * Walks a pretended dossier through a design, in the calendar of the agency that decides. Nothing is kept of it.
 *
 * Refuses: `forbidden/role`, `not-found/process-design`, `not-found/procedure`, `invalid/process-unsound` (hours may
 * differ), `conflict/step-without-unit`, `invalid/receiving-unit`.
 */
export async function rehearseDesign(
  context: Context,
  id: ProcessDesignId,
  question: DryRunQuestion,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<DryRun> {
  authorise(context.actor, 'processes.design')
  const [design, procedure, { units }] = await Promise.all([
    inRead(context.db, (db) => findDesign(db, id)),
    procedureOn(context, question.procedureCode, dayOf(question.receivedAt)),
    neighbours.organisation(context),
  ])
  if (design === null) throw new Refused('not-found/process-design')
  if (procedure === null) throw new Refused('not-found/procedure')
  const definition = definitionOf(design)
  if (processFaults(definition, null).some(({ isBlocking }) => isBlocking))
    throw new Refused('invalid/process-unsound')
  const { content } = procedure
  const places = placesAmong(units.units).filter(
    (place) => isReceivedAt(content, place) && unitsFor(place, procedure, units) !== null,
  )
  const place =
    question.receivingUnitCode === null
      ? places[0]
      : places.find(({ unitId }) => units.byCode(question.receivingUnitCode ?? '')?.id === unitId)
  const dossier = place === undefined ? null : unitsFor(place, procedure, units)
  if (place === undefined || dossier === null) throw new Refused('invalid/receiving-unit')
  const named = units.units.filter(({ id: unitId }) =>
    places.some((each) => each.unitId === unitId),
  )
  const at = named.find(({ id: unitId }) => unitId === place.unitId)
  return {
    ...(await rehearseProcess(context, definition, {
      dossier,
      traits: question.traits,
      term: termOf(content.timeLimit),
      start: question.receivedAt,
      ways: question.ways,
      supplement: question.supplement,
    })),
    receivedAt: { code: at?.code ?? '', name: units.unit(place.unitId)?.name ?? '' },
    places: named.map(({ id: unitId, code }) => ({ code, name: units.unit(unitId)?.name ?? code })),
  }
}
