import { formatInstant } from '#kernel/instant'
import { organisationNow, type Organisation } from '#modules/organisations'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listEvents, type StoredEvent } from '../db/event.queries.ts'
import type { Dossier } from '../domain/dossier.ts'
import { publicDataOf } from '../domain/public-data.ts'
import { recordReading, seenDossier } from './view-dossier.ts'

/**
 * The history of a dossier, oldest first. Officers see who did what; the applicant sees units in
 * place of persons and the public part of the data.
 *
 * Refuses: `not-found/dossier`.
 */
export async function dossierHistory(context: Context, code: string) {
  const [seen, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  await recordReading(context, seen, 'dossier.history-read')
  const events = await inRead(context.db, (read) => listEvents(read, seen.dossier))
  return events.map((event) => eventReply(event, seen.isOwn, organisation))
}

function eventReply(event: StoredEvent, isOwn: boolean, organisation: Organisation) {
  const unitName =
    event.actorUnitId === null ? null : (organisation.unitOfAnyDay(event.actorUnitId)?.name ?? null)
  return {
    seq: event.seq,
    at: formatInstant(event.at),
    actor: {
      name: isOwn ? (unitName ?? event.actorName) : event.actorName,
      unitName,
      role: event.actorRole,
    },
    ...(isOwn ? {} : { actorId: event.actorId }),
    type: event.type,
    data: (isOwn ? publicDataOf(event.type, event.data) : event.data) as Readonly<
      Record<string, unknown>
    >,
    hash: event.hash,
  }
}

/** The history of a dossier as it is kept, for modules that decide by themselves what to show of it. */
export function eventsOf(
  context: Context,
  dossier: Pick<Dossier, 'id' | 'filedYear'>,
): Promise<StoredEvent[]> {
  return inRead(context.db, (read) => listEvents(read, dossier))
}
