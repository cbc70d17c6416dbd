/** What the applicant may see of the data of each event; everything else is for the handling agencies. */
const PUBLIC_FIELDS: Readonly<Record<string, readonly string[]>> = {
  'dossier.submitted': [
    'procedureCode',
    'procedureName',
    'caseId',
    'channel',
    'arrivedOn',
    'delivery',
  ],
  'dossier.received': ['dueAt'],
  'dossier.refused': ['reasons'],
  'dossier.transferred': ['reason', 'toUnitName'],
  'dossier.carried-over': ['fromUnitName', 'toUnitName', 'basis'],
  'supplement.requested': ['items', 'respondBy'],
  'supplement.provided': ['dueAt'],
  'step.completed': ['stepId'],
  'step.sent-back': ['stepId'],
  'result.signed': ['stepId'],
  'payment.recorded': ['receiptNumber', 'method', 'amount', 'reference', 'items'],
  'payment.voided': ['receiptNumber', 'reason'],
  'receipt.reprinted': ['takenBy'],
  'result.handed-over': ['method', 'receivedBy'],
  'papers.given-back': ['ordinals'],
  'payment.requested': ['fees'],
  'dossier.extended': ['reason', 'dueAt'],
  'due-date.moved': ['from', 'dueAt', 'cause'],
  'dossier.stopped': ['reason', 'cause'],
  'silence.counted': ['effect', 'basis', 'dueAt'],
  'sitting.held': ['kind'],
  'dossier.withdrawn': ['reason'],
  'dossier.reopened': ['reason', 'dueAt'],
  'process.changed': ['reason'],
}

/** The public part of an event's data. Of an issued result its kind, number and day are public. */
export function publicDataOf(type: string, data: unknown): Readonly<Record<string, unknown>> {
  const all = data as Readonly<Record<string, unknown>>
  if (type === 'result.issued') {
    const { kind, number, issuedAt } = all.result as Readonly<Record<string, unknown>>
    return { result: { kind, number, issuedAt } }
  }
  if (type === 'result.corrected') {
    const { kind, number, issuedAt, replaces } = all.result as Readonly<Record<string, unknown>>
    return { reason: all.reason, result: { kind, number, issuedAt, replaces } }
  }
  const fields = PUBLIC_FIELDS[type] ?? []
  return Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)))
}
