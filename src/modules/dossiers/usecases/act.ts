import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { usernamesOf } from '#modules/identity'
import type { Organisation } from '#modules/organisations'
import { authorise } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import {
  inTransaction,
  inUndoneTransaction,
  withLastWrites,
  type WithLastWrites,
  type Write,
} from '#platform/db'
import {
  findAnswer,
  rememberAnswer,
  type KeyedRequest,
  type StoredAnswer,
} from '#platform/idempotency'
import { insertEvent, saveDossier } from '../db/dossier-writes.queries.ts'
import { findDossierForUpdate } from '../db/dossier.queries.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { DossierEvent } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import type { Deed } from '../domain/life-cycle.ts'
import { isVisible, type Onlooker } from '../domain/visibility.ts'
import { offers, whyNot, whyNotThisDoer } from '../domain/why-not.ts'
import { dossierReply } from './reply.ts'
import { currentOrganisation, sceneOf, surroundingsOf, type Scene } from './scene.ts'
import { sealedBy } from './sealing.ts'
import { onlookerOf } from './viewer.ts'

/** An action as it was asked for: on which dossier, having seen which version, under which key. */
export interface ActionRequest {
  readonly code: string
  readonly version: number
  /** Null for what the system does by itself: it looks at what is there, and repeats nothing. */
  readonly keyed: KeyedRequest | null
  /** Whether it is only tried: carried out like any other, and undone before anyone sees it. */
  readonly isTrial?: boolean
}

/** An answer, and whether it was given before. */
export interface Answer extends StoredAnswer {
  readonly isReplay: boolean
}

/** What an action decides with. */
export interface Stage {
  readonly context: Context
  readonly tx: Write
  readonly dossier: Dossier
  readonly onlooker: Onlooker
  readonly scene: Scene
}

/** What an action comes to: one event, and what is written beside it. */
export interface Decided {
  readonly event: DossierEvent
  readonly alongside?: (after: Dossier) => readonly Promise<unknown>[]
  /** As `alongside`, asking for everything before it first waits: it travels with the commit. */
  readonly together?: (after: Dossier) => readonly Promise<unknown>[]
}

/**
 * Carries out one action on one dossier: load and lock, refuse or decide, save, audit, answer. The
 * event, the state, the audit entry, letters, jobs and the answer for a repeated request commit
 * together or not at all. What is only tried is told the same, and nothing commits.
 *
 * Refuses, in this order: `not-found/dossier`, `forbidden/*`, `conflict/stale-version` (with who
 * changed it and when), `conflict/*` (with what is possible instead), and what the decision refuses.
 */
export async function act(
  context: Context,
  action: Deed,
  request: ActionRequest,
  decide: (stage: Stage) => Promise<Decided> | Decided,
): Promise<Answer> {
  const organisation = await currentOrganisation(context)
  const onlooker = onlookerOf(context.actor)
  const inOne = request.isTrial === true ? inUndoneTransaction : inTransaction
  return inOne(context.db, async (tx) => {
    const [given, dossier] = await Promise.all([
      request.keyed === null ? null : findAnswer(tx, context, request.keyed),
      findDossierForUpdate(tx, request.code),
    ])
    if (given !== null) return { ...given, isReplay: true }
    const scene = await readiedScene(
      { context, tx, organisation },
      { action, request, dossier, onlooker },
    )
    if (dossier === null) throw new Refused('not-found/dossier')

    const stage = { context, tx, dossier, onlooker, scene }
    return commit(stage, action, await decide(stage), request.keyed)
  })
}

/** Refuses what may not be done, and sets the scene for what may. */
async function readiedScene(
  where: { readonly context: Context; readonly tx: Write; readonly organisation: Organisation },
  asked: {
    readonly action: Deed
    readonly request: ActionRequest
    readonly dossier: Dossier | null
    readonly onlooker: Onlooker
  },
): Promise<Scene> {
  const { action, request, dossier, onlooker } = asked
  if (dossier === null || !isVisible(dossier, onlooker)) throw new Refused('not-found/dossier')
  if (onlooker.kind !== 'system') authorise(where.context.actor, 'dossiers.act')
  const never = whyNotThisDoer(action, dossier, onlooker)
  if (never !== null) throw new Refused(never)
  const scene = await sceneOf(where.context, dossier, where.organisation, where.tx)
  const stage = { ...where, dossier, onlooker, scene }
  if (dossier.version !== request.version) throw await staleVersion(stage)
  const refusal = whyNot(action, dossier, onlooker, scene.facts)
  if (refusal !== null) {
    const { available } = offers(dossier, onlooker, scene.facts)
    throw new Refused(refusal, { members: { availableActions: available } })
  }
  return scene
}

/** Why a version that was seen is not the present one: who changed it since, and when. */
export async function staleVersion(stage: Stage): Promise<Refused> {
  const { context, tx, dossier, onlooker, scene } = stage
  const names = await usernamesOf(context, [dossier.lastChangedBy], tx)
  return new Refused('conflict/stale-version', {
    members: {
      version: dossier.version,
      changedBy: onlooker.kind === 'staff' ? (names.get(dossier.lastChangedBy) ?? null) : null,
      changedAt: formatInstant(dossier.lastChangedAt),
      availableActions: offers(dossier, onlooker, scene.facts).available,
    },
  })
}

async function commit(
  stage: Stage,
  action: Deed,
  decided: Decided,
  keyed: KeyedRequest | null,
): Promise<WithLastWrites<Answer>> {
  const { context, tx, dossier, scene } = stage
  const by = { actor: context.actor, at: scene.facts.now }
  const { event, signature } = sealedBy(by, action, decided.event, dossier)
  const after = evolve(dossier, event)
  const answer = { status: 200, location: null, body: JSON.stringify(await replyOn(stage, after)) }
  const alongside = decided.alongside?.(after) ?? []
  const writes = [
    saveDossier(tx, dossier, after, context.actor.accountId),
    insertEvent(tx, dossier, event, signature),
    record(tx, context, event.type, { kind: 'dossier', id: dossier.code }),
    ...(keyed === null ? [] : [rememberAnswer(tx, context, keyed, answer)]),
    ...(decided.together?.(after) ?? []),
  ]
  if (alongside.length > 0) await Promise.all([...writes, ...alongside])
  return withLastWrites({ ...answer, isReplay: false }, writes)
}

/** The dossier as the one who acted sees it now. */
export async function replyOn({ context, tx, onlooker, scene }: Stage, dossier: Dossier) {
  const assignees = dossier.steps.flatMap(({ closedAt, assigneeId }) =>
    closedAt === null && assigneeId !== null ? [assigneeId] : [],
  )
  const usernames = await usernamesOf(context, assignees, tx)
  return dossierReply(
    dossier,
    onlooker,
    await surroundingsOf(context, dossier, scene, { usernames, tx }),
  )
}
