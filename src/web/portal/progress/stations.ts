import type { DossierState } from '#modules/dossiers'
import type { ProgressWords } from './progress-texts.ts'

/** A stop on the way of a dossier. */
export interface Stop {
  readonly key: keyof ProgressWords['stations']
  readonly state: 'past' | 'now' | 'ahead'
  /** When it was passed. */
  readonly at: string | null
  /** When it is promised. */
  readonly dueAt: string | null
  /** Who has it there now. */
  readonly places: readonly string[]
  readonly waitsForPerson: boolean
}

/** What the line is drawn from. */
export interface Way {
  readonly state: DossierState
  readonly receivingUnitName: string
  readonly competentUnitName: string
  readonly submittedAt: string
  readonly receivedAt: string | null
  readonly dueAt: string | null
  readonly finishedAt: string | null
  readonly returnedAt: string | null
  readonly currentSteps: readonly { readonly name: string; readonly unitName: string }[]
}

const CUT_SHORT = ['refused', 'withdrawn', 'stopped'] as const

/**
 * The stops of a dossier from filing to hand-over: passed ones with their dates, where it is now and
 * with whom, and what lies ahead with the promised day. A dossier that was cut short ends there.
 */
export function stopsOf(way: Way): readonly Stop[] {
  const end = CUT_SHORT.find((state) => state === way.state)
  const stops = [filed(way), reception(way), handling(way), result(way), returned(way)]
  if (end === undefined) return stops
  return [
    ...stops.filter(({ state, at }) => state === 'past' && at !== null),
    { ...PLAIN, key: end, state: 'now' },
  ]
}

const PLAIN = { at: null, dueAt: null, places: [], waitsForPerson: false } as const

function filed({ submittedAt }: Way): Stop {
  return { ...PLAIN, key: 'filed', state: 'past', at: submittedAt }
}

function reception(way: Way): Stop {
  const { receivedAt, receivingUnitName } = way
  if (receivedAt !== null) return { ...PLAIN, key: 'reception', state: 'past', at: receivedAt }
  return {
    ...PLAIN,
    key: 'reception',
    state: 'now',
    places: [receivingUnitName],
    waitsForPerson: isWaiting(way),
  }
}

function handling(way: Way): Stop {
  const { receivedAt, finishedAt, currentSteps, competentUnitName } = way
  if (receivedAt === null) return { ...PLAIN, key: 'handling', state: 'ahead' }
  if (finishedAt !== null) return { ...PLAIN, key: 'handling', state: 'past' }
  const places = currentSteps.map(({ name, unitName }) => `${name} – ${unitName}`)
  return {
    ...PLAIN,
    key: 'handling',
    state: 'now',
    places: places.length === 0 ? [competentUnitName] : places,
    waitsForPerson: isWaiting(way),
  }
}

/** While it waits for the person the clock stands still: the promised day is not known. */
function result(way: Way): Stop {
  const { finishedAt, dueAt } = way
  return finishedAt === null
    ? { ...PLAIN, key: 'result', state: 'ahead', dueAt: isWaiting(way) ? null : dueAt }
    : { ...PLAIN, key: 'result', state: 'past', at: finishedAt }
}

function returned({ finishedAt, returnedAt }: Way): Stop {
  if (returnedAt !== null) return { ...PLAIN, key: 'returned', state: 'past', at: returnedAt }
  return { ...PLAIN, key: 'returned', state: finishedAt === null ? 'ahead' : 'now' }
}

/** Whether the person must act before it goes on. */
export function isWaiting<Standing extends Pick<Way, 'state'>>(
  dossier: Standing,
): dossier is Standing & { readonly state: 'awaiting-supplement' | 'awaiting-payment' } {
  const { state } = dossier
  return state === 'awaiting-supplement' || state === 'awaiting-payment'
}
