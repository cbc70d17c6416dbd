import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import { ACTION_BODIES, performAction } from '#modules/dossiers'
import type { Context } from '#platform/context'
import { refusalText, type Language } from '#platform/i18n'
import { neededKeyOfRequest } from '#platform/idempotency'
import { valuesOf, type PageFault, type Returned } from '../../../requests.ts'
import { AT_COUNTER } from './at-counter-texts.ts'

const ACTIONS = [
  'record-payment',
  'void-payment',
  'give-back-papers',
  'reprint-receipt',
  'hand-over',
] as const

export type CounterAction = (typeof ACTIONS)[number]

/** Where a fault of a body stands on the page, and which words tell it. */
const PLACES: Readonly<Record<string, readonly [id: string, words: string]>> = {
  name: ['name', 'name'],
  document: ['document', 'document'],
  reason: ['reason', 'reason'],
  amount: ['fees', 'amount'],
  items: ['fees', 'items'],
  documents: ['originals', 'documents'],
  'receivedBy.name': ['receiverName', 'receiverName'],
  'receivedBy.personalId': ['receiverId', 'receiverId'],
}

/** Does what was asked for at the counter, once; leads back to the dossier with what was done. */
export async function takeCounterAction(
  context: Context,
  language: Language,
  code: string,
  form: FormData,
): Promise<Response | Returned> {
  const values = valuesOf(form)
  const action = ACTIONS.find((each) => each === values.intent)
  if (action === undefined) throw new Refused('invalid/shape')
  const words = AT_COUNTER[language].faults
  if (action === 'give-back-papers' && !form.has('ordinal')) {
    return { faults: [{ id: 'originals', text: words.documents }], values }
  }
  const schema = ACTION_BODIES[action]
  const body = schema.safeParse({
    version: Number(values.version),
    ...bodyOf(action, values, form),
  })
  if (!body.success) {
    const faults = body.error.issues.map(({ path }): PageFault => {
      const place = PLACES[path.join('.')] ?? PLACES[String(path[0])] ?? ['', 'other']
      return { id: place[0], text: words[place[1] as keyof typeof words] }
    })
    return { faults: [...new Map(faults.map((fault) => [fault.id, fault])).values()], values }
  }
  try {
    const route = `POST /dossiers/${code}/actions/${action}`
    const keyed = neededKeyOfRequest(values.key, { route, body: body.data })
    await performAction(context, action, { code, keyed }, body.data as never)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const id = error.code === 'invalid/not-of-this-receipt' ? 'document' : ''
    return { faults: [{ id, text: refusalText(error.code, language) }], values }
  }
  return redirect(`/can-bo/ho-so/${code}/quay?xong=${action}`, 303)
}

/** The place that gave a receipt and its number, as the form names them together. */
function receiptOf(chosen: string): { readonly unit: string; readonly receiptNumber: string } {
  const [unit = '', receiptNumber = ''] = chosen.split(' ')
  return { unit, receiptNumber }
}

type Values = Readonly<Record<string, string>>

function bodyOf(action: CounterAction, values: Values, form: FormData): object {
  switch (action) {
    case 'record-payment':
      return paymentOf(values)
    case 'void-payment':
      return { ...receiptOf(values.receiptNumber ?? ''), reason: values.reason ?? '' }
    case 'give-back-papers':
      return { documents: form.getAll('ordinal').map(Number) }
    case 'reprint-receipt':
      return {
        name: values.name ?? '',
        document: values.document ?? '',
        isRepresentative: values.isRepresentative === 'on',
      }
    case 'hand-over':
      return {
        receivedBy: {
          name: values.receiverName ?? '',
          personalId: values.receiverId?.trim() || null,
          relation: values.relation?.trim() || null,
        },
        method: 'counter',
        receiptLost: values.receiptLost === 'on',
      }
  }
}

/** The fees whose count was filled in; together they are the amount. */
function paymentOf(values: Values): object {
  const items = Object.keys(values)
    .filter((name) => name.startsWith('count.') && values[name]?.trim() !== '')
    .map((name) => {
      const at = name.slice('count.'.length)
      return {
        name: values[`name.${at}`] ?? '',
        each: Number((values[`each.${at}`] ?? '').replaceAll(/[.\s]/g, '') || Number.NaN),
        count: Number(values[name]),
      }
    })
  const amount = items.reduce((sum, { each, count }) => sum + each * count, 0)
  return { method: 'cash', amount, items, payer: values.payer?.trim() || null }
}
