import { letterHead, type LetterHead, type Occasion } from './letter-head.ts'
import { instantInWords, workingTimeInWords } from './wording.ts'

/** What the control slip says (form 06, 05 before 2025): every hand-over on the dossier's way, and whether in time. */
export interface ControlSlipContent {
  readonly head: LetterHead
  readonly dossierCode: string
  readonly procedure: string
  readonly handlingUnit: string
  readonly coordinatingUnits: string
  readonly receivedAt: string
  readonly dueAt: string
  readonly handOvers: readonly HandOver[]
}

/** One line: who gave the dossier to whom, when, and how the giver kept the term. */
export interface HandOver {
  readonly giver: Holder
  readonly receiver: Holder
  readonly at: string
  readonly result: string
  readonly note: string
}

export interface Holder {
  readonly unit: string
  /** Null while nobody of the unit has taken the dossier. */
  readonly person: string | null
}

export interface HandOverFacts {
  readonly giver: Holder
  readonly receiver: Holder
  readonly at: Date
  /** How the giver's own step ended against its term; null for a step without one. */
  readonly result: StepResult | null
  readonly note: string | null
}

/** Early is on a day before the due day, late is after the due instant. */
export interface StepResult {
  readonly standing: 'early' | 'on-time' | 'late'
  /** Between the end of the step and its due instant, whichever is first. */
  readonly workingHours: number
}

export interface ControlSlipFacts extends Occasion {
  readonly dossierCode: string
  readonly procedure: string
  readonly handlingUnit: string
  readonly coordinatingUnits: readonly string[]
  readonly receivedAt: Date
  /** Null for a procedure without a term. */
  readonly dueAt: Date | null
  readonly handOvers: readonly HandOverFacts[]
}

const RESULTS = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' } as const

/** The slip that goes with a dossier from hand to hand. The recorded hand-overs take the place of ink. */
export function controlSlipContent(facts: ControlSlipFacts): ControlSlipContent {
  return {
    head: letterHead('control-slip', facts),
    dossierCode: facts.dossierCode,
    procedure: facts.procedure,
    handlingUnit: facts.handlingUnit,
    coordinatingUnits: facts.coordinatingUnits.join('; ') || 'không có',
    receivedAt: instantInWords(facts.receivedAt),
    dueAt: facts.dueAt === null ? 'không quy định' : instantInWords(facts.dueAt),
    handOvers: facts.handOvers.map(({ giver, receiver, at, result, note }) => ({
      giver,
      receiver,
      at: instantInWords(at),
      result: result === null ? '' : resultInWords(result),
      note: note ?? '',
    })),
  }
}

function resultInWords({ standing, workingHours }: StepResult): string {
  if (standing === 'on-time') return RESULTS[standing]
  return [RESULTS[standing], workingTimeInWords(workingHours)]
    .filter((word) => word !== '')
    .join('\n')
}
