import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import { isStillForeseen, whyNotClose, whyNotConfirm, type Foreseen } from './prepared-change.ts'

const [mai, hoa] = ['mai', 'hoa'] as AccountId[] as [AccountId, AccountId]

describe('a change of units that was prepared', () => {
  test('is confirmed by a second person, and not by who prepared it', () => {
    const change = { state: 'prepared', preparedBy: mai } as const

    expect(whyNotConfirm(change, hoa)).toBeNull()
    expect(whyNotConfirm(change, mai)).toBe('forbidden/own-unit-change')
  })

  test.each(['confirmed', 'withdrawn'] as const)('and was %s is done with', (state) => {
    expect(whyNotConfirm({ state, preparedBy: mai }, hoa)).toBe('conflict/unit-change-closed')
    expect(whyNotClose({ state })).toBe('conflict/unit-change-closed')
  })
})

const FORESEEN: Foreseen = {
  from: day('2026-04-01'),
  ended: [{ id: 'a' }],
  begun: [
    { id: 'b', name: 'B', parentId: 'root' },
    { id: 'c', name: 'C', parentId: 'root' },
  ],
  moved: [{ unit: { id: 'd' }, under: { id: 'b' } }],
  procedures: [{ code: 'p', to: 'B' }],
  steps: [{ procedureCode: 'p', step: 's', to: 'B' }],
  officers: [{ id: 'mai' }],
  rolesCarried: 1,
  rolesLost: 0,
  delegations: 0,
  calendars: [],
}

describe('what a change was foreseen to do', () => {
  test('is the same in whichever order it is told', () => {
    const told = { ...FORESEEN, begun: FORESEEN.begun.toReversed() }

    expect(isStillForeseen(FORESEEN, told)).toBe(true)
  })

  test.each<[string, Partial<Foreseen>]>([
    ['another day', { from: day('2026-04-02') }],
    ['another unit that ends', { ended: [{ id: 'a' }, { id: 'x' }] }],
    ['another name', { begun: [{ id: 'b', name: 'X', parentId: 'root' }, FORESEEN.begun[1]!] }],
    ['a subordinate that goes elsewhere', { moved: [{ unit: { id: 'd' }, under: { id: 'c' } }] }],
    ['a new procedure', { procedures: [...FORESEEN.procedures, { code: 'q', to: 'B' }] }],
    ['a procedure that goes elsewhere', { procedures: [{ code: 'p', to: 'C' }] }],
    ['a step that goes elsewhere', { steps: [{ procedureCode: 'p', step: 's', to: null }] }],
    ['another officer', { officers: [{ id: 'hoa' }] }],
    ['a role more', { rolesCarried: 2 }],
    ['a role lost', { rolesLost: 1 }],
    ['a delegation that would end', { delegations: 1 }],
    ['a calendar to be entered anew', { calendars: ['A'] }],
  ])('is no more so with %s', (_, changed) => {
    expect(isStillForeseen(FORESEEN, { ...FORESEEN, ...changed })).toBe(false)
  })
})
