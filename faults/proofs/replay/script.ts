import { dayFromNumber } from '#kernel/day'
import { instantOn } from '#kernel/instant'
import { stopUnanswered, type DossierState } from '#modules/dossiers'
import { Agenda } from '../../../bench/scale/agenda.ts'
import { begun, comingOn, eventOf, type Coming, type Lane } from '../../../bench/scale/lane.ts'
import { submission, type Life } from '../../../bench/scale/life.ts'
import type { Move } from '../../../bench/scale/move.ts'
import { nextMove } from '../../../bench/scale/moves.ts'
import { Numbers } from '../../../bench/scale/numbers.ts'
import type { Doer } from '../../../bench/scale/province.ts'
import { dealtOut } from '../../../bench/scale/seasons.ts'
import type { DossierEvent } from '../../../src/modules/dossiers/domain/events.ts'
import { evolve } from '../../../src/modules/dossiers/domain/evolve.ts'
import { standingOf, type Act, type By, type Standing } from './act.ts'
import { askedFor } from './bodies.ts'

const DAY = 86_400_000
const A_YEAR = 365

/** What people do in a stretch of time, and what the system does by itself. */
export interface Scene {
  readonly acts: readonly Act[]
  readonly byItself: readonly { readonly code: string; readonly after: Standing }[]
}

/** How much has been told. */
export interface Told {
  dossiers: number
  events: number
  readonly states: Map<DossierState, number>
}

/**
 * The year as the rules would have it, told in the order of time and always the same: who does what to which dossier
 * when, and what becomes of it. Nothing is asked of the system for it.
 */
export class Script {
  readonly told: Told = { dossiers: 0, events: 0, states: new Map() }
  /** How many dossiers are filed on each day, from the first on. */
  readonly filings: readonly number[]
  readonly #lane: Lane
  readonly #usernameOf: (accountId: string) => string
  readonly #shares: readonly (readonly number[])[]
  readonly #agenda = new Agenda<Coming | { readonly life: Life; readonly move: Move }>()
  readonly #numbers = new Numbers()
  #nextDay = 0

  constructor(lane: Lane, usernameOf: (accountId: string) => string) {
    const weights = lane.days.map(({ weight }) => weight)
    this.#lane = lane
    this.#usernameOf = usernameOf
    this.#shares = lane.places.map(({ dossiers }) => dealtOut(dossiers, weights))
    this.filings = weights.map((_, at) =>
      this.#shares.reduce((sum, ofPlace) => sum + (ofPlace[at] ?? 0), 0),
    )
  }

  /** What comes next, up to that moment. */
  until(moment: number): Scene {
    while (this.#startOfNextDay() < moment) this.#planDay()
    const acts: Act[] = []
    const byItself: { code: string; after: Standing }[] = []
    for (let next = this.#agenda.takeBefore(moment); next !== null;) {
      const { life, event, doer, at } = this.#happening(next)
      const asked = doer.actor.kind === 'system' ? null : askedFor(event, life, this.#usernameOf)
      const by = byOf(doer, life)
      this.#happen(life, event, doer, at)
      const after = standingOf(life.dossier)
      const { code } = life.dossier
      if (asked === null) byItself.push({ code, after })
      else acts.push({ at: at.getTime(), by, code, ...asked, book: bookOf(event, life), after })
      next = this.#agenda.takeBefore(moment)
    }
    return { acts, byItself }
  }

  #startOfNextDay(): number {
    const day = this.#lane.days[this.#nextDay]
    return day === undefined ? Infinity : instantOn(dayFromNumber(day.number), 0).getTime()
  }

  #planDay(): void {
    const at = this.#nextDay
    const day = this.#lane.days[at]
    this.#nextDay += 1
    if (day === undefined) return
    for (const [index, place] of this.#lane.places.entries())
      for (const coming of comingOn(this.#lane, place, day, {
        count: this.#shares[index]?.[at] ?? 0,
        at,
      }))
        this.#agenda.add(coming.at.getTime(), coming)
  }

  #happening(next: Coming | { readonly life: Life; readonly move: Move }) {
    if ('move' in next) {
      const { life, move } = next
      return { life, event: eventOf(life, move, this.#numbers), doer: move.doer, at: move.at }
    }
    const life = begun(this.#lane, next, this.#numbers)
    this.told.dossiers += 1
    this.#count(life.dossier.state, 1)
    return { life, event: submission(life), doer: life.filer, at: next.at }
  }

  #happen(life: Life, event: DossierEvent, doer: Doer, at: Date): void {
    const { version, state } = life.dossier
    const by = { seq: version + 1, at, actorId: doer.actor.accountId, hash: '' } // the system seals
    life.dossier = evolve(life.dossier, { ...event, ...by })
    this.told.events += 1
    this.#count(state, -1)
    this.#count(life.dossier.state, 1)
    const move = nextMove(life)
    if (move === null) return
    const moment = momentOf(move, at)
    this.#agenda.add(moment.getTime(), { life, move: { ...move, at: moment } })
  }

  #count(state: DossierState, more: number): void {
    this.told.states.set(state, (this.told.states.get(state) ?? 0) + more)
  }
}

/** How long a script goes on. */
export const LONGEST_DAYS = A_YEAR

/** Never before what went before; what the system does by itself, when its work is next done. */
function momentOf({ at, doer }: Move, after: Date): Date {
  if (doer.actor.kind !== 'system') return at < after ? after : at
  const { hour, minute } = stopUnanswered.dailyAt
  const sinceMidnight = (hour * 60 + minute) * 60_000
  const midnight = instantOn(dayFromNumber(0), 0).getTime()
  const nights = Math.ceil((at.getTime() - midnight - sinceMidnight) / DAY)
  return new Date(midnight + nights * DAY + sinceMidnight)
}

function byOf({ actor }: Doer, { person, dossier }: Life): By {
  if (actor.kind === 'staff') return { officer: actor.username ?? '' }
  const { personalId, birthDate, phone } = dossier.applicant
  const { accountId, displayName: name } = person.actor
  if (personalId === null || birthDate === null || phone === null)
    throw new Error(`${dossier.code} has no person`)
  return { person: { accountId, name, personalId, birthDate, phone } }
}

/** Codes, receipts and results are numbered in the order in which they come. */
function bookOf({ type }: DossierEvent, { place, dossier }: Life): string | null {
  switch (type) {
    case 'dossier.submitted':
      return `dossier/${place.code}`
    case 'payment.recorded':
      return `cash/${place.code}`
    case 'result.issued':
      return `result/${dossier.competentUnitId}`
    default:
      return null
  }
}
