import { data, Link } from 'react-router'
import { parseId, type AccountId } from '#kernel/id'
import { writtenPhone } from '#kernel/identifiers'
import { dayOf, formatInstant, formatInstantOrNull } from '#kernel/instant'
import { viewStaff } from '#modules/identity'
import { listRolesOfStaff, organisationNow } from '#modules/organisations'
import { holdsRoleAt } from '#platform/access'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Fact, Facts, Notice } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/officer-page.ts'
import { GrantForm } from './grant-form.tsx'
import { OfficerAccess } from './officer-access.tsx'
import { actOnOfficer, yesterdayOf } from './officer-actions.ts'
import { OfficerRoles } from './officer-roles.tsx'
import { OneTimePassword } from './one-time-password.tsx'
import { STAFF } from './staff-texts.ts'

function accountIdIn(text: string): AccountId {
  const id = parseId<'account'>(text)
  if (id === null) throw data(null, { status: 404 })
  return id
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const id = accountIdIn(args.params.id)
  const [staff, roles, organisation] = await Promise.all([
    viewStaff(context, id),
    listRolesOfStaff(context, id),
    organisationNow(context),
  ])
  const today = dayOf(context.clock.now())
  return {
    staff: {
      ...staff,
      createdAt: formatInstant(staff.createdAt),
      disabledAt: formatInstantOrNull(staff.disabledAt),
    },
    roles: roles.map(({ unit, ...role }) => ({
      ...role,
      unitName: unit.name,
      unitCode: unit.code,
    })),
    units: organisation.units
      .filter(({ id: unitId }) => holdsRoleAt(context.actor, 'administrator', unitId))
      .map(({ code, name }) => `${code} – ${name}`),
    today,
    yesterday: yesterdayOf(context),
    isOneself: id === context.actor.accountId,
    done: new URL(args.request.url).searchParams.get('xong'),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  return actOnOfficer(args, context, accountIdIn(args.params.id))
}

export default function OfficerPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(STAFF)
  const admin = useTexts(ADMIN)
  const { staff, done, isOneself } = loaderData
  if (actionData !== undefined && 'handed' in actionData) {
    return (
      <>
        <title>{admin.page(words.handedOver)}</title>
        <OneTimePassword handed={actionData.handed} />
      </>
    )
  }
  const doneText = words.done[done as keyof typeof words.done] as string | undefined
  return (
    <div className="stack-wide">
      <title>{admin.page(staff.displayName)}</title>
      <FormFaults returned={actionData} />
      <div className="stack">
        <p>
          <Link to="/quan-tri/can-bo">{words.title}</Link>
        </p>
        <h1>{staff.displayName}</h1>
        {doneText === undefined || actionData !== undefined ? null : <Notice title={doneText} />}
      </div>
      <OfficerFacts staff={staff} />
      <OfficerRoles {...loaderData} returned={actionData} />
      {staff.disabledAt === null ? <GrantForm {...loaderData} returned={actionData} /> : null}
      {isOneself ? null : <OfficerAccess staff={staff} />}
    </div>
  )
}

function OfficerFacts({ staff }: Pick<Route.ComponentProps['loaderData'], 'staff'>) {
  const words = useTexts(STAFF)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  return (
    <Facts>
      <Fact name={words.username}>{staff.username}</Fact>
      <Fact name={words.phone}>
        {staff.phone === null ? admin.none : writtenPhone(staff.phone)}
      </Fact>
      <Fact name={words.email}>{staff.email ?? admin.none}</Fact>
      <Fact name={words.since}>{dayWords(staff.createdAt, language)}</Fact>
      {staff.disabledAt === null ? null : (
        <Fact name={words.leftOn}>{dayWords(staff.disabledAt, language)}</Fact>
      )}
      <Fact name={words.security}>
        {staff.hasOneTimePassword ? `${words.oneTime}. ` : null}
        {staff.hasCode ? words.hasCode : words.noCode}
      </Fact>
    </Facts>
  )
}
