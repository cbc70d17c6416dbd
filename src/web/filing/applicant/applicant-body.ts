import type { z } from 'zod'
import { PartyBody } from '#modules/dossiers'
import type { Contact, OwnerParty } from '#modules/filings'
import { typedValue } from '#modules/forms/domain'
import type { PageFault } from '../../requests.ts'
import type { APPLICANT } from './applicant-texts.ts'

const ContactBody = PartyBody.pick({
  kind: true,
  phone: true,
  email: true,
  address: true,
}).required({
  phone: true,
})

const OwnerBody = PartyBody.omit({ email: true })

type Words = (typeof APPLICANT)['vi']['faults']

/** What the page of the person who files sends: how they are reached, and for whom they file. */
export function readApplicant(
  values: Readonly<Record<string, string>>,
  words: Words,
):
  | { readonly contact: Contact; readonly owner: OwnerParty | null }
  | { readonly faults: PageFault[] } {
  const contact = ContactBody.safeParse(filled(values, ['kind', 'phone', 'email', 'address'], ''))
  const faults = [...faultsOf(contact, '', words), ...phoneMissing(contact.data?.phone, words)]
  if (values.forWhom !== 'other') {
    return faults.length > 0 || !contact.success
      ? { faults: onlyOnce(faults) }
      : { contact: contactOf(contact.data), owner: null }
  }
  const fields = ['kind', 'name', 'personalId', 'taxCode', 'birthDate', 'phone', 'address']
  const owner = OwnerBody.safeParse(filled(values, fields, 'owner.'))
  faults.push(...faultsOf(owner, 'owner.', words))
  const numbers = [values['owner.personalId'], values['owner.taxCode']]
  if (numbers.every((number) => (number ?? '').trim() === '')) {
    faults.push({ id: 'owner.personalId', text: words['owner.identity'] })
  }
  if (faults.length > 0 || !contact.success || !owner.success) return { faults: onlyOnce(faults) }
  const { name, personalId = null, taxCode = null, birthDate = null } = owner.data
  return {
    contact: contactOf(contact.data),
    owner: { ...contactOf(owner.data), name, personalId, taxCode, birthDate },
  }
}

function contactOf(given: z.output<typeof OwnerBody> | z.output<typeof ContactBody>): Contact {
  const { kind, phone = null, address = null } = given
  return { kind, phone, email: 'email' in given ? (given.email ?? null) : null, address }
}

/** Fields that were filled in; a date as people write it becomes a day. */
function filled(
  values: Readonly<Record<string, string>>,
  fields: readonly string[],
  before: string,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = (values[before + field] ?? '').trim()
      if (text === '') return []
      const kind = field === 'birthDate' ? 'date' : 'text'
      return [[field, typedValue({ id: field, label: '', kind }, text)]]
    }),
  )
}

function faultsOf(
  parsed: { readonly success: boolean; readonly error?: z.ZodError },
  before: string,
  words: Words,
): PageFault[] {
  return (parsed.error?.issues ?? []).map(({ path }) => {
    const id = `${before}${String(path[0])}`
    return { id, text: words[id as keyof Words] ?? words.kind }
  })
}

function phoneMissing(phone: string | null | undefined, words: Words): PageFault[] {
  return phone === null ? [{ id: 'phone', text: words.phone }] : []
}

function onlyOnce(faults: readonly PageFault[]): PageFault[] {
  return faults.filter(({ id }, at) => faults.findIndex((other) => other.id === id) === at)
}
