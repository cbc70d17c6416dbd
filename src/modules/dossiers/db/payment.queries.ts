import type { AccountId, DossierId, Id, UnitId } from '#kernel/id'
import type { Write } from '#platform/db'
import type { Payment } from '../domain/dossier.ts'

/** Keeps a receipt for money; its number is unique in the place that gave it. */
export async function insertCashReceipt(
  tx: Write,
  receipt: Payment & {
    readonly id: Id<'cash_receipt'>
    readonly dossierId: DossierId
    readonly unitId: UnitId
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
      paid_at: receipt.paidAt,
      recorded_by: receipt.recordedBy,
    })
    .execute()
}
