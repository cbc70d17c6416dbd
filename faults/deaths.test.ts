import { expect, inject, test } from 'vitest'
import { record } from '#platform/audit'
import { inTransaction } from '#platform/db'
import { FORGET_COUNTERS } from '#platform/limits'
import { handlerOf } from '#platform/worker'
import { ALL_HANDLERS } from '../src/all-handlers.ts'
import { everyEnd, proveDeaths } from './proofs/deaths/deaths.ts'

const ground = { server: inject('server'), demonstration: inject('demoTemplate') }

test('every kind of work may die in the middle, and comes to the same end when it is taken up again', async () => {
  const asked = {
    handlers: ALL_HANDLERS,
    endsOf: (statements: number) => [{ after: Math.ceil(statements / 2), manner: 'dies' as const }],
  }

  const { faults, figures } = await proveDeaths(ground, asked, () => {})

  expect(faults).toEqual([])
  expect(figures.deaths).toBe(ALL_HANDLERS.length)
}, 300_000)

test('work that does again what it had done before it died is noticed, wherever that is', async () => {
  const careless = handlerOf(FORGET_COUNTERS, async (context) => {
    for (const event of ['counter.counted', 'counter.forgotten'])
      await inTransaction(context.db, (tx) =>
        record(tx, context, event, { kind: 'counter', id: 'one' }),
      )
  })

  const { faults } = await proveDeaths(ground, { handlers: [careless], endsOf: everyEnd }, () => {})

  const noticed = [3, 4, 5, 6].flatMap((after) => [
    `dies after statement ${after} of 6: too much: + audit_entry`,
    `is cut off after statement ${after} of 6: too much: + audit_entry`,
  ])
  for (const each of noticed) expect(faults.join('\n')).toContain(each)
  expect(faults.join('\n')).not.toMatch(/after statement [12] /)
}, 120_000)
