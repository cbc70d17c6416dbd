import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { aDemoDatabase } from '../tools/test-support/database.ts'
import type { ReplayOrder } from './proofs/replay/order.ts'
import { progressIn } from './proofs/replay/progress.ts'
import type { Verdict } from './proofs/verdict.ts'

const database = await aDemoDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-replay-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { host, port, user, password, database: name } = database.owner
const at = `localhost:${port}/${name}?host=${encodeURIComponent(host)}`
const DATABASE_URL = `postgres://${user}:${encodeURIComponent(password)}@${at}`
const A_DAY = ['--days', '1', '--dossiers-a-year', '8000', '--sample-every', '1']

/** The program on this file's database, as it is run by hand. */
function replay(...given: string[]) {
  const program = path.join(import.meta.dirname, 'replay.ts')
  const child = spawn(process.execPath, [program, '--data', folder, ...given], {
    env: { ...process.env, DATABASE_URL },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = once(child, 'close')
  return {
    ended: ended.then(() => said),
    kill: () => child.kill('SIGKILL'),
    verdict: async () => {
      await ended
      return JSON.parse(said.trimEnd().split('\n').at(-1) ?? '') as Verdict
    },
  }
}

async function events(): Promise<number> {
  const [row] = await database.asOwner<{ count: number }>('select count(*)::int from dossier_event')
  return row?.count ?? 0
}

describe('a year that is replayed', () => {
  test('goes on where it was killed, does nothing twice, and agrees with itself and with the rules', async () => {
    // A letter that is begun when its worker is killed is begun again a minute later: not waited for here.
    const first = replay(...A_DAY, '--letters', 'none')
    while ((await events()) < 40) await pause(20)
    first.kill()
    await first.ended
    const before = await events()

    const verdict = await replay(...A_DAY).verdict()

    expect(verdict).toMatchObject({ holds: true, faults: [] })
    const { acts = 0, dossiers, lettersMade } = verdict.figures
    expect(acts).toBeGreaterThan(20)
    expect(acts + before).toBe(await events())
    expect({ dossiers, events: verdict.figures.events }).toEqual({
      dossiers: 26,
      events: await events(),
    })
    expect(lettersMade).toBeGreaterThan(15)
  }, 300_000)

  test('is not mixed with another one', () => {
    const order = { folder, from: day('2026-01-05'), dossiersAYear: 9_000, seed: 1 } as ReplayOrder

    expect(() => progressIn(order)).toThrow('holds another year')
  })
})
