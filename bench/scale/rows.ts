import {
  documentValues,
  dossierValues,
  endValues,
  eventValues,
  nameValues,
  partyValues,
  searchValues,
  stepValues,
  unitsOf,
} from '../../src/modules/dossiers/db/dossier-values.ts'
import { doneSince } from '../../src/modules/dossiers/db/worklist-done.ts'
import type { Payment } from '../../src/modules/dossiers/domain/dossier.ts'
import type { SealedWith } from '../../src/modules/dossiers/usecases/sealing.ts'
import type { Tables } from './copy.ts'
import type { Life } from './life.ts'

/** What the system writes of one event beside the state: the event, its line in the trail, the receipt for money. */
export function addEvent(tables: Tables, life: Life, { event, signature }: SealedWith): void {
  const { dossier, chance } = life
  tables.add('dossier_event', eventValues(dossier, event, signature))
  tables.add('audit_entry', {
    at: event.at,
    actor_id: event.actorId,
    event: event.type,
    object_kind: 'dossier',
    object_id: dossier.code,
    correlation_id: chance.id(event.at),
    details: null,
  })
  const payment = dossier.payments.at(-1)
  if (event.type !== 'payment.recorded' || payment === undefined) return
  tables.add('cash_receipt', receiptValues(life, payment, event.actorId))
}

function receiptValues({ dossier, chance }: Life, payment: Payment, recordedBy: string) {
  return {
    id: chance.id(payment.paidAt),
    dossier_id: dossier.id,
    unit_id: payment.unitId,
    number: payment.receiptNumber,
    method: payment.method,
    amount: payment.amount,
    reference: payment.reference,
    payer: null,
    items: JSON.stringify(payment.items),
    paid_at: payment.paidAt,
    recorded_by: recordedBy,
  }
}

/** The state of a dossier, as far as it has come, with everything it is found by on the day of looking. */
export function addDossier(tables: Tables, life: Life, now: Date): void {
  const { dossier, filing, contentHash, filer } = life
  const filedBy = filer.actor.accountId
  tables.add('dossier', dossierValues(dossier, { filedBy, contentHash }))
  tables.add('dossier_party', partyValues(dossier.id, 'applicant', dossier.applicant))
  for (const step of dossier.steps) tables.add('dossier_step', stepValues(dossier.id, step))
  for (const [at, document] of dossier.documents.entries())
    tables.add(
      'dossier_document',
      documentValues(dossier.id, document, life.addedBy[at] ?? filedBy),
    )
  for (const unitId of unitsOf(dossier))
    tables.add('dossier_unit', { unit_id: unitId, dossier_id: dossier.id })
  if (dossier.closedAt !== null && dossier.closedAt >= doneSince(now))
    for (const end of endValues(dossier)) tables.add('lately_ended', end)
  for (const found of searchValues(dossier)) tables.add('dossier_search', found)
  for (const name of nameValues(dossier)) tables.add('dossier_name', name)
  if (dossier.formVersionId !== null)
    tables.add('dossier_answers', {
      dossier_id: dossier.id,
      round: 0,
      answers: JSON.stringify(filing.form?.answers),
    })
}
