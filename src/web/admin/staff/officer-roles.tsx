import type { StaffRole } from '#platform/access'
import { dayWords } from '../../dates.ts'
import type { Returned } from '../../requests.ts'
import { ROLE_NAMES } from '../../role-names.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, Tag } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { STAFF } from './staff-texts.ts'

interface ShownRole {
  readonly id: string
  readonly role: StaffRole
  readonly unitName: string
  readonly unitCode: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly isWithinReach: boolean
}

interface Props {
  readonly roles: readonly ShownRole[]
  readonly today: string
  readonly yesterday: string
  readonly returned: Returned | undefined
}

/** Every role of an officer, with the way to end those that go on. */
export function OfficerRoles({ roles, today, yesterday, returned }: Props) {
  const words = useTexts(STAFF)
  return (
    <section className="stack">
      <h2>
        {words.roles} ({roles.length})
      </h2>
      {roles.length === 0 ? <Empty>{words.noRoles}</Empty> : null}
      <ul className="admin-list officer-roles">
        {roles.map((role) => (
          <li key={role.id}>
            <RoleLine role={role} today={today} />
            {role.validTo === null || role.validTo >= today ? (
              <EndForm role={role} yesterday={yesterday} returned={returned} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function RoleLine({ role, today }: { readonly role: ShownRole; readonly today: string }) {
  const words = useTexts(STAFF)
  const roleNames = useTexts(ROLE_NAMES)
  const language = useLanguage()
  const { validFrom, validTo } = role
  const from = `${words.from} ${dayWords(validFrom, language)}`
  const to = validTo === null ? '' : `, ${words.to} ${dayWords(validTo, language)}`
  return (
    <div className="role-line">
      <strong>{roleNames[role.role]}</strong>
      <span>
        <span lang="vi">{role.unitName}</span> <span className="help">{role.unitCode}</span>
      </span>
      <span className="help">
        {from}
        {to}
      </span>
      {validTo !== null && validTo < today ? (
        <Tag tone="plain" shape="square">
          {words.past}
        </Tag>
      ) : validFrom > today ? (
        <Tag tone="soon" shape="half">
          {words.ahead}
        </Tag>
      ) : (
        <Tag tone="going" shape="dot">
          {words.now}
        </Tag>
      )}
    </div>
  )
}

function EndForm({
  role,
  yesterday,
  returned,
}: Pick<Props, 'yesterday' | 'returned'> & { readonly role: ShownRole }) {
  const words = useTexts(STAFF)
  const roleNames = useTexts(ROLE_NAMES)
  if (!role.isWithinReach) return <span className="help">{words.outside}</span>
  const field = `lastDay-${role.id}`
  const isReturned = returned?.values.roleId === role.id
  return (
    <details className="details" open={isReturned}>
      <summary>
        {words.end}
        <span className="visually-hidden">
          {' '}
          {roleNames[role.role]}, {role.unitName}
        </span>
      </summary>
      <form method="post" className="stack" noValidate>
        <input type="hidden" name="roleId" value={role.id} />
        <TextField
          id={field}
          name="lastDay"
          type="date"
          label={words.endWhen}
          help={words.endHelp}
          value={isReturned ? returned.values.lastDay : yesterday}
          fault={returned?.faults.find(({ id }) => id === field)?.text}
          width="12"
        />
        <div>
          <Button kind="danger" name="intent" value="end">
            {words.end}
          </Button>
        </div>
      </form>
    </details>
  )
}
