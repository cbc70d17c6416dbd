import { describe, expect, test } from 'vitest'
import { carryOut } from '#platform/worker'
import { arrangeWork } from '../faults/proofs/deaths/arranged-work.ts'
import { aDemoApp } from '../tools/test-support/app.ts'
import { LANG_SON } from '../tools/test-support/database.ts'
import { ALL_HANDLERS } from './all-handlers.ts'
import { ALL_JOBS } from './all-jobs.ts'
import { systemContext } from './installation.ts'

const server = await aDemoApp()
const { asOwner, files } = server.database

/** Everything that work could have changed: every row of every table of ours, and the files. */
async function whatIsKept(): Promise<Record<string, unknown>> {
  const tables = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const sums: Record<string, unknown> = {}
  for (const { name } of tables) {
    const [row] = await asOwner(
      `select count(*)::int as rows, md5(string_agg(t::text, ',' order by t::text)) as sum from "${name}" t`,
    )
    sums[name] = row
  }
  const [queue] = await asOwner('select count(*)::int as jobs from pgboss.job')
  return { ...sums, queue, stored: await storedFiles() }
}

/** Which of the known contents the store has. */
async function storedFiles(): Promise<Record<string, boolean>> {
  const rows = await asOwner<{ sha256: Buffer }>('select distinct sha256 from file order by 1')
  const found = await Promise.all(
    rows.map(async ({ sha256 }) => {
      const has = await files
        .shelf('uploads')
        .get(LANG_SON.id, sha256)
        .then(
          () => true,
          () => false,
        )
      return [sha256.toString('hex'), has] as const
    }),
  )
  return Object.fromEntries(found)
}

describe('every kind of work', () => {
  test('is carried out by somebody', () => {
    expect(ALL_HANDLERS.map(({ job }) => job.name).toSorted()).toEqual(
      ALL_JOBS.map(({ name }) => name).toSorted(),
    )
  })

  test.each(ALL_JOBS.map(({ name }) => name))(
    'changes something once, and nothing when it comes again: %s',
    async (name) => {
      const handler = ALL_HANDLERS.find(({ job }) => job.name === name)
      if (handler === undefined) throw new Error(`nobody carries out ${name}`)
      const payload = await arrangeWork(server, name)
      const work = { id: 'the-same-work', data: { localityId: LANG_SON.id, payload } }
      const about = {
        contextOf: async (_: number, id: string) =>
          systemContext(server.installation, LANG_SON, id),
      }
      const untouched = await whatIsKept()

      await carryOut(handler, work, about)
      const once = await whatIsKept()
      await carryOut(handler, work, about)

      expect(once).not.toEqual(untouched)
      expect(await whatIsKept()).toEqual(once)
    },
  )
})
