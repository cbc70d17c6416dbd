import type { Day } from '#kernel/day'
import type { AccountId } from '#kernel/id'
import type { RefusalCode } from '#kernel/refusal-codes'

/** Prepared with what it would do; then confirmed by a second person, or withdrawn. */
export type PreparedState = 'prepared' | 'confirmed' | 'withdrawn'

/** The decision that a change of units follows from. */
export interface Decision {
  /** With its kind, as people cite it: `Nghị quyết 12/NQ-HĐND`. */
  readonly number: string
  readonly decidedOn: Day
  readonly issuer: string
}

interface Prepared {
  readonly state: PreparedState
  readonly preparedBy: AccountId
}

/** Why nothing may be done with a change any more, or null. */
export function whyNotClose({ state }: Pick<Prepared, 'state'>): RefusalCode | null {
  return state === 'prepared' ? null : 'conflict/unit-change-closed'
}

/** Why this officer may not confirm a change, or null: the second person is not the one who prepared it. */
export function whyNotConfirm(change: Prepared, officer: AccountId): RefusalCode | null {
  const closed = whyNotClose(change)
  if (closed !== null) return closed
  return change.preparedBy === officer ? 'forbidden/own-unit-change' : null
}

interface Named {
  readonly id: string
}

/** What a change would do, as far as it is compared. */
export interface Foreseen {
  readonly from: Day
  readonly ended: readonly Named[]
  readonly begun: readonly (Named & { readonly name: string; readonly parentId: string | null })[]
  readonly moved: readonly { readonly unit: Named; readonly under: Named | null }[]
  readonly procedures: readonly { readonly code: string; readonly to: string | null }[]
  readonly steps: readonly {
    readonly procedureCode: string
    readonly step: string
    readonly to: string | null
  }[]
  readonly officers: readonly Named[]
  readonly rolesCarried: number
  readonly rolesLost: number
  readonly delegations: number
  readonly calendars: readonly string[]
}

/**
 * Whether a change would still do what it was foreseen to: the same units, procedures, steps, officers, delegations
 * and calendars. How many dossiers are in hand changes by the minute and is not compared: each goes where its unit
 * and its procedure go.
 */
export function isStillForeseen(kept: Foreseen, now: Foreseen): boolean {
  return JSON.stringify(essenceOf(kept)) === JSON.stringify(essenceOf(now))
}

function essenceOf(foreseen: Foreseen): unknown {
  const sorted = (rows: readonly (readonly unknown[])[]) =>
    rows.map((row) => JSON.stringify(row)).toSorted()
  return [
    foreseen.from,
    sorted(foreseen.ended.map(({ id }) => [id])),
    sorted(foreseen.begun.map(({ id, name, parentId }) => [id, name, parentId])),
    sorted(foreseen.moved.map(({ unit, under }) => [unit.id, under?.id ?? null])),
    sorted(foreseen.procedures.map(({ code, to }) => [code, to])),
    sorted(foreseen.steps.map(({ procedureCode, step, to }) => [procedureCode, step, to])),
    sorted(foreseen.officers.map(({ id }) => [id])),
    [foreseen.rolesCarried, foreseen.rolesLost, foreseen.delegations],
    sorted(foreseen.calendars.map((name) => [name])),
  ]
}
