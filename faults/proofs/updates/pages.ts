import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { ask } from '../asking.ts'

const REST_MILLISECONDS = 50

/** Somebody who opens a page again and again. */
export interface Opener {
  /** How often a page was opened with everything that it loads, and what was not answered. */
  stop(): Promise<{ readonly opened: number; readonly faults: readonly string[] }>
}

/**
 * Opens the first page over and over until it is stopped, each time as one who comes anew: the page and each file that
 * it loads on a connection of its own, so that they may be asked of servers of different versions.
 */
export function openPages(home: string): Opener {
  const agent = new Agent({ keepAlive: false })
  const state = { isOver: false, opened: 0, faults: new Set<string>() }
  const opening = (async () => {
    while (!state.isOver) {
      const { status, text } = await ask(home, { agent })
      if (status !== 200) state.faults.add(`a page was answered ${status}`)
      for (const asset of new Set(text.match(/\/assets\/[\w.-]+/g))) {
        const file = await ask(`${home}${asset}`, { agent })
        if (file.status !== 200)
          state.faults.add(`a page that was just opened was answered ${file.status} for ${asset}`)
      }
      state.opened += 1
      await pause(REST_MILLISECONDS)
    }
  })().catch((error: unknown) => void state.faults.add(`a page was not answered: ${String(error)}`))
  return {
    async stop() {
      state.isOver = true
      await opening
      return { opened: state.opened, faults: [...state.faults] }
    },
  }
}
