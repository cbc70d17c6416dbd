import type { PublicationId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { mustMendBeforeCheck, type Flaw } from '../domain/flaws.ts'
import { whyNotCheck, whyNotReturn, whyNotSend } from '../domain/publication.ts'
import { refuseChangedElsewhere, takeStep } from './changing.ts'
import { findFlaws } from './find-flaws.ts'
import { loadPublication } from './load-publication.ts'

/**
 * Hands a draft over to be checked by a second person. Nobody writes on it from then on.
 *
 * Audit: `publication.sent-to-check`. Refuses: `forbidden/role`, `not-found/publication`,
 * `conflict/publication-not-draft`, `invalid/publication-empty`, `invalid/publication-incomplete` with every fault.
 */
export async function sendToCheck(context: Context, id: PublicationId): Promise<void> {
  const { publication, items } = await loadPublication(context, id)
  const flaws = mustMendBeforeCheck(await findFlaws(context, publication, items, items))
  await takeStep(context, id, {
    event: 'publication.sent-to-check',
    whyNot: (current) => whyNotSend(current, items.length),
    take(_, current) {
      refuseFlawed(flaws)
      return { ...current, state: 'in-check', sentAt: context.clock.now(), returnedBecause: null }
    },
  })
}

/**
 * Gives a decision back to be mended, with the reason. What was checked is unchecked.
 *
 * Audit: `publication.returned`. Refuses: `forbidden/role`, `not-found/publication`, `invalid/return-without-reason`,
 * `conflict/publication-not-in-check`.
 */
export function returnToDraft(context: Context, id: PublicationId, reason: string): Promise<void> {
  const returnedBecause = reason.trim()
  return takeStep(context, id, {
    event: 'publication.returned',
    whyNot: (current) =>
      whyNotReturn(current) ?? (returnedBecause === '' ? 'invalid/return-without-reason' : null),
    take: (_, current) => ({
      ...current,
      state: 'draft',
      returnedBecause,
      checkedBy: null,
      checkedAt: null,
    }),
  })
}

/**
 * A second person finds the texts right: somebody who has not written on them. `seen` is the revision that they read:
 * given back, changed and sent again meanwhile it is not what they found right.
 *
 * Audit: `publication.checked`. Refuses: `forbidden/role`, `not-found/publication`, `forbidden/own-draft`,
 * `conflict/publication-not-in-check`, `conflict/publication-changed-elsewhere`.
 */
export function approvePublication(
  context: Context,
  id: PublicationId,
  seen?: number,
): Promise<void> {
  const { accountId } = context.actor
  return takeStep(context, id, {
    event: 'publication.checked',
    whyNot: (current) => whyNotCheck(current, accountId),
    take(_, current) {
      refuseChangedElsewhere(seen ?? current.revision, current.revision)
      return {
        ...current,
        state: 'checked',
        checkedBy: accountId,
        checkedAt: context.clock.now(),
      }
    },
  })
}

/** Refuses a decision that has to be mended, with where. */
export function refuseFlawed(flaws: readonly Flaw[]): void {
  if (flaws.length === 0) return
  throw new Refused('invalid/publication-incomplete', {
    errors: flaws.map(({ code, itemCode, section }) => ({
      path: `/${[itemCode, section].filter((part) => part !== null).join('/')}`,
      code,
    })),
  })
}
