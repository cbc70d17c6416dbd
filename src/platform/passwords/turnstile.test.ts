import { expect, test } from 'vitest'
import { atMostAtOnce } from './turnstile.ts'

function aPieceOfWork() {
  let finish = (): void => {}
  let hasStarted = false
  const end = new Promise<void>((resolve) => {
    finish = resolve
  })
  return {
    run: () => {
      hasStarted = true
      return end
    },
    finish: () => finish(),
    hasStarted: () => hasStarted,
  }
}

test('work beyond the places waits, and starts in its order', async () => {
  const turnstile = atMostAtOnce(1, 2)
  const [first, second, third] = [aPieceOfWork(), aPieceOfWork(), aPieceOfWork()]

  const done = [first, second, third].map((piece) => turnstile(piece.run))
  await Promise.resolve()
  expect([first, second, third].map((piece) => piece.hasStarted())).toEqual([true, false, false])

  first.finish()
  await done[0]
  expect([second, third].map((piece) => piece.hasStarted())).toEqual([true, false])

  second.finish()
  third.finish()
  await Promise.all(done)
})

test('who finds the queue full is sent away and told when to come back', async () => {
  const turnstile = atMostAtOnce(1, 1)
  const pieces = [aPieceOfWork(), aPieceOfWork()]
  const done = pieces.map((piece) => turnstile(piece.run))

  await expect(turnstile(async () => {})).rejects.toMatchObject({
    code: 'too-many/requests',
    details: { retryAfterSeconds: 5 },
  })

  for (const piece of pieces) piece.finish()
  await Promise.all(done)
})

test('work that fails gives its place back', async () => {
  const turnstile = atMostAtOnce(1, 0)

  await expect(turnstile(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')

  expect(await turnstile(async () => 'next')).toBe('next')
})
