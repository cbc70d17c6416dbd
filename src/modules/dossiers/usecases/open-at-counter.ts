import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { organisationNow } from '#modules/organisations'
import { procedureById } from '#modules/procedures'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { listEvents, type StoredEvent } from '../db/event.queries.ts'
import { currentDocuments, type Dossier } from '../domain/dossier.ts'
import { letterLinesOf } from './read-dossier-letters.ts'
import { dossierReply } from './reply.ts'
import { sceneOf, surroundingsOf } from './scene.ts'
import { seenDossier } from './view-dossier.ts'

export type CounterDossier = Awaited<ReturnType<typeof openAtCounter>>

/**
 * What reception needs of a dossier while the person stands before it: what may be done, the printed
 * forms, the money taken, and the originals that were left here, with who gave which back.
 *
 * Audit: `dossier.read`. Refuses: `forbidden/role`, `not-found/dossier`.
 */
export async function openAtCounter(context: Context, code: string) {
  authorise(context.actor, 'counter.use')
  const [{ dossier, onlooker }, organisation] = await Promise.all([
    seenDossier(context, code),
    organisationNow(context),
  ])
  await inTransaction(context.db, (tx) =>
    record(tx, context, 'dossier.read', {
      kind: 'dossier',
      id: dossier.code,
      details: { shown: ['letters', 'payments'] },
    }),
  )
  const scene = await sceneOf(context, dossier, organisation)
  const [surroundings, letters, events, procedure] = await Promise.all([
    surroundingsOf(context, dossier, scene, { usernames: new Map() }),
    letterLinesOf(context, dossier, false),
    inRead(context.db, (read) => listEvents(read, dossier)),
    procedureById(context, dossier.procedureVersionId),
  ])
  const components = procedure?.content.components ?? []
  return {
    dossier: dossierReply(dossier, onlooker, surroundings),
    letters,
    today: formatInstant(scene.facts.now).slice(0, 10),
    originals: originalsOf(dossier, events, components),
  }
}

/**
 * The originals that a person left or showed, each with when it went back and who gave it. A
 * declaration is made for the dossier and stays with it.
 */
function originalsOf(
  dossier: Dossier,
  events: readonly StoredEvent[],
  components: readonly {
    readonly id: string
    readonly name: string
    readonly isDeclaration: boolean
  }[],
) {
  const givers = new Map(
    events.flatMap(({ type, data, actorName }) =>
      type === 'papers.given-back'
        ? (data as { readonly ordinals: readonly number[] }).ordinals.map(
            (ordinal) => [ordinal, actorName] as const,
          )
        : [],
    ),
  )
  return currentDocuments(dossier).flatMap(({ ordinal, componentId, stepId, ...document }) => {
    const component = components.find(({ id }) => id === componentId)
    if (document.originals === 0 || stepId !== null || component?.isDeclaration) return []
    return [
      {
        ordinal,
        name: component?.name ?? null,
        originals: document.originals,
        addedAt: formatInstant(document.addedAt),
        givenBackAt: formatInstantOrNull(document.givenBackAt),
        givenBackBy: givers.get(ordinal) ?? null,
      },
    ]
  })
}
