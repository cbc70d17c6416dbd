import type { Day } from '#kernel/day'
import { formatInstant, formatInstantOrNull, instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { usernamesOf } from '#modules/identity'
import { organisationNow } from '#modules/organisations'
import { authorise, holdsRoleAt } from '#platform/access'
import { record } from '#platform/audit'
import type { Context } from '#platform/context'
import { inTransaction } from '#platform/db'
import { listTakings, sumTakings, type Taking } from '../db/payment.queries.ts'

const HOURS_A_DAY = 24 * 3_600_000

/** What a place took on a day, for the cashier to balance: sums over the whole day, receipts by the page. */
export type DayTakings = Awaited<ReturnType<typeof takingsOf>>

/**
 * The money that a place took on a day, as its reception sees it. Receipts declared void are listed
 * and not summed.
 *
 * Audit: `takings.read`. Refuses: `not-found/unit`, `forbidden/not-your-unit`.
 */
export async function takingsOf(
  context: Context,
  asked: { readonly unitCode: string; readonly on: Day },
  page: { readonly after: string | null; readonly limit: number },
) {
  authorise(context.actor, 'takings.read')
  const unit = (await organisationNow(context)).byCode(asked.unitCode)
  if (unit === null) throw new Refused('not-found/unit')
  if (!holdsRoleAt(context.actor, 'reception', unit.id))
    throw new Refused('forbidden/not-your-unit')

  const from = instantOn(asked.on, 0)
  const period = { unitId: unit.id, from, to: new Date(from.getTime() + HOURS_A_DAY) }
  return inTransaction(context.db, async (tx) => {
    const [rows, sums] = await Promise.all([
      listTakings(tx, period, { ...page, limit: page.limit + 1 }),
      sumTakings(tx, period),
      record(tx, context, 'takings.read', { kind: 'unit', id: unit.code }),
    ])
    const listed = rows.slice(0, page.limit)
    const names = await usernamesOf(
      context,
      listed.map(({ recordedBy }) => recordedBy),
      tx,
    )
    return {
      unitName: unit.name,
      sums,
      receipts: listed.map((row) => takingReply(row, names.get(row.recordedBy) ?? '')),
      next: rows.length > page.limit ? (listed.at(-1)?.number ?? null) : null,
    }
  })
}

function takingReply(taking: Taking, officer: string) {
  return {
    ...taking,
    officer,
    paidAt: formatInstant(taking.paidAt),
    voidedAt: formatInstantOrNull(taking.voidedAt),
  }
}
