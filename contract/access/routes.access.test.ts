import { describe, expect, test } from 'vitest'
import { isPermitted, POLICY, STAFF_ROLES, type Permission } from '#platform/access'
import { aDemoApp } from '../../tools/test-support/app.ts'
import { aDossierAt } from '../../tools/test-support/dossiers.ts'
import { uploaded } from '../../tools/test-support/uploads.ts'
import { call, sampleFor, type Things } from './calls.ts'
import { makePeople, PEOPLE } from './people.ts'
import { reviewed } from './reviewed.ts'

const server = await aDemoApp()
await makePeople(server)
const { app } = server
const things = await thingsOf((await aDossierAt(server, 'claimed')).code)

async function thingsOf(code: string): Promise<Things> {
  const letters = await server.as('congdan').get(`/dossiers/${code}/letters`)
  const [row] = await server.database.asOwner<{
    tracking_token: string
    verification_token: string
  }>(
    `select tracking_token, verification_token from dossier
     join letter on letter.dossier_id = dossier.id where code = $1 limit 1`,
    [code],
  )
  return {
    code,
    fileId: await uploaded(app, 'congdan'),
    letterId: String(letters.body.items[0].href).split('/').at(-1) ?? '',
    trackingToken: row?.tracking_token ?? '',
    verificationToken: row?.verification_token ?? '',
  }
}

/** One of each role, in the units of the dossier, beside those who have nothing to do with it. */
const ASKING = PEOPLE.filter(({ name }) =>
  /^(nobody|citizen applicant|citizen other|business owner|\S+ own|procedure-control|administrator)$/.test(
    name,
  ),
)

async function tokenOf(username: string | null): Promise<string | null> {
  if (username === null) return null
  const payload = { username, password: 'demo' }
  const reply = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload })
  return reply.json<{ token: string }>().token
}

const tokens = new Map<string, string | null>()
for (const { name, username } of ASKING) tokens.set(name, await tokenOf(username))

/** What each of those who ask is answered by a route. */
async function answersOf(method: string, url: string): Promise<number[]> {
  const sample = sampleFor(method, url, things)
  if (sample === null) throw new Error(`${method} ${url}: add a sample to calls.ts`)
  const answers: number[] = []
  for (const { name, username } of ASKING) {
    const endsSession = method === 'DELETE' && url.endsWith('/sessions/current')
    const token = endsSession ? await tokenOf(username) : (tokens.get(name) ?? null)
    answers.push(await call(app, method, sample, token))
  }
  return answers
}

function header(): string[] {
  return [
    'What every route of the interface declares, and what it answers those who ask, about a dossier in',
    'handling. Actions and filings are sent empty: 422 is the answer to someone who may.',
    '',
    ...ASKING.map(({ name }, at) => `${String(at + 1).padStart(4)} ${name}`),
    '',
  ]
}

function line(
  { method, url, access }: (typeof app.declaredRoutes)[number],
  answers: readonly number[],
): string {
  const { permission, scope, audit } = access
  const declared = `${permission}, ${scope}, ${audit ?? '–'}`
  return `${`${method} ${url.replace('/api/v1', '')}`.padEnd(52)} ${declared.padEnd(46)} ${answers.join(' ')}`
}

const routes = app.declaredRoutes.toSorted((one, other) =>
  `${one.url} ${one.method}`.localeCompare(`${other.url} ${other.method}`, 'en'),
)
const lines: string[] = []
for (const route of routes) lines.push(line(route, await answersOf(route.method, route.url)))
const table = reviewed('routes.txt', `${[...header(), ...lines].join('\n')}\n`).split('\n')

describe('every route', () => {
  test.each(routes.map((route, at) => [`${route.method} ${route.url}`, lines[at]] as const))(
    'is reviewed, and answers each role as reviewed: %s',
    (_, now) => {
      expect(table).toContain(now)
    },
  )

  test('that was reviewed still exists', () => {
    const written = table.filter((each) => /^(GET|POST|PUT|DELETE) /.test(each))

    expect(written.filter((each) => !lines.includes(each))).toEqual([])
  })

  test('stands in the description', async () => {
    const { paths } = (await app.inject('/openapi.json')).json<{ paths: object }>()

    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const declared = routes.map(
      ({ method, url }) => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`,
    )
    expect(described.toSorted()).toEqual(declared.toSorted())
  })
})

const ROLES = ['citizen', 'business', ...STAFF_ROLES] as const

/** The policy as a table of people: who may do each thing at all. */
function policyText(): string {
  const rows = (Object.keys(POLICY) as Permission[]).map((permission) => {
    const stranger = isPermitted(permission, [], false) ? '+' : '.'
    const marks = ROLES.map((role) => (isPermitted(permission, [role], true) ? '+' : '.'))
    return `${permission.padEnd(22)} ${[stranger, ...marks].join(' ')}`
  })
  const names = ['nobody', ...ROLES].map((name, at) => `${String(at + 1).padStart(4)} ${name}`)
  return `${['Who may do something at all; on which objects is another question.', '', ...names, '', ...rows].join('\n')}\n`
}

const policyTable = reviewed('policy.txt', policyText())

describe('the policy', () => {
  test('is as it was reviewed', () => {
    expect(policyText()).toBe(policyTable)
  })

  test.each(Object.keys(POLICY) as Permission[])('notices when a line goes: %s', (permission) => {
    withoutLine(permission, () => expect(policyText()).not.toBe(policyTable))
  })

  test.each([...new Set(routes.map(({ access }) => access.permission))])(
    'is what the routes obey: without the line of %s some answer is another',
    async (permission) => {
      const concerned = routes.filter(({ access }) => access.permission === permission)

      const now = await withoutLine(permission, async () => {
        const answers: string[] = []
        for (const route of concerned) {
          answers.push(line(route, await answersOf(route.method, route.url)))
        }
        return answers
      })

      expect(now.some((each) => !table.includes(each))).toBe(true)
    },
  )
})

/** Takes one line out of the policy while something is looked at. */
function withoutLine<T>(permission: Permission, look: () => T): T {
  const policy = POLICY as Record<string, unknown>
  const kept = policy[permission]
  const putBack = () => {
    policy[permission] = kept
  }
  policy[permission] = undefined
  const looked = look()
  if (looked instanceof Promise) void looked.finally(putBack).catch(() => {})
  else putBack()
  return looked
}
