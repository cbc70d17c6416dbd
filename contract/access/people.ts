import { DemoAccounts, importAccounts } from '#modules/identity'
import { heldRolesOf, importRoles } from '#modules/organisations'
import { ANONYMOUS, type Actor, type StaffRole } from '#platform/access'
import { systemContext } from '../../src/installation.ts'
import type { TestApp } from '../../tools/test-support/app.ts'

const COMMUNE = 'ph25-luong-van-tri'
const FOREIGN = 'ph25-dong-kinh'

export interface Person {
  /** How the table names them. */
  readonly name: string
  /** Null for someone who has not signed in. */
  readonly username: string | null
  readonly roles?: readonly (readonly [StaffRole, string])[]
}

/** Roles whose work lies in the one-stop centre, in an office of the commune, or at the commune itself. */
const PLACES = {
  reception: {
    own: `${COMMUNE}.tt-pvhcc`,
    sister: `${COMMUNE}.kinh-te`,
    parent: COMMUNE,
    foreign: `${FOREIGN}.tt-pvhcc`,
  },
  handler: inOffice(),
  'division-head': inOffice(),
  approver: atCommune(),
  clerk: atCommune(),
} as const satisfies Readonly<Partial<Record<StaffRole, Readonly<Record<string, string>>>>>

function inOffice() {
  return {
    own: `${COMMUNE}.van-phong`,
    sister: `${COMMUNE}.kinh-te`,
    parent: COMMUNE,
    foreign: `${FOREIGN}.van-phong`,
  }
}

function atCommune() {
  return {
    own: COMMUNE,
    child: `${COMMUNE}.van-phong`,
    parent: 'ubnd-tinh',
    foreign: FOREIGN,
  }
}

const OFFICERS: readonly Person[] = Object.entries(PLACES).flatMap(([role, places]) =>
  Object.entries(places).map(([relation, unit]) => ({
    name: `${role} ${relation}`,
    username: `${role}.${relation}`,
    roles: [[role as StaffRole, unit]] as const,
  })),
)

/**
 * Who asks, in every relation to a dossier that was filed with the centre of a commune and is handled
 * in an office of it: own, sister, parent, child and foreign units.
 */
export const PEOPLE: readonly Person[] = [
  { name: 'nobody', username: null },
  { name: 'citizen applicant', username: 'congdan' },
  { name: 'business owner', username: 'doanhnghiep' },
  { name: 'citizen other', username: 'congdan2' },
  ...OFFICERS,
  {
    name: 'handler who has the step',
    username: 'thuly.xa',
  },
  {
    name: 'reception elsewhere, approver here',
    username: 'two.places',
    roles: [
      ['reception', `${FOREIGN}.tt-pvhcc`],
      ['approver', COMMUNE],
    ],
  },
  {
    name: 'procedure-control',
    username: 'kiemsoat',
  },
  { name: 'administrator', username: 'quantri' },
]

/** Makes the accounts that the demonstration does not bring. */
export async function makePeople(server: TestApp): Promise<void> {
  const [locality] = server.installation.localities
  if (locality === undefined) throw new Error('the demonstration has no locality')
  const context = systemContext(server.installation, locality, 'people')
  const made = PEOPLE.filter(({ roles }) => roles !== undefined)
  const staff = made.map(({ name, username }) => ({
    username: username ?? '',
    kind: 'staff' as const,
    displayName: name,
  }))
  const ids = await importAccounts(context, DemoAccounts.parse(staff))
  await importRoles(
    context,
    made.flatMap(({ username, roles }) =>
      (roles ?? []).map(([role, unitSlug]) => ({
        accountId: ids.get(username ?? '') ?? neverMade(username),
        role,
        unitSlug,
      })),
    ),
  )
}

function neverMade(username: string | null): never {
  throw new Error(`${username} was not made`)
}

/** The person as the rules see them. */
export async function actorFor(server: TestApp, { username }: Person): Promise<Actor> {
  if (username === null) return ANONYMOUS
  const [locality] = server.installation.localities
  if (locality === undefined) throw new Error('the demonstration has no locality')
  const context = systemContext(server.installation, locality, 'people')
  const [row] = await server.database.asOwner<{
    id: Actor['accountId']
    kind: Actor['kind']
    display_name: string
    personal_id: string | null
    tax_code: string | null
  }>('select id, kind, display_name, personal_id, tax_code from account where username = $1', [
    username,
  ])
  if (row === undefined) throw new Error(`there is no ${username}`)
  return {
    ...ANONYMOUS,
    kind: row.kind,
    accountId: row.id,
    username,
    displayName: row.display_name,
    personalId: row.personal_id,
    taxCode: row.tax_code,
    roles: await heldRolesOf(context, row.id),
  }
}
