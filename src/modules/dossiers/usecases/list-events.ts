import type { DossierId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { lettersOf } from '#modules/letters'
import { organisationNow, type Organisation } from '#modules/organisations'
import type { Context } from '#platform/context'
import { endingWith, inOneTrip, inRead } from '#platform/db'
import { findDossier, findDossierByToken } from '../db/dossier.queries.ts'
import { listEvents, type StoredEvent } from '../db/event.queries.ts'
import type { Dossier } from '../domain/dossier.ts'
import { publicDataOf } from '../domain/public-data.ts'
import { letterLine, type LetterLine } from './letters/read-dossier-letters.ts'
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
  const events = await inOneTrip(context.db, (read) => listEvents(read, seen.dossier))
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
  return inOneTrip(context.db, (read) => listEvents(read, dossier))
}

/** What `dossierToFollow` finds. */
export interface FollowedDossier {
  readonly dossier: Dossier
  readonly events: readonly StoredEvent[]
  readonly letters: readonly LetterLine[]
}

/** Asked about when there is no dossier, so that the same work is done. */
const NOWHERE = { id: '00000000-0000-0000-0000-000000000000' as DossierId, filedYear: 2018 }

/**
 * A dossier with its whole history and the letters addressed to the applicant, whoever asks: for modules that ask by
 * themselves who may. Null when there is none, after the same work.
 */
export function dossierToFollow(
  context: Context,
  by: { readonly code: string } | { readonly token: string },
): Promise<FollowedDossier | null> {
  return inRead(context.db, async (read) => {
    const dossier = await ('code' in by
      ? findDossier(read, by.code)
      : findDossierByToken(read, by.token))
    const { id, filedYear } = dossier ?? NOWHERE
    const lines = Promise.all([listEvents(read, { id, filedYear }), lettersOf(read, id, true)])
    return endingWith(
      lines.then(([events, letters]) =>
        dossier === null ? null : { dossier, events, letters: letters.map(letterLine) },
      ),
    )
  })
}
