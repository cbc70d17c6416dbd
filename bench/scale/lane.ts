import { dayFromNumber } from '#kernel/day'
import { instantOn } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { DossierEvent } from '../../src/modules/dossiers/domain/events.ts'
import { evolve } from '../../src/modules/dossiers/domain/evolve.ts'
import type { Deed } from '../../src/modules/dossiers/domain/life-cycle.ts'
import { whyNot } from '../../src/modules/dossiers/domain/why-not.ts'
import { sealedBy } from '../../src/modules/dossiers/usecases/sealing.ts'
import { Agenda } from './agenda.ts'
import { Chance } from './chance.ts'
import type { Tables } from './copy.ts'
import { fateOf } from './fate.ts'
import { beginLife, submission, type Life } from './life.ts'
import type { Move } from './move.ts'
import { nextMove } from './moves.ts'
import { Numbers } from './numbers.ts'
import { accountValues, personOf } from './people.ts'
import type { Doer, FilingPlace, Province } from './province.ts'
import { addDossier, addEvent } from './rows.ts'
import { dealtOut, type FilingDay } from './seasons.ts'

/** The places of one lane with what comes to them on each day. */
export interface Lane {
  readonly province: Province
  readonly places: readonly LanePlace[]
  readonly days: readonly FilingDay[]
  readonly seed: number
  readonly until: Date
}

export interface LanePlace {
  readonly place: FilingPlace
  /** Its number among all places, from which its chances come. */
  readonly number: number
  readonly dossiers: number
  /** The people who file there: so many from this number on. */
  readonly firstPerson: number
  readonly people: number
}

/** How much a lane has made. */
export interface Made {
  dossiers: number
  events: number
}

const OPENS = 7.5
const CLOSES = 16.5

/**
 * Lives the dossiers of the lane day by day, every event decided by the rules at its own moment, so that numbers are
 * given in the order of time. Rows go to `tables`; after each day `rest` may send them on.
 */
export async function liveLane(
  lane: Lane,
  tables: Tables,
  rest: (made: Readonly<Made>) => Promise<void>,
): Promise<Made> {
  const made: Made = { dossiers: 0, events: 0 }
  const world = { lane, tables, made, numbers: new Numbers(), agenda: new Agenda<Waiting>() }
  addAccounts(world)
  const filings = lane.places.map(({ dossiers }) =>
    dealtOut(
      dossiers,
      lane.days.map(({ weight }) => weight),
    ),
  )
  for (const [at, day] of lane.days.entries()) {
    for (const [index, place] of lane.places.entries())
      for (const coming of comingOn(lane, place, day, { count: filings[index]?.[at] ?? 0, at }))
        world.agenda.add(coming.at.getTime(), coming)
    const end = instantOn(dayFromNumber(day.number + 1), 0).getTime()
    liveUntil(world, Math.min(end, lane.until.getTime()))
    await rest(made)
  }
  for (let waiting = world.agenda.takeBefore(Infinity); waiting !== null;) {
    if ('life' in waiting) addDossier(tables, waiting.life, lane.until)
    waiting = world.agenda.takeBefore(Infinity)
  }
  for (const row of world.numbers.rows()) tables.add('number_counter', row)
  return made
}

type Waiting = { readonly life: Life; readonly move: Move } | Coming

/** Somebody on the way to a place, and what chance has for them. */
export interface Coming {
  readonly place: LanePlace
  readonly at: Date
  readonly chance: Chance
}

interface World {
  readonly lane: Lane
  readonly tables: Tables
  readonly made: Made
  readonly numbers: Numbers
  readonly agenda: Agenda<Waiting>
}

function addAccounts({ lane: { places, seed }, tables }: World): void {
  for (const { firstPerson, people } of places)
    for (let number = firstPerson; number < firstPerson + people; number += 1)
      tables.add('account', accountValues(personOf(seed, number)))
}

/** Who comes to a place to file on a day, each by chances of their own; `at` is the number of the day. */
export function comingOn(
  { seed, until }: Pick<Lane, 'seed' | 'until'>,
  place: LanePlace,
  { number, isWorkingDay }: FilingDay,
  { count, at: day }: { readonly count: number; readonly at: number },
): Coming[] {
  const [from, to] = isWorkingDay ? [OPENS, CLOSES] : [6, 22]
  return Array.from({ length: count }, (_, index) => {
    const chance = new Chance(seed, place.number, day, index)
    const hour = Math.max(chance.between(from, to), chance.between(from, to) - 2)
    const at = instantOn(dayFromNumber(number), Math.round(hour * 3600) * 1000)
    return { place, at, chance }
  }).filter(({ at }) => at < until)
}

function liveUntil(world: World, until: number): void {
  for (let waiting = world.agenda.takeBefore(until); waiting !== null;) {
    if ('life' in waiting) make(world, waiting.life, waiting.move)
    else file(world, waiting)
    waiting = world.agenda.takeBefore(until)
  }
}

function file(world: World, coming: Coming): void {
  const { lane, made, numbers } = world
  const life = begun(lane, coming, numbers)
  made.dossiers += 1
  happen(world, life, { action: 'file', doer: life.filer, at: coming.at }, submission(life))
}

/** The dossier of somebody who has come to file. */
export function begun(
  { province, seed }: Pick<Lane, 'province' | 'seed'>,
  { place, at, chance }: Coming,
  numbers: Numbers,
): Life {
  const person = personOf(seed, place.firstPerson + chance.below(place.people))
  const fate = fateOf(chance)
  return beginLife({ province, place: place.place, person, at }, chance, fate, numbers)
}

function make(world: World, life: Life, move: Move): void {
  const { deed, doer, at } = move
  happen(world, life, { action: deed, doer, at }, eventOf(life, move, world.numbers))
}

/** What a move comes to as the rules allow it; what they refuse here is a fault of the maker of moves. */
export function eventOf(life: Life, move: Move, numbers: Numbers): DossierEvent {
  const { deed, doer, at, decide } = move
  const facts = { ...life.counts, now: at, doerId: doer.actor.accountId }
  const refusal = whyNot(deed, life.dossier, doer.onlooker, facts)
  if (refusal !== null) throw new Error(`${deed} of ${life.dossier.code}: ${refusal}`)
  return decided(life, deed, () => decide(facts, numbers))
}

function decided(life: Life, deed: Deed, decide: () => DossierEvent): DossierEvent {
  try {
    return decide()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new Error(`${deed} of ${life.dossier.code}: ${error.code}`, { cause: error })
  }
}

function happen(
  { lane, tables, made, agenda }: World,
  life: Life,
  { action, doer, at }: { readonly action: Deed | 'file'; readonly doer: Doer; readonly at: Date },
  event: DossierEvent,
): void {
  const sealed = sealedBy({ actor: doer.actor, at }, action, event, life.dossier)
  life.dossier = evolve(life.dossier, sealed.event)
  while (life.addedBy.length < life.dossier.documents.length)
    life.addedBy.push(doer.actor.accountId)
  addEvent(tables, life, sealed)
  made.events += 1
  const move = nextMove(life)
  if (move === null) addDossier(tables, life, lane.until)
  else agenda.add(Math.max(move.at.getTime(), at.getTime()), { life, move })
}
