import { describe, expect, test } from 'vitest'
import { CircuitBreaker } from '#platform/circuit-breaker'

const SILENT = new Error('no answer')
const NO = new Error('the partner says no')
const LEFT_ALONE = new Error('left alone')

/** A partner that does as told, behind a breaker whose clock is moved by hand. */
function aPartner() {
  let now = 0
  let asked = 0
  const breaker = new CircuitBreaker({
    isFailure: (error) => error === SILENT,
    leftAlone: () => LEFT_ALONE,
    now: () => now,
  })
  const ask = (does: () => Promise<string>) =>
    breaker
      .ask(() => {
        asked += 1
        return does()
      })
      .catch((error: unknown) => (error as Error).message)
  return {
    breaker,
    wait: (ms: number) => {
      now += ms
    },
    asked: () => asked,
    answers: () => ask(async () => 'yes'),
    refuses: () => ask(() => Promise.reject(NO)),
    fails: () => ask(() => Promise.reject(SILENT)),
    ask,
  }
}

type APartner = ReturnType<typeof aPartner>

async function failing(partner: APartner, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) await partner.fails()
}

describe('a partner', () => {
  test('is asked as long as it has not failed five times in a row', async () => {
    const partner = aPartner()
    await failing(partner, 4)
    await partner.answers()
    await failing(partner, 4)

    expect(await partner.answers()).toBe('yes')
    expect(partner.breaker.isOpen).toBe(false)
  })

  test('that says no works, however often', async () => {
    const partner = aPartner()
    await failing(partner, 4)
    await partner.refuses()
    await failing(partner, 4)

    expect(await partner.answers()).toBe('yes')
  })

  test('that failed five times in a row is not asked for 30 seconds, and who asks is told at once', async () => {
    const partner = aPartner()
    await failing(partner, 5)
    partner.wait(29_999)

    expect(await partner.answers()).toBe('left alone')
    expect(partner.breaker.isOpen).toBe(true)
    expect(partner.asked()).toBe(5)
  })

  test('is then tried by one question, and asked by all when that is answered', async () => {
    const partner = aPartner()
    await failing(partner, 5)
    partner.wait(30_000)
    const { promise: answer, resolve } = Promise.withResolvers<string>()

    const trial = partner.ask(() => answer)
    const beside = await partner.answers()
    resolve('yes')

    expect([await trial, beside]).toEqual(['yes', 'left alone'])
    expect(await partner.answers()).toBe('yes')
    expect(partner.breaker.isOpen).toBe(false)
  })

  test('that fails the trial is left alone for another 30 seconds', async () => {
    const partner = aPartner()
    await failing(partner, 5)
    partner.wait(30_000)
    await partner.fails()
    partner.wait(29_999)
    const before = await partner.answers()
    partner.wait(1)

    expect([before, await partner.answers()]).toEqual(['left alone', 'yes'])
  })

  test('is not left alone for longer because of questions that were on their way', async () => {
    const partner = aPartner()
    const { promise: silence, reject } = Promise.withResolvers<string>()
    const slow = partner.ask(() => silence)
    await failing(partner, 5)
    partner.wait(20_000)
    reject(SILENT)
    await slow
    partner.wait(10_000)

    expect(await partner.answers()).toBe('yes')
  })
})
