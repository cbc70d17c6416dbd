import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { runningOn, startEmbedded } from './embedded-postgres.ts'

test('a database whose making was cut off is made anew', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'mot-cua-embedded-'))
  chmodSync(root, 0o755)
  const folder = path.join(root, 'db')
  const unfinished = path.join(folder, 'data.unfinished')
  mkdirSync(unfinished, { recursive: true })
  writeFileSync(path.join(unfinished, 'PG_VERSION'), '18\n')

  const server = await startEmbedded({ folder, say: () => {}, settings: { fsync: 'off' } })
  onTestFinished(async () => {
    await server.stop()
    rmSync(root, { recursive: true })
  })

  const { host, port, user, password } = runningOn(folder) ?? {}
  const client = new pg.Client({ host, port, user, password, database: 'postgres' })
  await client.connect()
  const { rows } = await client.query('select 1 as one')
  await client.end()
  expect(rows).toEqual([{ one: 1 }])
})
