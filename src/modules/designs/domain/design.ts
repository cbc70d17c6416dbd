import type { Day } from '#kernel/day'
import type { AccountId, ProcessDecisionId, ProcessDesignId } from '#kernel/id'
import type { DrawingFinding } from './drawing-findings.ts'

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
  /** What is to be looked at again in the drawing that the steps were read from. */
  readonly findings: readonly DrawingFinding[]
  /** Counts the changes. */
  readonly revision: number
  readonly createdAt: Date
  readonly changedAt: Date
  readonly changedBy: AccountId
}

/** Somebody who answered for a document: office and name, and the day. */
export interface Answered {
  readonly by: string
  readonly on: Day
}

/** What the controlled document of an approved process says of how it was made (TCVN ISO 9001:2015, 7.5). */
export interface DocumentControl {
  /** Its code in the quality system; empty when it has none. */
  readonly documentCode: string
  /** Null for what was taken over from elsewhere. */
  readonly drafted: Answered | null
  readonly checked: Answered | null
  /** What is new in it. */
  readonly changes: string
}

/** A decision of the chair of the province that approves a process. */
export interface ProcessDecision extends DocumentControl {
  readonly id: ProcessDecisionId
  readonly designId: ProcessDesignId | null
  readonly number: string
  readonly decidedOn: Day
  /** Office and name. */
  readonly signer: string
  /** What the process was called then. */
  readonly title: string
  readonly purpose: string
  readonly scope: string
}

/** `Quyết định số 1195/QĐ-UBND ngày 04/7/2023`, and whose it is. */
export function citedDecision(decision: Pick<ProcessDecision, 'number' | 'decidedOn' | 'signer'>) {
  const [year, month, date] = decision.decidedOn.split('-')
  return `Quyết định số ${decision.number} ngày ${date}/${month}/${year} của ${decision.signer}`
}
