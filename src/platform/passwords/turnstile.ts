import { Refused } from '#kernel/refused'

const SECONDS_UNTIL_CALM = 5

/**
 * Lets so many pieces of work run at once and so many wait, in their order. Refuses
 * `too-many/requests` when the queue is full.
 */
export function atMostAtOnce(
  running: number,
  waiting: number,
): <T>(work: () => Promise<T>) => Promise<T> {
  let free = running
  const queue: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else if (queue.length < waiting) await new Promise<void>((admit) => queue.push(admit))
    else throw new Refused('too-many/requests', { retryAfterSeconds: SECONDS_UNTIL_CALM })
    try {
      return await work()
    } finally {
      const next = queue.shift()
      // The place goes from hand to hand, so that nobody who comes now overtakes the queue.
      if (next === undefined) free += 1
      else next()
    }
  }
}
