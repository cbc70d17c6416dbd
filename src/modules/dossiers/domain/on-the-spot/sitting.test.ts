import { expect, test } from 'vitest'
import { aDossier, aProcess, facts, reception } from '../../test-support/builders.ts'
import { aSitting } from '../../test-support/sittings.ts'
import type { Process } from '../facts.ts'

const APPROVED = 1
const REJECTED = 3

/** A process whose handler, finding against the person, sends the dossier back to reception. */
function thatGoesBack(): Process {
  const process = aProcess()
  const step = (id: string) => {
    const found = process.step(id)
    const outcomes = (found?.outcomes ?? []).map((outcome) =>
      outcome.code === 'unqualified' ? { ...outcome, next: ['b1'] } : outcome,
    )
    return found === null ? null : { ...found, outcomes }
  }
  return { ...process, step }
}

test('a sitting ends with the result handed over, for or against the person', () => {
  const about = { process: aProcess(), facts: facts() }

  const ends = [APPROVED, REJECTED].map((variant) =>
    aSitting(aDossier('submitted'), { doer: reception, variant }, about).at(-1),
  )

  expect(ends.map((event) => event?.type)).toEqual(['result.handed-over', 'result.handed-over'])
})

test('a decision that the process answers by going back is refused, and not made again and again', () => {
  const about = { process: thatGoesBack(), facts: facts() }
  const sit = (variant: number) =>
    aSitting(aDossier('submitted'), { doer: reception, variant }, about)

  expect(sit(APPROVED).at(-1)?.type).toBe('result.handed-over')
  expect(() => sit(REJECTED)).toThrow('conflict/sitting-goes-round')
})
