// Makes load on the installation from a process of its own, as officers at their desks do: each lane
// receives the next dossier and completes its first step, over and over. Started by state-changes.ts, which
// orders one round after the other: officers stay signed in between them.
import { Api, type Answer } from './api.ts'
import { officerFor } from './samples.ts'

/** What the load consists of. */
export interface LoadOrder {
  /** Dossiers that wait to be received. */
  readonly dossiers: readonly Waiting[]
  readonly lanes: number
  readonly warmUpSeconds: number
  readonly seconds: number
}

export interface Waiting {
  readonly code: string
  readonly version: number
  readonly receivingUnit: string
}

/** What came of it: state changes that were answered in the time measured, and how long each took. */
export interface LoadReport {
  readonly perSecond: number
  readonly times: readonly number[]
}

async function makeLoad(api: Api, order: LoadOrder): Promise<LoadReport> {
  const waiting = order.dossiers.values()
  const began = performance.now() + order.warmUpSeconds * 1000
  const until = began + order.seconds * 1000
  const times: number[] = []

  async function act(
    officer: string,
    code: string,
    action: string,
    body: object,
  ): Promise<Answer['body']> {
    const path = `/dossiers/${code}/actions/${action}`
    const answer = await api.as(officer, { method: 'POST', path, body })
    const now = performance.now()
    if (now >= began && now < until) times.push(answer.ms)
    return answer.body
  }

  async function lane(): Promise<void> {
    for (const { code, version, receivingUnit } of waiting) {
      if (performance.now() >= until) return
      const received = await act(officerFor('reception', receivingUnit), code, 'receive', {
        version,
      })
      const [step] = received.currentSteps
      await act(officerFor(step.role, step.unitCode), code, 'complete-step', {
        version: received.version,
        outcome: step.outcomes[0].code,
      })
    }
    throw new Error('there were too few dossiers to receive')
  }

  await Promise.all(Array.from({ length: order.lanes }, lane))
  return { perSecond: times.length / order.seconds, times }
}

const [home = '', lanes = ''] = process.argv.slice(2)
const api = new Api(home, Number(lanes))
process.on('message', (order: LoadOrder) => {
  void makeLoad(api, order).then((report) => process.send?.(report))
})
process.once('disconnect', () => api.close())
