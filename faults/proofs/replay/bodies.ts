import { componentsOf } from '#modules/procedures'
import type { Life } from '../../../bench/scale/life.ts'
import type { DossierEvent, NewDocument } from '../../../src/modules/dossiers/domain/events.ts'
import type { Act, ToUpload } from './act.ts'

/** With what it is asked for that such an event happens to the dossier as it stands. */
export function askedFor(
  { type, data }: DossierEvent,
  life: Life,
  usernameOf: (accountId: string) => string,
): Pick<Act, 'action' | 'body'> {
  const { version } = life.dossier
  switch (type) {
    case 'dossier.submitted':
      return { action: 'file', body: filingOf(life) }
    case 'supplement.provided': {
      const documents = data.documents.map((each) => asSent(each, life))
      return { action: 'supplement', body: { version, documents } }
    }
    case 'dossier.received':
      return { action: 'receive', body: { version } }
    case 'dossier.refused':
      return { action: 'refuse', body: { version, reasons: data.reasons } }
    case 'supplement.requested': {
      const { items, respondBy, stepId } = data
      return { action: 'request-supplement', body: { version, items, respondBy, ...at(stepId) } }
    }
    case 'step.claimed':
      return { action: 'claim', body: { version, ...at(data.stepId) } }
    case 'step.assigned':
      return { action: 'assign', body: assignment(version, data, usernameOf(data.to)) }
    case 'step.completed': {
      const { stepId, outcome, note } = data
      return { action: 'complete-step', body: { version, ...at(stepId), outcome, note } }
    }
    case 'step.sent-back': {
      const { stepId, toStep, note } = data
      return { action: 'send-back', body: { version, ...at(stepId), toStep, note } }
    }
    case 'result.signed': {
      const { kind, content } = data.result
      return { action: 'sign-result', body: { version, ...at(data.stepId), kind, content } }
    }
    case 'result.issued':
      return { action: 'issue-result', body: { version, ...at(data.stepId) } }
    case 'payment.recorded': {
      const { method, amount, reference, items } = data
      return { action: 'record-payment', body: { version, method, amount, reference, items } }
    }
    case 'dossier.extended':
      return { action: 'extend', body: { version, reason: data.reason, dueAt: data.dueAt } }
    case 'dossier.stopped':
    case 'dossier.withdrawn': {
      const action = type === 'dossier.stopped' ? 'stop' : 'withdraw'
      return { action, body: { version, reason: data.reason } }
    }
    case 'papers.given-back':
      return { action: 'give-back-papers', body: { version } }
    case 'result.handed-over': {
      const { receivedBy, method, receiptLost } = data
      return { action: 'hand-over', body: { version, receivedBy, method, receiptLost } }
    }
    default:
      throw new Error(`nobody does ${type}`)
  }
}

function assignment(version: number, { stepId }: { stepId: string }, assignee: string): object {
  return { version, stepId, assignee }
}

function at(stepId: string | null): object {
  return stepId === null ? {} : { stepId }
}

/** The filing as the person sends it, or reception enters it. */
function filingOf(life: Life): object {
  const { dossier, filing, place, papers } = life
  const { kind, name, personalId, birthDate, phone } = dossier.applicant
  const isOnline = dossier.channel === 'online'
  return {
    procedureCode: dossier.procedureCode,
    caseId: dossier.caseId,
    receivingUnit: place.code,
    channel: dossier.channel,
    receive: false,
    applicant: { kind, name, personalId, birthDate, phone },
    form: isOnline ? (filing.form?.answers ?? null) : null,
    documents: papers.map((each) => asSent(each, life)),
    delivery: { method: 'counter' },
    confirmDuplicate: false,
  }
}

/** A paper as it is sent: a file to be uploaded before, or sheets. What was asked for in words is brought as the first of the list. */
function asSent(
  { componentId, fileId, originals, copies }: NewDocument,
  { filing }: Life,
): object | ToUpload {
  const [first] = componentsOf(filing.procedure.content, filing.caseId)
  const named = { componentId: componentId ?? first?.id ?? '' }
  return fileId === null
    ? { ...named, paper: { originals, copies } }
    : { ...named, upload: Number(fileId) }
}
