import type { Outcome, ProcessDefinition, ProcessStep } from './definition.ts'

export type NodeKind = 'start' | 'merge' | 'join' | 'task' | 'choice' | 'fork' | 'end'

/** Something that is drawn: a step, an event at either end, or a gateway where ways part or meet. */
export interface DrawnNode {
  readonly id: string
  readonly kind: NodeKind
  /** The step that it is, or belongs to. */
  readonly step: ProcessStep
  /** The place of its lane among the lanes. */
  readonly lane: number
}

/** A way from one node to another. */
export interface DrawnFlow {
  readonly id: string
  readonly from: string
  readonly to: string
  /** The outcome that it stands for; null for what only leads on. */
  readonly outcome: Omit<Outcome, 'next'> | null
  /** Whether it is the usual one of those that part at a choice. */
  readonly isUsual: boolean
}

/** A lane: everything that one role does at one place. */
export interface DrawnLane {
  readonly at: ProcessStep['at']
  readonly role: ProcessStep['role']
}

/** A process as BPMN draws it, with the gateways that the table leaves unsaid. */
export interface Drawing {
  readonly lanes: readonly DrawnLane[]
  readonly nodes: readonly DrawnNode[]
  readonly flows: readonly DrawnFlow[]
}

/** A flow without its number, and its place among those that leave the same node. */
type Way = Omit<DrawnFlow, 'id'> & { readonly order: number }

/** A way into a step: from which node, and which step it comes from. */
interface Arrival {
  readonly from: string
  readonly stepId: string | null
  readonly outcome: DrawnFlow['outcome']
  readonly isUsual: boolean
  /** The branch it is of its own, where a step opens another beside others directly. */
  readonly forkOf: string | null
  readonly order: number
}

/**
 * Draws a process: outcomes part at a choice, steps side by side at a fork; ways meet at a merge, branches at a join.
 * Steps that are not there are not led to.
 */
export function drawingOf(process: ProcessDefinition): Drawing {
  const lanes = lanesOf(process)
  const laneOf = (step: ProcessStep) => lanes.findIndex((lane) => isSameLane(lane, step))
  const nodes: DrawnNode[] = []
  const exits: DrawnNode[] = []
  const arrivals = new Map<string, Arrival[]>(process.steps.map(({ id }) => [id, []]))
  const endings: Way[] = []
  const [first] = process.steps
  if (first !== undefined) {
    exits.push({ id: 'start', kind: 'start', step: first, lane: laneOf(first) })
    const start = {
      from: 'start',
      stepId: null,
      outcome: null,
      isUsual: false,
      forkOf: null,
      order: 0,
    }
    arrivals.get(first.id)?.push(start)
  }
  for (const step of process.steps) leave(step, laneOf(step), { exits, endings, arrivals })
  const flows: Way[] = []
  const branches = branchesOf(process)
  for (const step of process.steps) {
    const lane = laneOf(step)
    const entries = enter(step, lane, arrivals.get(step.id) ?? [], { branches, flows })
    const own = exits.filter((node) => node.step === step)
    nodes.push(
      ...own.filter(({ kind }) => kind === 'start'),
      ...entries,
      { id: step.id, kind: 'task', step, lane },
      ...own.filter(({ kind }) => kind !== 'start'),
    )
  }
  return {
    lanes,
    nodes,
    flows: [...flows, ...endings]
      .toSorted((one, other) => one.order - other.order)
      .map(({ from, to, outcome, isUsual }, at) => ({
        id: `flow${at + 1}`,
        from,
        to,
        outcome,
        isUsual,
      })),
  }
}

/** What follows a step: gateways, ends, and the arrivals at other steps. */
function leave(
  step: ProcessStep,
  lane: number,
  drawn: {
    readonly exits: DrawnNode[]
    readonly endings: Way[]
    readonly arrivals: ReadonlyMap<string, Arrival[]>
  },
): void {
  const { exits, endings, arrivals } = drawn
  const isChoice = step.outcomes.length > 1
  const from = isChoice ? `${step.id}-choice` : step.id
  if (isChoice) {
    exits.push({ id: from, kind: 'choice', step, lane })
    endings.push({ from: step.id, to: from, outcome: null, isUsual: false, order: 0 })
  }
  for (const [at, { next, ...outcome }] of step.outcomes.entries()) {
    const way = { outcome, isUsual: isChoice && at === 0, order: at }
    if (next.length === 0) {
      const end = `${step.id}-end${at + 1}`
      exits.push({ id: end, kind: 'end', step, lane })
      endings.push({ from, to: end, ...way })
    }
    const fork = next.length > 1 ? `${step.id}-fork${at + 1}` : null
    if (fork !== null) {
      exits.push({ id: fork, kind: 'fork', step, lane })
      endings.push({ from, to: fork, ...way })
    }
    for (const [branch, id] of next.entries()) {
      const arrival =
        fork === null
          ? { from, ...way }
          : { from: fork, outcome: null, isUsual: false, order: branch }
      arrivals.get(id)?.push({ ...arrival, stepId: step.id, forkOf: fork })
    }
  }
}

/** The gateways before a step: merges for ways of which one is taken, joins for branches of which all arrive. */
function enter(
  step: ProcessStep,
  lane: number,
  arrivals: readonly Arrival[],
  drawn: { readonly branches: readonly Branches[]; readonly flows: Way[] },
): DrawnNode[] {
  const nodes: DrawnNode[] = []
  const lead = (meeting: Meeting, to: string): void => {
    if (meeting.kind === 'way') {
      const { from, outcome, isUsual, order } = meeting.arrival
      drawn.flows.push({ from, to, outcome, isUsual, order })
      return
    }
    const id = `${step.id}-${meeting.kind}${nodes.length + 1}`
    nodes.push({ id, kind: meeting.kind, step, lane })
    drawn.flows.push({ from: id, to, outcome: null, isUsual: false, order: 0 })
    for (const part of meeting.parts) lead(part, id)
  }
  if (arrivals.length > 0) lead(meetingOf(arrivals, drawn.branches), step.id)
  return nodes.toReversed()
}

/** How ways into a step meet: as alternatives, as branches that all arrive, or one within the other. */
type Meeting =
  | { readonly kind: 'way'; readonly arrival: Arrival }
  | { readonly kind: 'merge' | 'join'; readonly parts: readonly Meeting[] }

function meetingOf(arrivals: readonly Arrival[], branches: readonly Branches[]): Meeting {
  const [only, ...others] = arrivals
  if (only !== undefined && others.length === 0) return { kind: 'way', arrival: only }
  const isBeside = (one: Arrival, other: Arrival) => areConcurrent(one, other, branches)
  const parts = (groups: readonly Arrival[][]) => groups.map((group) => meetingOf(group, branches))
  const alternatives = groupsOf(arrivals, isBeside)
  if (alternatives.length > 1) return { kind: 'merge', parts: parts(alternatives) }
  const joined = groupsOf(arrivals, (one, other) => !isBeside(one, other))
  if (joined.length > 1) return { kind: 'join', parts: parts(joined) }
  // Ways so entangled are no pattern that gateways can say; the table still holds what they mean.
  return { kind: 'merge', parts: arrivals.map((arrival) => ({ kind: 'way', arrival })) }
}

/** The branches that a fork opens: the steps that are of one branch alone. */
interface Branches {
  readonly fork: string
  readonly own: readonly ReadonlySet<string>[]
}

function branchesOf(process: ProcessDefinition): Branches[] {
  return process.steps.flatMap((step) =>
    step.outcomes.flatMap(({ next }, at) => {
      if (next.length < 2) return []
      const reached = next.map((id) => forward(process, id))
      const isShared = (id: string) => reached.filter((ids) => ids.has(id)).length > 1
      const own = reached.map((ids) => new Set([...ids].filter((id) => !isShared(id))))
      return [{ fork: `${step.id}-fork${at + 1}`, own }]
    }),
  )
}

/** The step and all that follows it in the order of the table. */
function forward(process: ProcessDefinition, from: string): ReadonlySet<string> {
  const placeOf = new Map(process.steps.map(({ id }, place) => [id, place]))
  const reached = new Set(placeOf.has(from) ? [from] : [])
  for (const id of reached) {
    const place = placeOf.get(id) ?? 0
    for (const { next } of process.steps[place]?.outcomes ?? [])
      for (const later of next) if ((placeOf.get(later) ?? -1) > place) reached.add(later)
  }
  return reached
}

/** Whether two ways into a step are of branches that run side by side. */
function areConcurrent(one: Arrival, other: Arrival, all: readonly Branches[]): boolean {
  return all.some(({ fork, own }) => {
    const branchOf = ({ stepId, forkOf }: Arrival) =>
      forkOf === fork ? 'direct' : own.findIndex((ids) => stepId !== null && ids.has(stepId))
    const [first, second] = [branchOf(one), branchOf(other)]
    return first !== -1 && second !== -1 && first !== second
  })
}

/** The values in groups, each tied to another of its group. */
function groupsOf<Value>(
  values: readonly Value[],
  areTied: (one: Value, other: Value) => boolean,
): Value[][] {
  const groups: Value[][] = []
  for (const value of values) {
    const tied = groups.filter((group) => group.some((other) => areTied(value, other)))
    const merged = [...tied.flat(), value]
    const others = groups.filter((group) => !tied.includes(group))
    groups.splice(0, groups.length, ...others, merged)
  }
  return groups
}

function lanesOf({ steps }: ProcessDefinition): DrawnLane[] {
  const lanes: DrawnLane[] = []
  for (const step of steps)
    if (!lanes.some((lane) => isSameLane(lane, step))) lanes.push({ at: step.at, role: step.role })
  return lanes
}

function isSameLane(lane: DrawnLane, step: ProcessStep): boolean {
  return lane.role === step.role && placeKey(lane.at) === placeKey(step.at)
}

function placeKey(place: ProcessStep['at']): string {
  switch (place.at) {
    case 'receiving':
      return 'receiving'
    case 'competent':
      return `competent ${place.divisions.join()}`
    case 'unit':
      return `unit ${place.slug}`
  }
}
