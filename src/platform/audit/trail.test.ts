import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { STAFF_ROLES } from '#platform/access'
import { inTransaction } from '#platform/db'
import { answerOf } from '../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../tools/test-support/database.ts'
import type { AuditEvent } from './events.ts'
import { record } from './record.ts'
import { readAuditTrail, type AuditPosition, type AuditQuestion } from './trail.ts'

const database = await aDatabase()
const actor = anOfficer('administrator')
const context = aContext(database, { actor })
const OTHER = '00000000-0000-7000-8000-0000000000cc' as AccountId

async function happens(at: string, event: AuditEvent, objectId: string, by = actor.accountId) {
  const then = {
    ...context,
    clock: { now: () => new Date(at) },
    actor: { ...actor, accountId: by },
  }
  await inTransaction(context.db, (tx) => record(tx, then, event, { kind: 'unit', id: objectId }))
}

await happens('2026-02-28T16:59:59Z', 'unit.created', 'a')
await happens('2026-02-28T17:00:00Z', 'unit.renamed', 'a')
await happens('2026-03-01T03:00:00Z', 'unit.merged', 'b', OTHER)
await happens('2026-03-01T03:00:00Z', 'unit.split', 'b')
await happens('2026-03-01T17:00:00Z', 'unit.ended', 'b')

async function events(question: AuditQuestion, limit = 10, after: AuditPosition | null = null) {
  const { items, next } = await readAuditTrail(context, question, { after, limit })
  return { events: items.map(({ event }) => event), next }
}

describe('the audit trail', () => {
  test('is read from the latest back', async () => {
    expect((await events({})).events).toEqual([
      'unit.ended',
      'unit.split',
      'unit.merged',
      'unit.renamed',
      'unit.created',
    ])
  })

  test.each([
    [{ since: day('2026-03-01'), until: day('2026-03-01') }, ['split', 'merged', 'renamed']],
    [{ actorId: OTHER }, ['merged']],
    [{ objectId: 'a' }, ['renamed', 'created']],
    [{ until: day('2025-01-01') }, []],
  ])('is narrowed to days of Vietnam, an actor or an object: %o', async (question, found) => {
    expect((await events(question)).events).toEqual(found.map((event) => `unit.${event}`))
  })

  test('goes on page after page, also between two happenings of one moment', async () => {
    const first = await events({}, 2)
    const second = await events({}, 2, first.next)
    const third = await events({}, 2, second.next)

    expect([first.events, second.events, third.events]).toEqual([
      ['unit.ended', 'unit.split'],
      ['unit.merged', 'unit.renamed'],
      ['unit.created'],
    ])
    expect(third.next).toBeNull()
  })

  test('of another locality is another one', async () => {
    const elsewhere = aContext(database, { actor: actorOver('H03'), locality: BAC_KAN })
    const page = { after: null, limit: 10 }

    expect((await readAuditTrail(elsewhere, {}, page)).items).toEqual([])
  })
})

describe('who reads the audit trail', () => {
  const page = { after: null, limit: 10 }

  test.each(STAFF_ROLES.map((role) => [role]))('%s', async (role) => {
    const answer = await answerOf(
      readAuditTrail(aContext(database, { actor: anOfficer(role) }), {}, page),
    )

    expect(answer).toBe(role === 'administrator' ? 'done' : 'forbidden/role')
  })

  test('an administrator of one department does not, for it tells of every unit', async () => {
    const ofDepartment = aContext(database, { actor: actorOver('H37.03') })

    expect(await answerOf(readAuditTrail(ofDepartment, {}, page))).toBe(
      'forbidden/unit-outside-reach',
    )
  })

  test('nobody does without signing in', async () => {
    expect(await answerOf(readAuditTrail(aContext(database), {}, page))).toBe(
      'unauthenticated/no-session',
    )
  })
})

function actorOver(unitCode: string) {
  return { ...actor, roles: actor.roles.map((held) => ({ ...held, unitCode })) }
}
