import { randomUUID } from 'node:crypto'
import { Refused } from '#kernel/refused'
import { whyNotSit } from '../../../src/modules/dossiers/domain/on-the-spot/sitting.ts'
import { isVisible } from '../../../src/modules/dossiers/domain/visibility.ts'
import { sittingOf } from '../../../src/modules/dossiers/test-support/sittings.ts'
import { resultNumber } from './asking-ways.ts'
import { REASON, type Given } from './given.ts'
import {
  beforeItsEnd,
  count,
  Diverged,
  dossierOf,
  happened,
  requireRefused,
  requireStored,
  type Life,
} from './life.ts'
import type { Person, World } from './world.ts'

const RECEIVED_BY = { name: 'Hoàng Thị Bế', personalId: null, relation: null }
const STALE = 3

/**
 * Holds a sitting at the counter, by someone who may and now and then by anyone, on a version that is stale one time of
 * four. All of it happens as the model says, each step an event, or nothing does.
 */
export async function attemptSitting(life: Life, choice: number): Promise<void> {
  const { world, tally } = life
  const dossier = dossierOf(life)
  const person = sitter(world, life, choice)
  const variant = choice % 4
  const stage = await world.stageOf(dossier, person.actor)
  const about = { before: beforeItsEnd(life), history: life.events }
  const given: Given = { ...stage, ...about, world, dossier, person, variant }
  const sitting = {
    opinion: REASON,
    kind: choice % 3 === 0 ? ('rejection' as const) : ('approval' as const),
    content: 'Kết quả giải quyết.',
    receivedBy: RECEIVED_BY,
  }
  const { book, number } = resultNumber(given, dossier.result?.kind ?? sitting.kind)
  const expected = await expectation(given, { ...sitting, number })
  const body = { version: dossier.version + (variant === STALE ? 1 : 0), ...sitting }
  const url = `/dossiers/${dossier.code}/on-the-spot`
  const key = { 'idempotency-key': randomUUID() }
  const reply = await world.server.as(person.username).post(url, body, key)
  tally.attempts += 1
  life.told.push(`${person.username} on the spot → ${reply.status} ${reply.body.code}`)
  if (typeof expected === 'string') {
    tally.refusals.add(expected)
    requireRefused(life, reply, expected)
  } else {
    if (reply.status !== 200) throw new Diverged(life.told, 'expected a sitting')
    for (const event of expected) await happened(life, 'receive', event, person)
    if (expected.some(({ type }) => type === 'result.issued')) world.numbers.take(book)
    count(tally, 'on-the-spot')
  }
  await requireStored(life)
}

function sitter({ people }: World, life: Life, choice: number): Person {
  const dossier = dossierOf(life)
  const able = people.filter(({ onlooker }) => whyNotSit(dossier, onlooker) === null)
  const among = choice % 5 === 0 || able.length === 0 ? people : able
  const person = among[Math.floor(choice / 5) % among.length]
  if (person === undefined) throw new Error('there is nobody')
  return person
}

/** The events that the model decides on, or the code with which it refuses. */
async function expectation(
  { world, dossier, person, variant, process, scene }: Given,
  decided: Parameters<typeof sittingOf>[1]['decided'],
) {
  if (!isVisible(dossier, person.onlooker)) return 'not-found/dossier'
  const refusal = whyNotSit(dossier, person.onlooker)
  if (refusal !== null) return refusal
  if (variant === STALE) return 'conflict/stale-version'
  const seat = await world.seatOf(dossier, person)
  if (seat === null) return 'conflict/not-on-the-spot'
  const by = { ...seat, delegation: seat.delegation?.decision ?? null }
  try {
    return sittingOf(dossier, { seat: by, decided }, { process, facts: scene.facts })
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}
