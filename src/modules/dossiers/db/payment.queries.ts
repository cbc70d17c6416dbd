import { sql } from 'kysely'
import type { AccountId, DossierId, Id, UnitId } from '#kernel/id'
import { json, type Read, type Write } from '#platform/db'
import type { PaidItem, Payment } from '../domain/dossier.ts'

/** Keeps a receipt for money; its number is unique in the place that gave it. */
export async function insertCashReceipt(
  tx: Write,
  receipt: Omit<Payment, 'voidedAt'> & {
    readonly id: Id<'cash_receipt'>
    readonly dossierId: DossierId
    readonly payer: string | null
    readonly recordedBy: AccountId
  },
): Promise<void> {
  await tx
    .insertInto('cash_receipt')
    .values({
      id: receipt.id,
      dossier_id: receipt.dossierId,
      unit_id: receipt.unitId,
      number: receipt.receiptNumber,
      method: receipt.method,
      amount: receipt.amount,
      reference: receipt.reference,
      payer: receipt.payer,
      items: json(receipt.items),
      paid_at: receipt.paidAt,
      recorded_by: receipt.recordedBy,
    })
    .execute()
}

/** Declares the last receipt void that a dossier holds under a number of a place; it stays where it is. */
export async function voidCashReceipt(
  tx: Write,
  of: { readonly dossierId: DossierId; readonly unitId: UnitId; readonly receiptNumber: string },
  voided: { readonly at: Date; readonly by: AccountId; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('cash_receipt')
    .set({ voided_at: voided.at, voided_by: voided.by, void_reason: voided.reason })
    .where('id', '=', (row) =>
      row
        .selectFrom('cash_receipt')
        .select('id')
        .where('dossier_id', '=', of.dossierId)
        .where('unit_id', '=', of.unitId)
        .where('number', '=', of.receiptNumber)
        .where('voided_at', 'is', null)
        .orderBy('paid_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1),
    )
    .execute()
}

/** Receipts of a place in a stretch of time. */
interface Period {
  readonly unitId: UnitId
  readonly from: Date
  readonly to: Date
}

/** One receipt as the cashier lists it. */
export interface Taking {
  readonly number: string
  readonly method: 'cash' | 'transfer'
  readonly amount: number
  /** Who paid: who is named, else the applicant. */
  readonly payer: string
  readonly items: readonly PaidItem[]
  readonly paidAt: Date
  readonly recordedBy: AccountId
  readonly voidedAt: Date | null
  readonly voidReason: string | null
  readonly dossierCode: string
  readonly procedureName: string
}

/** Receipts in the order of their numbers, after the one given. */
export async function listTakings(
  read: Read,
  { unitId, from, to }: Period,
  page: { readonly after: string | null; readonly limit: number },
): Promise<Taking[]> {
  const rows = await read
    .selectFrom('cash_receipt')
    .innerJoin('dossier', 'dossier.id', 'cash_receipt.dossier_id')
    .innerJoin('dossier_party', (join) =>
      join.onRef('dossier_party.dossier_id', '=', 'dossier.id').on('part', '=', 'applicant'),
    )
    .select([
      'cash_receipt.number',
      'cash_receipt.method',
      'cash_receipt.amount',
      'cash_receipt.items',
      'cash_receipt.paid_at',
      'cash_receipt.recorded_by',
      'cash_receipt.voided_at',
      'cash_receipt.void_reason',
      'dossier.code',
      'dossier.procedure_name',
      sql<string>`coalesce(cash_receipt.payer, dossier_party.name)`.as('payer'),
    ])
    .where('cash_receipt.unit_id', '=', unitId)
    .where('cash_receipt.paid_at', '>=', from)
    .where('cash_receipt.paid_at', '<', to)
    .where('cash_receipt.number', '>', page.after ?? '')
    .orderBy('cash_receipt.number')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    number: row.number,
    method: row.method,
    amount: row.amount,
    payer: row.payer,
    items: row.items as readonly PaidItem[],
    paidAt: row.paid_at,
    recordedBy: row.recorded_by,
    voidedAt: row.voided_at,
    voidReason: row.void_reason,
    dossierCode: row.code,
    procedureName: row.procedure_name,
  }))
}

/** What the receipts come to: those that hold by the way of paying, and how many were declared void. */
export async function sumTakings(read: Read, { unitId, from, to }: Period) {
  const rows = await read
    .selectFrom('cash_receipt')
    .select((row) => [
      'method',
      row('voided_at', 'is', null).as('holds'),
      row.fn.sum<string | number>('amount').as('sum'),
      row.fn.countAll<string | number>().as('count'),
    ])
    .where('unit_id', '=', unitId)
    .where('paid_at', '>=', from)
    .where('paid_at', '<', to)
    .groupBy(['method', (row) => row('voided_at', 'is', null)])
    .execute()
  const total = (of: (row: (typeof rows)[number]) => boolean, what: 'sum' | 'count') =>
    rows.filter(of).reduce((sum, row) => sum + Number(row[what]), 0)
  return {
    cash: total(({ holds, method }) => Boolean(holds) && method === 'cash', 'sum'),
    transfer: total(({ holds, method }) => Boolean(holds) && method === 'transfer', 'sum'),
    held: total(({ holds }) => Boolean(holds), 'count'),
    voided: total(({ holds }) => !holds, 'count'),
  }
}
