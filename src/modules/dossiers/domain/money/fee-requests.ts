import type { Dossier, FeeRequest, RequestedFee } from '../dossier.ts'
import type { PaymentVoided, SealedEvent } from '../events.ts'

type Money = Pick<Dossier, 'openFees' | 'payments'>

/** What is still missing of the money asked for; null when none was. */
export function stillOwed({ openFees, payments }: Money): number | null {
  return openFees === null ? null : missingOf(openFees, payments)
}

/** What is missing of a request. Payments that were declared void count no more. */
export function missingOf({ fees, paidBy }: FeeRequest, payments: Money['payments']): number {
  const asked = fees.reduce((sum, { amount }) => sum + amount, 0)
  return asked - heldOf(paidBy, payments).reduce((sum, { amount }) => sum + amount, 0)
}

function heldOf(paidBy: readonly number[], payments: Money['payments']): Money['payments'] {
  return payments.filter(({ voidedAt }, place) => voidedAt === null && paidBy.includes(place))
}

/**
 * What is still missing of each fee asked for. Money covers the fee under whose name it was taken;
 * the rest of it covers them in the order in which they were asked for.
 */
export function owedFees({ openFees, payments }: Money): readonly RequestedFee[] {
  if (openFees === null) return []
  const held = heldOf(openFees.paidBy, payments)
  const named = new Map<string, number>()
  for (const { name, each, count } of held.flatMap(({ items }) => items))
    named.set(name, (named.get(name) ?? 0) + each * count)
  const rests = openFees.fees.map(({ name, amount }) => {
    const covered = Math.min(amount, named.get(name) ?? 0)
    named.set(name, (named.get(name) ?? 0) - covered)
    return { name, amount: amount - covered }
  })
  const missing = Math.max(0, missingOf(openFees, payments))
  let over = rests.reduce((sum, { amount }) => sum + amount, 0) - missing
  return rests
    .map(({ name, amount }) => {
      const covered = Math.min(amount, over)
      over -= covered
      return { name, amount: amount - covered }
    })
    .filter(({ amount }) => amount > 0)
}

/**
 * The requests for money that were paid off, with the payments that did it, as a history tells them. What was open
 * when handling ended is asked for again only by what reopens it.
 */
export function paidOffRequests(history: readonly SealedEvent[]): readonly FeeRequest[] {
  let paidOff: readonly FeeRequest[] = []
  let open: FeeRequest | null = null
  let payments = 0
  for (const { type, data } of history) {
    if (type === 'payment.requested') open = { fees: data.fees, paidBy: [] }
    if (type === 'payment.voided' && data.reopened !== undefined) {
      open = requestOf(data.reopened)
      paidOff = paidOff.filter((each) => !isWithin(each, data.reopened))
    }
    if (type === 'payment.recorded') {
      open = paidWith(open, payments)
      payments += 1
      if (open !== null && (data.resumed !== null || data.paidOff === true)) {
        paidOff = [...paidOff, open]
        open = null
      }
    }
    if (type === 'dossier.reopened') open = data.fees ?? null
    if (ENDS.has(type)) open = null
  }
  return paidOff
}

const ENDS: ReadonlySet<string> = new Set([
  'dossier.refused',
  'dossier.withdrawn',
  'dossier.stopped',
] satisfies SealedEvent['type'][])

function requestOf({ fees, paidBy }: FeeRequest): FeeRequest {
  return { fees, paidBy }
}

/** Whether the payments of one request are among those of another one. A payment counts towards one only. */
function isWithin(one: FeeRequest, whole: PaymentVoided['reopened']): boolean {
  return one.paidBy.some((place) => whole?.paidBy.includes(place))
}

/** What was asked for, with one payment more that counts towards it. */
export function paidWith(request: FeeRequest | null, place: number): FeeRequest | null {
  return request === null ? null : { ...request, paidBy: [...request.paidBy, place] }
}

/** One request for what two ask for; the other one where there is one only. */
export function together(one: FeeRequest | null, other: FeeRequest): FeeRequest {
  return {
    fees: [...(one?.fees ?? []), ...other.fees],
    paidBy: [...(one?.paidBy ?? []), ...other.paidBy],
  }
}
