import { dayOf } from '#kernel/instant'
import { fold, tidy } from '#kernel/text'
import type { Address, Person } from '#modules/forms'
import { findAdministrativeUnits, type AdministrativeUnit } from '#modules/organisations'
import type { Actor } from '#platform/access'
import type { Context } from '#platform/context'
import type { Contact } from '../domain/filing.ts'

/** How the account of the one who acts says they are reached. */
export function contactOf(actor: Actor): Contact {
  const { kind, phone, email, address } = actor
  return { kind: kind === 'business' ? 'business' : 'citizen', phone, email, address }
}

/** What is known of the one who files, as forms offer it for answers. */
export async function knownPerson(context: Context, contact: Contact): Promise<Person> {
  const { displayName, personalId, taxCode, birthDate } = context.actor
  return {
    name: displayName,
    personalId,
    taxCode,
    birthDate,
    phone: contact.phone,
    email: contact.email,
    address: contact.address === null ? null : await addressOf(context, contact.address),
  }
}

/**
 * An address in words as one by its units: the last part names the province, the one before it the
 * commune, and the rest is house and street. In words as it was when they name no such place today.
 */
export async function addressOf(context: Context, text: string): Promise<Address> {
  const parts = text.split(',').map(tidy)
  const on = dayOf(context.clock.now())
  const province = await namedBy(context, parts.at(-1), { level: 'province', on })
  if (province === null) return { text }
  const provinceCode = province.code
  const commune = await namedBy(context, parts.at(-2), { level: 'commune', on, provinceCode })
  if (commune === null) return { text }
  const detail = parts.slice(0, -2).join(', ')
  return { provinceCode, communeCode: commune.code, ...(detail === '' ? {} : { detail }) }
}

async function namedBy(
  context: Context,
  name: string | undefined,
  scope: Parameters<typeof findAdministrativeUnits>[2],
): Promise<AdministrativeUnit | null> {
  if (name === undefined || name === '') return null
  const [closest] = await findAdministrativeUnits(context, name, scope)
  const isMeant =
    closest !== undefined && [closest.name, closest.shortName].map(fold).includes(fold(name))
  return isMeant ? closest : null
}
