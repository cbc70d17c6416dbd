import { z } from 'zod'
import { formatInstant } from '#kernel/instant'
import { NewStaff, onboardStaff } from '#modules/identity'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { AdminForm, answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/new-staff-page.ts'
import { OneTimePassword, type Handed } from './one-time-password.tsx'
import { STAFF } from './staff-texts.ts'

/** A form has no null: what is left empty is not known. */
const NewStaffForm = z
  .looseObject({ phone: z.string(), email: z.string() })
  .transform((fields) => ({ ...fields, phone: fields.phone || null, email: fields.email || null }))
  .pipe(NewStaff)

export function loader(args: Route.LoaderArgs) {
  officerContext(args, 'administrator')
  return null
}

// The answer is not a redirect: the password is in this answer and nowhere else.
export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const words = STAFF[languageOf(args)].faults
  const word = (field: string) => words[field as keyof typeof words] ?? words.other
  return submit(args, NewStaffForm, word, async (staff) => {
    const { accountId, oneTimePassword, expiresAt } = await onboardStaff(context, staff)
    const { displayName, username } = staff
    const handed: Handed = {
      accountId,
      displayName,
      username,
      password: oneTimePassword,
      expiresAt: formatInstant(expiresAt),
    }
    return { handed }
  })
}

export default function NewStaffPage({ actionData }: Route.ComponentProps) {
  const words = useTexts(STAFF)
  const admin = useTexts(ADMIN)
  if (actionData !== undefined && 'handed' in actionData) {
    return (
      <>
        <title>{admin.page(words.handedOver)}</title>
        <OneTimePassword handed={actionData.handed} />
      </>
    )
  }
  const answers = answersOf(actionData)
  return (
    <div className="stack-wide">
      <title>{admin.page(words.add)}</title>
      <FormFaults returned={actionData} />
      <h1>{words.add}</h1>
      <p className="text">{words.createAbout}</p>
      <AdminForm submit={words.create} back="/quan-tri/can-bo">
        <TextField {...answers.of('displayName')} label={words.displayName} maxLength={200} />
        <TextField
          {...answers.of('username')}
          label={words.username}
          help={words.usernameHelp}
          width="20"
          maxLength={40}
        />
        <TextField
          {...answers.of('phone')}
          type="tel"
          label={words.phone}
          optional={admin.optional}
          width="20"
        />
        <TextField
          {...answers.of('email')}
          type="email"
          label={words.email}
          optional={admin.optional}
        />
      </AdminForm>
    </div>
  )
}
