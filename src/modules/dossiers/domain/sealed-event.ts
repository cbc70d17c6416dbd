import type { AccountId } from '#kernel/id'
import type { DossierEvent } from './events.ts'

/** An event in its place: numbered, dated, with who did it and the hash that seals it. */
export type SealedEvent = DossierEvent & {
  readonly seq: number
  readonly at: Date
  readonly actorId: AccountId
  readonly hash: string
}

/** The events of one type. */
export type EventOf<Type extends SealedEvent['type']> = Extract<
  SealedEvent,
  { readonly type: Type }
>
