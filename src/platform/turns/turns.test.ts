import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Turns } from '#platform/turns'

test('so many pieces of work go on at a time, in the order in which they came', async () => {
  const turns = new Turns(2)
  const begun: number[] = []
  let going = 0
  let most = 0

  await Promise.all(
    [1, 2, 3, 4, 5].map((number) =>
      turns.take(async () => {
        begun.push(number)
        most = Math.max(most, (going += 1))
        await setImmediate()
        going -= 1
      }),
    ),
  )

  expect(most).toBe(2)
  expect(begun).toEqual([1, 2, 3, 4, 5])
})

test('work that fails gives its turn on', async () => {
  const turns = new Turns(1)

  const failing = turns.take(() => Promise.reject(new Error('failed')))
  const next = turns.take(() => Promise.resolve('done'))

  await expect(failing).rejects.toThrow('failed')
  expect(await next).toBe('done')
})
