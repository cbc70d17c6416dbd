import type { Day } from '#kernel/day'
import type { AccountId, ProcessDecisionId, ProcessDesignId } from '#kernel/id'

/** What a design says beside its steps. */
export interface DesignAbout {
  readonly name: string
  /** Why the process is there, as the controlled document says it. */
  readonly purpose: string
  /** To whom and what it applies. */
  readonly scope: string
  /** Meant to be copied, and not to be approved itself. */
  readonly isTemplate: boolean
}

/** A process in design; `Steps` is what the processes module keeps as a process. */
export interface Design<Steps = unknown> extends DesignAbout {
  readonly id: ProcessDesignId
  readonly definition: Steps
  /** Counts the changes. */
  readonly revision: number
  readonly createdAt: Date
  readonly changedAt: Date
  readonly changedBy: AccountId
}

/** A decision of the chair of the province that approves a process. */
export interface ProcessDecision {
  readonly id: ProcessDecisionId
  readonly designId: ProcessDesignId | null
  readonly number: string
  readonly decidedOn: Day
  /** Office and name. */
  readonly signer: string
  readonly purpose: string
  readonly scope: string
}

/** `Quyết định số 1195/QĐ-UBND ngày 04/7/2023`, and whose it is. */
export function citedDecision(decision: Pick<ProcessDecision, 'number' | 'decidedOn' | 'signer'>) {
  const [year, month, date] = decision.decidedOn.split('-')
  return `Quyết định số ${decision.number} ngày ${date}/${month}/${year} của ${decision.signer}`
}
