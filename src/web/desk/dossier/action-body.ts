import type { BroughtFile } from './brought-files.ts'
import type { DeskAction } from './desk-actions.ts'

/** One line of a list of things asked for or reasons given, as it was typed. */
export interface TypedItem {
  readonly componentId: string
  readonly text: string
}

/** The lines of a form in which anything was filled in, be it only the paper that the line is about. */
export function typedItems(form: FormData): TypedItem[] {
  const components = form.getAll('componentId')
  return form
    .getAll('itemText')
    .map((text, at) => ({
      componentId: textOf(components[at] ?? null),
      text: textOf(text).trim(),
    }))
    .filter(({ componentId, text }) => componentId !== '' || text !== '')
}

/** What a form of the dossier page asks for, in the shape of the interface. */
export function actionBody(
  action: DeskAction,
  form: FormData,
  files: readonly BroughtFile[] = [],
): Readonly<Record<string, unknown>> {
  const given = (name: string) => textOf(form.get(name)).trim()
  const ifGiven = (name: string) => given(name) || undefined
  const version = Number.parseInt(given('version'), 10)
  const step = { version, stepId: ifGiven('stepId') }
  const items = () =>
    typedItems(form).map(({ componentId, text }) => ({ componentId: componentId || null, text }))
  switch (action) {
    case 'receive':
      return { version }
    case 'refuse':
      return { version, reasons: items() }
    case 'request-supplement':
      return { ...step, items: items(), respondBy: ifGiven('respondBy') }
    case 'claim':
    case 'release':
    case 'issue-result':
      return step
    case 'assign':
      return { ...step, assignee: given('assignee') }
    case 'complete-step':
      return {
        ...step,
        outcome: given('outcome'),
        note: ifGiven('note'),
        documents: files.map(({ id }) => ({ fileId: id })),
      }
    case 'send-back':
      return { ...step, toStep: given('toStep'), note: given('note') }
    case 'sign-result':
      return { ...step, kind: given('kind'), content: given('content') }
    case 'consult':
    case 'answer-consultation':
    case 'request-payment':
    case 'extend':
    case 'stop':
      return branchBody(action, given, step)
    case 'transfer':
      return { version, unitCode: given('unitCode'), reason: given('reason') }
    case 'reopen':
      return { version, reason: given('reason') }
    case 'correct-result':
      return { version, reason: given('reason'), content: given('content') }
    case 'hand-over':
      return {
        version,
        method: given('method'),
        receivedBy: {
          name: given('name'),
          personalId: ifGiven('personalId'),
          relation: ifGiven('relation'),
        },
      }
  }
}

/** The bodies of what happens beside the way. */
function branchBody(
  action: 'consult' | 'answer-consultation' | 'request-payment' | 'extend' | 'stop',
  given: (name: string) => string,
  step: { readonly version: number; readonly stepId: string | undefined },
): Readonly<Record<string, unknown>> {
  const { version } = step
  const ifGiven = (name: string) => given(name) || undefined
  switch (action) {
    case 'consult':
      return {
        ...step,
        unitCode: given('unitCode'),
        question: given('question'),
        workingHours: Number(given('workingHours')),
      }
    case 'answer-consultation':
      return { version, answer: given('answer'), consultationId: ifGiven('consultationId') }
    case 'request-payment':
      return { version, fees: [{ name: given('feeName'), amount: amountOf(given('feeAmount')) }] }
    case 'extend':
      return { version, reason: given('reason'), dueAt: given('dueOn') }
    case 'stop':
      return { version, reason: given('reason') }
  }
}

/** The field of the page that a fault of the body is about. */
export function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second, third] = path
  if (first === 'fees') return third === 'amount' ? 'feeAmount' : 'feeName'
  if (first === 'dueAt') return 'dueOn'
  if (first === 'receivedBy') return String(second)
  return first === 'reasons' ? 'items' : String(first ?? '')
}

/** An amount as people write it: 150.000 is a hundred and fifty thousand; there is no part of a đồng. */
function amountOf(text: string): number {
  const digits = text.replace(/\s*(?:₫|đ|đồng)$/iu, '')
  const isWritten = /^(?:\d+|\d{1,3}([.,\s])\d{3}(?:\1\d{3})*)$/.test(digits)
  return isWritten ? Number(digits.replaceAll(/\D/g, '')) : Number.NaN
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : ''
}
