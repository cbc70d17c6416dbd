import type { AccountId, DossierId, UnitId } from '#kernel/id'
import { inHundredths } from './attribution.ts'

/** What lateness is summed up by. */
export const FIGURES_BY = ['unit', 'step', 'person'] as const

export type FiguresBy = (typeof FIGURES_BY)[number]

/** What was late: a step of the handling, or the opinion of a unit that was asked. */
export const LATE_KINDS = ['step', 'opinion'] as const

/** The unit that lateness is told of: that of then, or the one that has its affairs now. */
export interface LateUnit {
  readonly id: UnitId
  readonly name: string
  readonly standing: 'goes-on' | 'divided' | 'ended'
  /** Those among which it was divided. */
  readonly successors: readonly string[]
}

/** Working hours by which a stay at a step or an opinion is late, as they lay with one holder. */
export interface LateLine {
  readonly kind: (typeof LATE_KINDS)[number]
  readonly dossierId: DossierId
  readonly ordinal: number
  readonly code: string
  readonly procedureCode: string
  readonly procedureName: string
  readonly stepId: string
  /** Null for an opinion: the step that asked for it is another unit's. */
  readonly stepName: string | null
  readonly unit: LateUnit
  /** What the unit was called that had it then. */
  readonly unitNameThen: string
  /** Null for hours in which nobody had taken it. */
  readonly holderId: AccountId | null
  readonly openedAt: Date
  readonly dueAt: Date
  readonly closedAt: Date | null
  readonly hours: number
  /** Whether the dossier was late before it came to the step. */
  readonly isInherited: boolean
  /** How often the due date of the dossier was put off with an apology. */
  readonly extensions: number
}

/** A sum of lateness. */
export interface LateSum {
  /** How many dossiers; one that was late in several places counts once in each, and once in all. */
  readonly dossiers: number
  /** Late while the unit had its own time for the step. */
  readonly hours: number
  /** Late on arrival: hours for which someone before was the cause. */
  readonly inheritedHours: number
}

/** A sum of lateness, and what it is of. */
export interface Figure extends LateSum {
  /** Names the lines behind it. */
  readonly key: string
  /** A line as all of them are, for the names. */
  readonly of: LateLine
}

const KEY_OF: Readonly<Record<FiguresBy, (line: LateLine) => string>> = {
  unit: ({ unit }) => unit.id,
  step: ({ kind, unit, procedureCode, stepId }) =>
    `${unit.id}~${procedureCode}~${kind === 'step' ? stepId : kind}`,
  person: ({ unit, holderId }) => `${unit.id}~${holderId ?? ''}`,
}

/** The sums of some lines by unit, step or person, the most hours first. */
export function figuresOf(lines: readonly LateLine[], by: FiguresBy): Figure[] {
  const groups = Map.groupBy(lines, KEY_OF[by])
  return [...groups]
    .flatMap(([key, [of, ...others]]): Figure[] => {
      if (of === undefined) return []
      return [{ key, of, ...sumOf([of, ...others]) }]
    })
    .toSorted(
      (one, other) =>
        other.hours - one.hours ||
        other.inheritedHours - one.inheritedHours ||
        (one.key < other.key ? -1 : 1),
    )
}

/** All of some lines together, whatever they are summed up by. */
export function sumOf(lines: readonly LateLine[]): LateSum {
  return {
    dossiers: new Set(lines.map(({ dossierId }) => dossierId)).size,
    hours: sum(lines.filter(({ isInherited }) => !isInherited)),
    inheritedHours: sum(lines.filter(({ isInherited }) => isInherited)),
  }
}

/** The lines behind a figure, the most hours first. */
export function linesBehind(
  lines: readonly LateLine[],
  by: FiguresBy,
  key: string | null,
): LateLine[] {
  return lines
    .filter((line) => key === null || KEY_OF[by](line) === key)
    .toSorted((one, other) => other.hours - one.hours || (lineKey(one) < lineKey(other) ? -1 : 1))
}

/** Names a line among all. */
export function lineKey({ kind, code, ordinal, holderId }: LateLine): string {
  return `${code}~${kind}~${ordinal}~${holderId ?? ''}`
}

function sum(lines: readonly LateLine[]): number {
  return inHundredths(lines.reduce((total, { hours }) => total + hours, 0))
}
