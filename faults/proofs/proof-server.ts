import type pg from 'pg'
import { DemoAccounts, importAccounts } from '#modules/identity'
import { importRoles } from '#modules/organisations'
import type { StaffRole } from '#platform/access'
import { systemContext, type Installation } from '../../src/installation.ts'
import type { TestApp } from '../../tools/test-support/app.ts'
import type { DemoServer } from '../../tools/test-support/dossiers.ts'

/** What a proof works on: a server with the demonstration, and its database past every rule. */
export interface ProofServer extends DemoServer {
  readonly installation: Installation
  readonly asOwner: <Row extends pg.QueryResultRow>(
    sql: string,
    values?: unknown[],
  ) => Promise<Row[]>
}

/** The server of a test as a proof sees it. */
export function proofServerOf({ app, as, installation, database }: TestApp): ProofServer {
  return { app, as, installation, asOwner: database.asOwner }
}

/** Makes so many officers with a role in a unit, and says their user names. */
export async function manyOfficers(
  { installation }: ProofServer,
  role: StaffRole,
  unitSlug: string,
  count: number,
): Promise<string[]> {
  const [locality] = installation.localities
  if (locality === undefined) throw new Error('the demonstration has no locality')
  const context = systemContext(installation, locality, 'proof')
  const accounts = Array.from({ length: count }, (_, at) => ({
    username: `${role}.${at + 1}`,
    kind: 'staff' as const,
    displayName: `Cán bộ ${at + 1}`,
  }))
  const ids = await importAccounts(context, DemoAccounts.parse(accounts))
  await importRoles(
    context,
    [...ids.values()].map((accountId) => ({ accountId, role, unitSlug })),
  )
  return accounts.map(({ username }) => username)
}
