import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { verdictOf, type Verdict } from '../proofs/verdict.ts'
import { signedIn } from '../proofs/writers.ts'
import type { WholeInstallation } from '../whole-installation.ts'
import { begun, crashWhileTyping, lostBy } from './typing.ts'

/** So old may what was typed last be at a crash without being kept; saving by itself promises it. */
const MOST_LOST_MILLISECONDS = 5_000

/** After the server is there anew, people type on for so long before their page crashes, too. */
const GOES_ON_MILLISECONDS = MOST_LOST_MILLISECONDS

/**
 * Somebody types without resting into a form while their page crashes at random moments, and while the server is
 * killed. Opened anew, the page holds what was typed, at most five seconds old.
 */
export async function proveDrafts(
  whole: WholeInstallation,
  browser: Browser,
  given: {
    readonly crashes: number
    readonly kills: number
    readonly say: (text: string) => void
  },
): Promise<Verdict> {
  const home = await whole.ready()
  const desk = await begun(browser, await signedIn(home, 'congdan'))
  const lost: number[] = []
  for (let round = 0; round < given.crashes + given.kills; round += 1) {
    const isKill = round >= given.crashes
    const meanwhile = async () => {
      await pause(500 + Math.random() * 7_500)
      if (isKill) await killServer(whole, home)
    }
    const milliseconds = Math.round(lostBy(await crashWhileTyping(browser, desk, meanwhile)))
    lost.push(milliseconds)
    given.say(`${isKill ? 'server killed' : 'page crashed'}: ${milliseconds} ms of typing lost`)
  }
  const mostLostMs = Math.max(0, ...lost)
  const tooMany = lost.filter((milliseconds) => milliseconds > MOST_LOST_MILLISECONDS)
  return verdictOf(
    'drafts',
    { crashes: given.crashes, kills: given.kills, mostLostMs },
    tooMany.map((milliseconds) => `${milliseconds} ms of typing were lost`),
  )
}

/** Kills the server without warning and waits until another answers and people have typed on. */
async function killServer(whole: WholeInstallation, home: string): Promise<void> {
  const pid = whole.pidOf('server')
  if (pid === null) throw new Error('there is no server to kill')
  process.kill(pid, 'SIGKILL')
  for (;;) {
    await pause(100)
    const isThere = await fetch(`${home}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere && whole.pidOf('server') !== pid) break
  }
  await pause(GOES_ON_MILLISECONDS)
}
