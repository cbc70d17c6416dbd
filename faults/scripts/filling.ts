import type { Page } from 'playwright-core'
import type { FoundForm } from './looking.ts'

/** Fields that were refused with a payload in them, and get back what they had. */
export type Spared = ReadonlySet<string>

/**
 * Writes payloads into every field of a form that takes text, chooses what must be chosen, and sends it past its
 * scripts, as its button does. Gives the status of the answer, or null for one that is not a page.
 */
export async function sendFilled(
  page: Page,
  form: FoundForm,
  given: {
    readonly button: string
    readonly spared: Spared
    readonly payload: (mostLength?: number) => string
  },
): Promise<number | null> {
  const payloads = form.names.map(() => given.payload(200))
  const asked = { at: form.at, button: given.button, spared: [...given.spared], payloads }
  const answered = page.waitForNavigation({ waitUntil: 'load', timeout: 4_000 }).then(
    (answer) => answer?.status() ?? null,
    () => null,
  )
  await page.evaluate(`(${FILL_AND_SEND})(${JSON.stringify(asked)})`)
  return answered
}

/** The fields of the open page that are marked as wrong. */
export async function faultyFields(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `[...document.querySelectorAll('[aria-invalid=true], [data-faulty] [name]')].map((one) => one.name).filter(Boolean)`,
  )
}

/** Runs in the page. */
const FILL_AND_SEND = `({ at, button, spared, payloads }) => {
  const form = document.forms[at]
  const fields = [...form.elements]
  const PARTS = { day: '5', month: '3', year: '2026' }
  const SOUND = { tel: '0912345678', email: 'a@b.vn', numeric: '1', decimal: '1' }
  let next = 0
  for (const field of fields) {
    if (field.name === '' || field.readOnly || field.disabled) continue
    const part = PARTS[field.name.split('#')[1] ?? '']
    if (field.tagName === 'SELECT') {
      if (field.value === '') field.selectedIndex = field.options.length > 1 ? 1 : 0
    } else if (field.type === 'checkbox') field.checked = true
    else if (field.type === 'radio') {
      if (!fields.some((one) => one.name === field.name && one.checked)) field.checked = true
    } else if (field.type === 'file') {
      const files = new DataTransfer()
      files.items.add(new File(['%PDF-1.7'], payloads[next++ % payloads.length] + '.pdf', { type: 'application/pdf' }))
      field.files = files.files
    } else if (field.type === 'date') field.value = field.value || '2026-03-16'
    else if (field.type === 'number') field.value = field.value || '1'
    else if (part !== undefined) field.value = field.value || part
    else if (/^(text|search|tel|email|url|textarea)$/.test(field.type)) {
      if (!spared.includes(field.name)) field.value = payloads[next++ % payloads.length]
      else if (/pwn/.test(field.value) || field.value === '')
        field.value = /pwn/.test(field.defaultValue) || field.defaultValue === '' ? (SOUND[field.inputMode] ?? SOUND[field.type] ?? 'TH.01') : field.defaultValue
    }
  }
  const [name, ...value] = button.split('=')
  if (name !== '') {
    const pressed = document.createElement('input')
    pressed.type = 'hidden'
    pressed.name = name
    pressed.value = value.join('=')
    form.append(pressed)
  }
  HTMLFormElement.prototype.submit.call(form)
}`
