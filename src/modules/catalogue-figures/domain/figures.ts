import type { Day } from '#kernel/day'

export const FIGURE_LEVELS = ['province', 'district', 'commune'] as const
export type FigureLevel = (typeof FIGURE_LEVELS)[number]

/** What holds on a day. */
const ON_A_DAY = [
  'settled-here',
  'one-stop',
  'not-one-stop',
  'one-stop-with-process',
  'at-centre',
  'on-the-spot',
] as const

/** What was decided in a period. */
const IN_A_PERIOD = [
  'processes-approved',
  'decisions',
  'published',
  'published-new',
  'published-changed',
  'published-repealed',
] as const

/** What procedure control counts (form II.07b of Circular 02/2017/TT-VPCP, and the publication decisions). */
export const FIGURES = [...ON_A_DAY, ...IN_A_PERIOD] as const
export type FigureName = (typeof FIGURES)[number]

/** Whether it counts what was decided in the period, and not what holds on the day. */
export function isOfPeriod(name: FigureName): boolean {
  return IN_A_PERIOD.some((each) => each === name)
}

/** What is counted of a procedure. */
export interface CountedProcedure {
  readonly code: string
  readonly name: string
  readonly levels: readonly FigureLevel[]
  readonly agency: string
  readonly isOwn: boolean
  readonly isOnTheSpot: boolean
  readonly isInForce: boolean
}

export interface Decision {
  readonly id: string
  readonly number: string | null
  readonly decidedOn: Day | null
}

/** Everything that the figures are made of, as of a day and for a period. */
export interface CatalogueFacts {
  /** As of the day. */
  readonly procedures: readonly CountedProcedure[]
  /** What the one-stop places of a level do with a procedure on the day; null while nothing was decided. */
  readonly acceptanceOf: (
    code: string,
    level: FigureLevel,
  ) => { readonly reason: string | null } | null
  /** Those with a process in force on the day. */
  readonly withProcess: ReadonlySet<string>
  /** As of the last day of the period: what had ended by then is there with its last facts. */
  readonly proceduresThen: ReadonlyMap<string, CountedProcedure>
  readonly approvals: readonly { readonly code: string; readonly decision: Decision }[]
  readonly decisions: readonly (Decision & { readonly summary: string })[]
  readonly items: readonly {
    readonly code: string
    readonly kind: 'new' | 'amend' | 'replace' | 'repeal'
    readonly publicationId: string
  }[]
}

/** One of those that a figure counts. */
export interface FigureLine {
  /** Names it among all that the figure counts. */
  readonly key: string
  /** Null for a decision. */
  readonly code: string | null
  /** Of the procedure; of a decision what it is about. */
  readonly name: string
  readonly level: FigureLevel | null
  readonly agency: string | null
  /** Why the one-stop places do not receive it; null where that is not told. */
  readonly reason: string | null
  readonly decision: Decision | null
}

/** How many there are. A figure is nothing but the length of the list behind it. */
export interface Figure {
  readonly name: FigureName
  readonly total: number
  /** What it is a part of, and how many that are. */
  readonly of: {
    readonly name: FigureName
    readonly total: number
    readonly byLevel: ByLevel
  } | null
  /** Null for what is not counted by level. A procedure of two levels counts at each. */
  readonly byLevel: ByLevel
  /** How many agencies settle them; null where that is not asked. */
  readonly agencies: number | null
}

type ByLevel = Readonly<Record<FigureLevel, number>> | null

const PART_OF: Readonly<Partial<Record<FigureName, FigureName>>> = {
  'one-stop': 'settled-here',
  'not-one-stop': 'settled-here',
  'one-stop-with-process': 'one-stop',
  'on-the-spot': 'at-centre',
  'published-new': 'published',
  'published-changed': 'published',
  'published-repealed': 'published',
}

const BY_LEVEL: ReadonlySet<FigureName> = new Set([
  'settled-here',
  'one-stop',
  'not-one-stop',
  'one-stop-with-process',
  'processes-approved',
])

const BY_AGENCY: ReadonlySet<FigureName> = new Set(['at-centre', 'on-the-spot'])

/** Every figure, in the order in which they are read. */
export function figuresOf(facts: CatalogueFacts): Figure[] {
  const counted = new Map(FIGURES.map((name) => [name, counts(name, linesBehind(facts, name))]))
  return FIGURES.map((name) => {
    const part = PART_OF[name]
    const whole = part === undefined ? null : (counted.get(part) ?? null)
    return {
      ...(counted.get(name) ?? counts(name, [])),
      of: whole && { name: whole.name, total: whole.total, byLevel: whole.byLevel },
    }
  })
}

function counts(name: FigureName, lines: readonly FigureLine[]): Omit<Figure, 'of'> {
  const at = (level: FigureLevel) => lines.filter((line) => line.level === level).length
  const agencies = new Set(lines.map(({ agency }) => agency))
  return {
    name,
    total: lines.length,
    byLevel: BY_LEVEL.has(name)
      ? { province: at('province'), district: at('district'), commune: at('commune') }
      : null,
    agencies: BY_AGENCY.has(name) ? agencies.size : null,
  }
}

/** Everything that a figure counts, of one level or of all. */
export function linesBehind(
  facts: CatalogueFacts,
  name: FigureName,
  level: FigureLevel | null = null,
): FigureLine[] {
  const lines = LINES[name](facts)
  return level === null ? lines : lines.filter((line) => line.level === level)
}

const LINES: Readonly<Record<FigureName, (facts: CatalogueFacts) => FigureLine[]>> = {
  'settled-here': settledHere,
  'one-stop': oneStop,
  'not-one-stop': (facts) =>
    settledHere(facts).flatMap((line) => {
      const acceptance = acceptanceOf(facts, line)
      return isReceived(acceptance) ? [] : [{ ...line, reason: acceptance?.reason ?? null }]
    }),
  'one-stop-with-process': (facts) =>
    oneStop(facts).filter(({ code }) => code !== null && facts.withProcess.has(code)),
  'at-centre': atCentre,
  'on-the-spot': (facts) => {
    const onTheSpot = new Set(
      facts.procedures.filter(({ isOnTheSpot }) => isOnTheSpot).map(({ code }) => code),
    )
    return atCentre(facts).filter(({ code }) => code !== null && onTheSpot.has(code))
  },
  'processes-approved': processesApproved,
  decisions: ({ decisions }) =>
    decisions.map(({ summary, ...decision }) => ({
      ...NOTHING,
      key: decision.id,
      name: summary,
      decision,
    })),
  published: (facts) => published(facts, 'new', 'amend', 'replace', 'repeal'),
  'published-new': (facts) => published(facts, 'new'),
  'published-changed': (facts) => published(facts, 'amend', 'replace'),
  'published-repealed': (facts) => published(facts, 'repeal'),
}

const NOTHING = { code: null, level: null, agency: null, reason: null, decision: null } as const

function lineOf(
  { code, name, agency }: CountedProcedure,
  level: FigureLevel | null,
  decision: Decision | null = null,
): FigureLine {
  const key = [code, level, decision?.id].filter((part) => part != null).join('~')
  return { ...NOTHING, key, code, name, agency, level, decision }
}

/** In force, and the locality's own to settle: once for each of its levels. */
function settledHere({ procedures }: CatalogueFacts): FigureLine[] {
  return procedures
    .filter(({ isInForce, isOwn }) => isInForce && isOwn)
    .flatMap((procedure) => procedure.levels.map((level) => lineOf(procedure, level)))
}

function oneStop(facts: CatalogueFacts): FigureLine[] {
  return settledHere(facts).filter((line) => isReceived(acceptanceOf(facts, line)))
}

/** Received at the centre of the province, of whichever branch. */
function atCentre({ procedures, acceptanceOf: of }: CatalogueFacts): FigureLine[] {
  return procedures
    .filter(({ isInForce, code, levels }) => {
      return isInForce && levels.includes('province') && isReceived(of(code, 'province'))
    })
    .map((procedure) => lineOf(procedure, null))
}

function acceptanceOf(facts: CatalogueFacts, { code, level }: FigureLine) {
  return code === null || level === null ? null : facts.acceptanceOf(code, level)
}

function isReceived(acceptance: { readonly reason: string | null } | null): boolean {
  return acceptance !== null && acceptance.reason === null
}

/** Once for each procedure and level, however often its process was approved; by the last of these decisions. */
function processesApproved({ approvals, proceduresThen }: CatalogueFacts): FigureLine[] {
  const last = new Map(approvals.map((approval) => [approval.code, approval.decision]))
  return [...last].flatMap(([code, decision]) => {
    const procedure = proceduresThen.get(code)
    return procedure?.levels.map((level) => lineOf(procedure, level, decision)) ?? []
  })
}

function published(
  { items, decisions, proceduresThen }: CatalogueFacts,
  ...kinds: readonly CatalogueFacts['items'][number]['kind'][]
): FigureLine[] {
  const decisionOf = new Map(
    decisions.map(({ id, number, decidedOn }) => [id, { id, number, decidedOn }]),
  )
  return items
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ code, publicationId }) => {
      const procedure = proceduresThen.get(code)
      const decision = decisionOf.get(publicationId) ?? null
      return procedure === undefined ? [] : [lineOf(procedure, null, decision)]
    })
}
