import { expect, inject, test } from 'vitest'
import { renderLetterHandler } from '#modules/letters'
import { sendWarningsHandler } from '#modules/warnings'
import { record } from '#platform/audit'
import { inTransaction } from '#platform/db'
import { FORGET_COUNTERS } from '#platform/limits'
import { handlerOf } from '#platform/worker'
import { proveDeaths } from './proofs/deaths/deaths.ts'

/** `npm run prove:deaths` lets every kind of work die after each of its statements. */
const A_FEW = [renderLetterHandler, sendWarningsHandler]
const ground = { server: inject('server'), demonstration: inject('demoTemplate') }

test('work may die in the middle, and comes to the same end when it is taken up again', async () => {
  const asked = {
    handlers: A_FEW,
    endsOf: (statements: number) => [{ after: Math.ceil(statements / 2), manner: 'dies' as const }],
  }

  const { faults, figures } = await proveDeaths(ground, asked, () => {})

  expect(faults).toEqual([])
  expect(figures.deaths).toBe(A_FEW.length)
}, 300_000)

test('work that does again what it had done before it died is noticed, wherever that is', async () => {
  const careless = handlerOf(FORGET_COUNTERS, async (context) => {
    for (const event of ['unit.created', 'unit.ended'] as const)
      await inTransaction(context.db, (tx) =>
        record(tx, context, event, { kind: 'unit', id: 'one' }),
      )
  })

  const { faults } = await proveDeaths(
    ground,
    {
      handlers: [careless],
      endsOf: () => [
        { after: 3, manner: 'dies' },
        { after: 4, manner: 'dies' },
        { after: 4, manner: 'is cut off' },
      ],
    },
    () => {},
  )

  expect(faults).toHaveLength(2)
  expect(faults[0]).toContain('dies after statement 4 of 8: too much: + audit_entry')
  expect(faults[1]).toContain('is cut off after statement 4 of 8: too much: + audit_entry')
}, 120_000)
