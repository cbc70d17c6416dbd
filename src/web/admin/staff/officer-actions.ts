import { redirect } from 'react-router'
import { z } from 'zod'
import { addDays, day, parseDay } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { dayOf, formatInstant } from '#kernel/instant'
import {
  letStaffLeave,
  reactivateStaff,
  resetPassword,
  signStaffOut,
  takeCodeAway,
  viewStaff,
  type HandedOver,
} from '#modules/identity'
import {
  endRole,
  endRoles,
  grantRole,
  heldRolesOf,
  organisationOn,
  type StaffRoleId,
} from '#modules/organisations'
import { STAFF_ROLES } from '#platform/access'
import type { Context } from '#platform/context'
import { receiveTyped } from '#platform/http'
import { languageOf, submit, valuesOf, type Args, type Returned } from '../../requests.ts'
import type { Handed } from './one-time-password.tsx'
import { STAFF } from './staff-texts.ts'

const DayText = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .transform(day)

const Grant = z.object({
  unit: z.string().trim().min(1),
  role: z.enum(STAFF_ROLES),
  from: DayText,
  to: z.union([z.literal('').transform(() => null), DayText]),
})

const End = z.object({ roleId: z.uuid(), lastDay: DayText })

const Nothing = z.object({})

/** Does what the forms of an officer's page ask for; says so on the page, or hands a password over. */
export async function actOnOfficer(
  args: Args,
  context: Context,
  id: AccountId,
): Promise<Response | Returned | { readonly handed: Handed }> {
  const { intent = '' } = valuesOf(await receiveTyped(args.request.clone()))
  const words = STAFF[languageOf(args)].faults
  const word = (field: string) => words[field as keyof typeof words] ?? words.other
  const done = (what: string) => redirect(`/quan-tri/can-bo/${id}?xong=${what}`, 303)
  switch (intent) {
    case 'grant':
      return submit(args, Grant, word, async (granted) => {
        const unitId = await unitTyped(context, granted)
        if (unitId === null) return unknownUnit(words.unit, granted)
        const { role, from: validFrom, to: validTo } = granted
        await grantRole(context, { accountId: id, unitId, role, validFrom, validTo })
        return done('grant')
      })
    case 'end':
      return ofRole(
        await submit(args, End, word, async ({ roleId, lastDay }) => {
          await endRole(context, roleId as StaffRoleId, lastDay)
          return done('end')
        }),
      )
    case 'take-code':
      return submit(args, Nothing, word, async () => {
        await takeCodeAway(context, id, heldRolesOf)
        return done('take-code')
      })
    case 'sign-out':
      return submit(args, Nothing, word, async () => {
        await signStaffOut(context, id, heldRolesOf)
        return done('sign-out')
      })
    case 'leave':
      return submit(args, Nothing, word, async () => {
        await letStaffLeave(context, id, { heldRolesOf, endRoles })
        return done('leave')
      })
    case 'reset':
      return submit(args, Nothing, word, async () =>
        handedTo(context, await resetPassword(context, id, heldRolesOf)),
      )
    default:
      return submit(args, Nothing, word, async () => {
        const handed = await reactivateStaff(context, id, heldRolesOf)
        return handed === null ? done('return') : handedTo(context, handed)
      })
  }
}

/** The unit that was typed, by the code it begins with, as it is on the first day of the role. */
async function unitTyped(context: Context, { unit, from }: z.output<typeof Grant>) {
  const [code = ''] = unit.split(/\s/)
  const organisation = await organisationOn(context, from)
  return organisation.byCode(code.toUpperCase())?.id ?? null
}

function unknownUnit(text: string, { unit, role, from, to }: z.output<typeof Grant>): Returned {
  return { faults: [{ id: 'unit', text }], values: { unit, role, from, to: to ?? '' } }
}

async function handedTo(context: Context, handed: HandedOver) {
  const { displayName, username } = await viewStaff(context, handed.accountId)
  const { accountId, oneTimePassword, expiresAt } = handed
  return {
    handed: {
      accountId,
      displayName,
      username,
      password: oneTimePassword,
      expiresAt: formatInstant(expiresAt),
    },
  }
}

/** The day whose end takes a role away at once. */
export function yesterdayOf(context: Context) {
  return addDays(dayOf(context.clock.now()), -1)
}

/** Each role has a form of its own: what is wrong is wrong with the field of that role. */
function ofRole(outcome: Response | Returned): Response | Returned {
  if (outcome instanceof Response) return outcome
  const { faults, values } = outcome
  const id = `lastDay-${values.roleId ?? ''}`
  return {
    values,
    faults: faults.map((fault) => (fault.id === 'lastDay' ? { ...fault, id } : fault)),
  }
}
