import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { Refused } from '#kernel/refused'
import { decideStop } from '../../../src/modules/dossiers/domain/decide-other.ts'
import { decideSilence } from '../../../src/modules/dossiers/domain/decide-silence.ts'
import { isUnanswered } from '../../../src/modules/dossiers/domain/decide-supplement.ts'
import { openSteps, type Dossier } from '../../../src/modules/dossiers/domain/dossier.ts'
import { decideMoveDueDate } from '../../../src/modules/dossiers/domain/due-dates/decide-move.ts'
import type { DossierEvent } from '../../../src/modules/dossiers/domain/events.ts'
import type { Facts } from '../../../src/modules/dossiers/domain/facts.ts'
import {
  ACTIONS,
  isOver,
  whyNotInState,
  type Action,
} from '../../../src/modules/dossiers/domain/life-cycle.ts'
import { isVisible } from '../../../src/modules/dossiers/domain/visibility.ts'
import { offers, whyNot } from '../../../src/modules/dossiers/domain/why-not.ts'
import { requireLawful } from '../../../src/modules/dossiers/test-support/laws.ts'
import {
  NOT_ANSWERED,
  stopUnansweredDossiers,
} from '../../../src/modules/dossiers/usecases/by-itself/stop-unanswered.ts'
import { countSilence } from '../../../src/modules/dossiers/usecases/silence/count-silence.ts'
import type { Reply } from '../../../tools/test-support/callers.ts'
import { changeCalendar, openAgain } from './calendar-changes.ts'
import type { Given, Way } from './given.ts'
import {
  beforeItsEnd,
  count,
  Diverged,
  dossierOf,
  happened,
  isSameAnswer,
  requireRefused,
  requireStored,
  type Life,
  type Tally,
} from './life.ts'
import { attemptSitting } from './sittings.ts'
import { WAYS } from './ways.ts'
import { atTime, BEGINNINGS, filed, THE_SYSTEM, type Person, type World } from './world.ts'

/** One attempt as it is drawn: what it becomes depends on where the dossier stands then. */
export interface Drawn {
  readonly choice: number
  readonly wait: number
  readonly variant: number
  readonly manner: number
}

/** A history as it is drawn. */
export interface DrawnHistory {
  readonly beginning: number
  readonly attempts: readonly Drawn[]
}

const HOUR = 3_600_000
/** What passes before an attempt; after a night the timer has run. */
const WAITS = [0, 0, 0, 0.5, 4, 26, 24 * 17].map((hours) => hours * HOUR)

/**
 * Lives a drawn history over the interface and in the model beside it. After each attempt the answer
 * and the stored dossier are what the model says, to the last field and hash; at the end the whole
 * history is lawful, and someone can go on with the dossier or it has ended.
 */
export async function play(world: World, drawn: DrawnHistory, tally: Tally): Promise<void> {
  const beginning = BEGINNINGS[drawn.beginning % BEGINNINGS.length]
  if (beginning === undefined) throw new Error('there is no beginning')
  const start = await filed(world, beginning)
  const life: Life = { world, start, events: [], states: [], counts: [], told: [], tally }
  life.told.push(`${start.code} under ${start.rulebook}`)
  for (const attempt of drawn.attempts) {
    await passTime(life, WAITS[attempt.wait % WAITS.length] ?? 0)
    if (attempt.manner === UNDER_ANOTHER_CALENDAR) await calendarChanges(life, attempt.variant)
    if (attempt.manner === ON_THE_SPOT) await attemptSitting(life, attempt.choice)
    else await attempted(life, attempt)
  }
  const dossier = dossierOf(life)
  const { events, states, counts } = life
  await openAgain(world)
  try {
    requireLawful({ start, dossier, events, states, counts })
    requireWayOn(world, dossier, (await world.stageOf(dossier, THE_SYSTEM.actor)).scene.facts)
  } catch (error) {
    throw new Diverged(life.told, String(error))
  }
}

/** Lets time pass, and with a night the timers: what nobody answered is stopped, what passed in silence is counted. */
async function passTime(life: Life, milliseconds: number): Promise<void> {
  if (milliseconds === 0) return
  const { world } = life
  await atTime(world, new Date(world.clock.now().getTime() + milliseconds))
  if (milliseconds < 24 * HOUR) return
  const dossier = dossierOf(life)
  const { scene } = await world.stageOf(dossier, THE_SYSTEM.actor)
  const hasNoAnswer = isUnanswered(dossier, scene.facts)
  await stopUnansweredDossiers(world.context)
  if (hasNoAnswer) {
    await happened(life, 'stop', decideStop(NOT_ANSWERED, 'no-answer'), THE_SYSTEM)
    count(life.tally, 'not-answered')
  }
  life.told.push(`${world.clock.now().toISOString()}${hasNoAnswer ? ' not answered: stopped' : ''}`)
  await silenceCounted(life)
  await requireStored(life)
}

async function silenceCounted(life: Life): Promise<void> {
  const { world } = life
  await countSilence(world.context)
  const { scene } = await world.stageOf(dossierOf(life), THE_SYSTEM.actor)
  for (;;) {
    const event = decideSilence(dossierOf(life), scene.facts)
    if (event === null || whyNotInState('count-silence', dossierOf(life).state) !== null) return
    await happened(life, 'count-silence', event, THE_SYSTEM)
    count(life.tally, 'count-silence')
    life.told.push(event.type)
  }
}

const ENDS = new Set<Action>(['refuse', 'withdraw', 'stop'])

/** What brings a dossier on; without it histories would turn in circles. */
const ONWARDS = new Set<Action>([
  'receive',
  'supplement',
  'record-payment',
  'complete-step',
  'sign-result',
  'issue-result',
  'hand-over',
])

/**
 * Whom and what a number chooses: two times of four what is possible, ends seldom; once what brings
 * the dossier on; once anything. The first part of a term in two is gone through faster, or few
 * histories would come to the second.
 */
function chosen(
  { people }: World,
  dossier: Dossier,
  now: Facts,
  choice: number,
): { readonly action: Action; readonly person: Person } {
  const mayEnd = choice % 11 === 0
  const doersOf = (action: Action) =>
    people.filter(
      ({ onlooker }) =>
        isVisible(dossier, onlooker) && whyNot(action, dossier, onlooker, now) === null,
    )
  const possible = ACTIONS.filter((action) => mayEnd || !ENDS.has(action))
    .map((action) => ({ action, doers: doersOf(action) }))
    .filter(({ doers }) => doers.length > 0)
  const every = ACTIONS.map((action) => ({ action, doers: people }))
  const onwards = possible.filter(({ action }) => ONWARDS.has(action))
  const isInFirstPart = dossier.term.parts !== undefined && dossier.secondPart === null
  const wished = [every, onwards, isInFirstPart ? onwards : possible, possible][choice % 4] ?? every
  const among = wished.length > 0 ? wished : every
  const drawn = Math.floor(choice / 4)
  const found = among[drawn % among.length]
  const person = found?.doers[Math.floor(drawn / among.length) % found.doers.length]
  if (found === undefined || person === undefined) throw new Error('nobody can do anything')
  return { action: found.action, person }
}

const UNDER_ANOTHER_CALENDAR = 5
const STALE = 6
const TWICE = 7
const ON_THE_SPOT = 8

async function attempted(life: Life, drawn: Drawn): Promise<void> {
  const { world, tally } = life
  const dossier = dossierOf(life)
  const { scene } = await world.stageOf(dossier, THE_SYSTEM.actor)
  const { action, person } = chosen(world, dossier, scene.facts, drawn.choice)
  const stage = await world.stageOf(dossier, person.actor)
  const before = beforeItsEnd(life)
  const about = { variant: drawn.variant, history: life.events }
  const given: Given = { ...stage, ...about, world, dossier, before, person }
  const way = WAYS[action](given)
  const version = drawn.manner === STALE ? dossier.version + 1 : dossier.version
  const expected = expectation(given, { action, way, isStale: drawn.manner === STALE })
  const body = { version, ...way.body }
  const url = `/dossiers/${dossier.code}/actions/${action}`
  const key = { 'idempotency-key': randomUUID() }
  const reply = await world.server.as(person.username).post(url, body, key)
  tally.attempts += 1
  life.told.push(
    `${person.username} ${action} ${JSON.stringify(body)} → ${reply.status} ${reply.body.code}`,
  )
  if (typeof expected === 'string') {
    tally.refusals.add(expected)
    requireRefused(life, reply, expected)
  } else {
    if (reply.status !== 200) throw new Diverged(life.told, `expected ${expected.type}`)
    await happened(life, action, expected, person)
    if (way.book !== undefined) world.numbers.take(way.book)
    count(tally, action)
    if (beginsSecondPart(expected)) count(tally, 'begin-second-part')
    requireOffers(life, reply, given)
  }
  if (drawn.manner === TWICE) {
    const again = await world.server.as(person.username).post(url, body, key)
    if (again.status !== reply.status || !isSameAnswer(again, reply)) {
      throw new Diverged(life.told, `repeated, it is answered ${again.status} ${again.body.code}`)
    }
  }
  await requireStored(life)
}

function beginsSecondPart({ type, data }: DossierEvent): boolean {
  return type === 'step.completed' && data.clock?.beginsSecondPart === true
}

/** The event that the model decides on, or the code with which it refuses. */
function expectation(
  { dossier, person, scene }: Given,
  asked: { readonly action: Action; readonly way: Way; readonly isStale: boolean },
): DossierEvent | string {
  if (!isVisible(dossier, person.onlooker)) return 'not-found/dossier'
  const code = whyNot(asked.action, dossier, person.onlooker, scene.facts)
  if (code?.startsWith('forbidden/') === true) return code
  if (asked.isStale) return 'conflict/stale-version'
  if (code !== null) return code
  try {
    return asked.way.decide()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}

/** What the answer offers next is what the model offers. */
function requireOffers(life: Life, { body }: Reply, { person, scene }: Given): void {
  const { available } = offers(dossierOf(life), person.onlooker, scene.facts)
  if (!isDeepStrictEqual(body.availableActions, available)) {
    throw new Diverged(
      life.told,
      `offered are ${body.availableActions}, not ${available.join(',')}`,
    )
  }
}

/** Lets the offices close or open on some day; then the dates are counted anew. */
async function calendarChanges(life: Life, variant: number): Promise<void> {
  const { world, told, tally } = life
  const before = dossierOf(life)
  const cause = await changeCalendar(world, before, variant)
  if (cause === null) return
  told.push(`${cause.happened} ${cause.day}`)
  const { scene } = await world.stageOf(before, THE_SYSTEM.actor)
  const event = decideMoveDueDate(before, cause, scene.facts)
  if (event !== null) {
    await happened(life, 'extend', event, THE_SYSTEM)
    count(tally, 'due-date-moved')
  }
  await requireStored(life)
}

/** Actions that lead nowhere by themselves. */
const ASIDE = new Set<Action>([
  'record-payment',
  'void-payment',
  'give-back-papers',
  'reprint-receipt',
])

/** Someone has the dossier, and someone can go on with it, until it has ended. */
function requireWayOn({ people }: World, dossier: Dossier, now: Facts): void {
  if (isOver(dossier.state)) return
  if (dossier.receivedAt !== null && openSteps(dossier).length === 0) {
    throw new Error('nobody has it')
  }
  const going = people.some(({ onlooker }) =>
    offers(dossier, onlooker, now).available.some((action) => !ASIDE.has(action)),
  )
  if (!going) throw new Error(`nobody can go on from ${dossier.state}`)
}
