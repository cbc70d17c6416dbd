import type { DeskAction } from './desk-actions.ts'

/** One line of a list of things asked for or reasons given, as it was typed. */
export interface TypedItem {
  readonly componentId: string
  readonly text: string
}

/** The lines of a form that were filled in. */
export function typedItems(form: FormData): TypedItem[] {
  const components = form.getAll('componentId')
  return form
    .getAll('itemText')
    .map((text, at) => ({
      componentId: textOf(components[at] ?? null),
      text: textOf(text).trim(),
    }))
    .filter(({ text }) => text !== '')
}

/** What a form of the dossier page asks for, in the shape of the interface. */
export function actionBody(action: DeskAction, form: FormData): Readonly<Record<string, unknown>> {
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
      return { ...step, outcome: given('outcome'), note: ifGiven('note') }
    case 'send-back':
      return { ...step, toStep: given('toStep'), note: given('note') }
    case 'sign-result':
      return { ...step, kind: given('kind'), content: given('content') }
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

/** The field of the page that a fault of the body is about. */
export function fieldOf(path: readonly PropertyKey[]): string {
  const [first, second] = path
  if (first === 'receivedBy') return String(second)
  return first === 'reasons' ? 'items' : String(first ?? '')
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : ''
}
