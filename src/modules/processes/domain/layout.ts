import { linesOf } from '#kernel/lines'
import type { Drawing, DrawnFlow, DrawnNode, NodeKind } from './drawing.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** A drawing with everything in its place; no two nodes touch, and no way runs through a node. */
export interface Layout {
  readonly pool: Box
  readonly lanes: readonly Box[]
  readonly nodes: ReadonlyMap<string, Box>
  /** Number and name of each step, in lines that its box holds. */
  readonly names: ReadonlyMap<string, readonly string[]>
  readonly flows: ReadonlyMap<
    string,
    { readonly points: readonly Point[]; readonly label: Box | null }
  >
}

const SIZES: Readonly<Record<NodeKind, { readonly width: number; readonly height: number }>> = {
  start: { width: 36, height: 36 },
  end: { width: 36, height: 36 },
  task: { width: 190, height: 84 },
  choice: { width: 50, height: 50 },
  merge: { width: 50, height: 50 },
  fork: { width: 50, height: 50 },
  join: { width: 50, height: 50 },
}

const HEADER = 30
/** Room above and below the tallest node of a row. */
const AIR = 40
const TRACK = 26
/** The name of a step in its box: small letters in a line, lines at most, and how much room each takes. */
const NAME = { width: 23, most: 9, line: 17, others: 33 }
const LABEL = { width: 130, height: 30 }
const GUTTER = { margin: 18, way: 12 }
/** The name of a lane stands upright in two lines: room for a letter, and at their ends. */
const LANE_NAME = { letter: 6.5, lines: 2, ends: 24 }

/** A flow with where it runs: straight on to the next column, or along a track at the top of a lane. */
interface Way {
  readonly flow: DrawnFlow
  readonly from: DrawnNode
  readonly to: DrawnNode
  readonly isLong: boolean
}

/**
 * Puts a drawing in its place: what follows stands further to the right, each lane below the one before, and so high that
 * it holds its name. The same drawing always comes out the same.
 */
export function layoutOf(drawing: Drawing, laneNames: readonly string[] = []): Layout {
  const columnOf = columnsOf(drawing)
  const rowOf = rowsOf(drawing, columnOf)
  const ways = waysOf(drawing, columnOf)
  const tracks = tracksOf(ways)
  const names = namesOf(drawing)
  const rowHeight = taskHeight(names) + AIR
  const lanes = lanesOf(drawing, rowOf, tracks, { rowHeight, laneNames })
  const xs = xsOf(drawing, columnOf, ways)
  const nodes = new Map(
    drawing.nodes.map((node) => {
      const { width } = SIZES[node.kind]
      const height = node.kind === 'task' ? taskHeight(names) : SIZES[node.kind].height
      const column = columnOf.get(node.id) ?? 0
      const lane = lanes[node.lane] ?? { y: 0 }
      const top =
        lane.y +
        (tracks.get(node.lane)?.length ?? 0) * TRACK +
        (rowOf.get(node.id) ?? 0) * rowHeight
      const x = (xs.columns[column] ?? 0) + ((xs.widths[column] ?? width) - width) / 2
      return [node.id, { x, y: top + (rowHeight - height) / 2, width, height }] as const
    }),
  )
  const width = xs.end
  const height = lanes.reduce((sum, lane) => sum + lane.height, 0)
  return {
    pool: { x: 0, y: 0, width, height },
    lanes: lanes.map((lane) => ({
      x: HEADER,
      y: lane.y,
      width: width - HEADER,
      height: lane.height,
    })),
    nodes,
    names,
    flows: routed(ways, { nodes, columnOf, xs, trackY: (way) => trackY(way, lanes, tracks) }),
  }
}

function namesOf({ nodes }: Drawing): Layout['names'] {
  return new Map(
    nodes
      .filter(({ kind }) => kind === 'task')
      .map(({ id, step }) => [
        id,
        linesOf(`${step.id.toUpperCase()}. ${step.name}`, NAME.width, NAME.most),
      ]),
  )
}

/** All boxes of steps are as tall as the longest name needs. */
function taskHeight(names: Layout['names']): number {
  const lines = Math.max(0, ...[...names.values()].map(({ length }) => length))
  return Math.max(SIZES.task.height, lines * NAME.line + NAME.others)
}

/** The column of each node: further right than all that lead to it in the order of the table. */
function columnsOf({ nodes, flows }: Drawing): ReadonlyMap<string, number> {
  const placeOf = new Map(nodes.map(({ id }, place) => [id, place]))
  const columnOf = new Map<string, number>()
  for (const [place, { id, kind }] of nodes.entries()) {
    const before = flows
      .filter(({ from, to }) => to === id && (placeOf.get(from) ?? place) < place)
      .map(({ from }) => columnOf.get(from) ?? 0)
    columnOf.set(id, kind === 'start' ? 0 : Math.max(0, ...before) + 1)
  }
  return columnOf
}

/** Nodes of one lane and column stand below each other. */
function rowsOf(
  { nodes }: Drawing,
  columnOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const taken = new Map<string, number>()
  return new Map(
    nodes.map(({ id, lane }) => {
      const cell = `${lane} ${columnOf.get(id)}`
      const row = taken.get(cell) ?? 0
      taken.set(cell, row + 1)
      return [id, row]
    }),
  )
}

function waysOf({ nodes, flows }: Drawing, columnOf: ReadonlyMap<string, number>): Way[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const seen = new Set<string>()
  return flows.flatMap((flow) => {
    const [from, to] = [byId.get(flow.from), byId.get(flow.to)]
    if (from === undefined || to === undefined) return []
    const isNext = columnOf.get(to.id) === (columnOf.get(from.id) ?? 0) + 1
    const isNamed = flow.outcome !== null
    const keys = [`${from.id} ${to.id}`, ...(isNamed ? [`named ${to.id}`] : [])]
    const isLong = !isNext || keys.some((key) => seen.has(key))
    if (!isLong) for (const key of keys) seen.add(key)
    return [{ flow, from, to, isLong }]
  })
}

/** The ways that run along the top of each lane, one below the other. */
function tracksOf(ways: readonly Way[]): ReadonlyMap<number, readonly Way[]> {
  return Map.groupBy(
    ways.filter(({ isLong }) => isLong),
    ({ to }) => to.lane,
  )
}

function trackY(
  way: Way,
  lanes: readonly { readonly y: number }[],
  tracks: ReadonlyMap<number, readonly Way[]>,
): number {
  const at = tracks.get(way.to.lane)?.indexOf(way) ?? 0
  return (lanes[way.to.lane]?.y ?? 0) + (at + 1) * TRACK - 4
}

function lanesOf(
  { lanes, nodes }: Drawing,
  rowOf: ReadonlyMap<string, number>,
  tracks: ReadonlyMap<number, readonly Way[]>,
  { rowHeight, laneNames }: { readonly rowHeight: number; readonly laneNames: readonly string[] },
): readonly { readonly y: number; readonly height: number }[] {
  let y = 0
  return lanes.map((_, at) => {
    const rows = Math.max(
      1,
      ...nodes.filter(({ lane }) => lane === at).map(({ id }) => (rowOf.get(id) ?? 0) + 1),
    )
    const letters = (laneNames[at]?.length ?? 0) / LANE_NAME.lines
    const height = Math.max(
      rows * rowHeight + (tracks.get(at)?.length ?? 0) * TRACK,
      Math.ceil(letters * LANE_NAME.letter) + LANE_NAME.ends,
    )
    const lane = { y, height }
    y += height
    return lane
  })
}

interface Columns {
  /** Where each column begins, and how wide it is. */
  readonly columns: readonly number[]
  readonly widths: readonly number[]
  /** Where the gutter after each column begins. */
  readonly gutters: readonly number[]
  readonly end: number
}

/** Columns as wide as what stands in them; between them room for every way that turns there, and its name. */
function xsOf(
  { nodes }: Drawing,
  columnOf: ReadonlyMap<string, number>,
  ways: readonly Way[],
): Columns {
  const columns: number[] = []
  const widths: number[] = []
  const gutters: number[] = []
  const count = Math.max(-1, ...columnOf.values()) + 1
  let x = 2 * HEADER + 10
  for (let column = 0; column < count; column += 1) {
    const inColumn = nodes.filter(({ id }) => columnOf.get(id) === column)
    const width = Math.max(0, ...inColumn.map(({ kind }) => SIZES[kind].width))
    columns.push(x)
    widths.push(width)
    gutters.push(x + width)
    const turning = turnsIn(column, ways, columnOf)
    const isNamed = turning.some(({ way }) => !way.isLong && way.flow.outcome !== null)
    x += width + 2 * GUTTER.margin + turning.length * GUTTER.way + (isNamed ? LABEL.width : 0)
  }
  return { columns, widths, gutters, end: x + 10 }
}

/** The ways that turn in the gutter after a column, at either of their ends. */
function turnsIn(
  column: number,
  ways: readonly Way[],
  columnOf: ReadonlyMap<string, number>,
): readonly { readonly way: Way; readonly end: 'from' | 'to' }[] {
  return ways.flatMap((way) => [
    ...(columnOf.get(way.from.id) === column ? [{ way, end: 'from' as const }] : []),
    ...(way.isLong && (columnOf.get(way.to.id) ?? 0) - 1 === column
      ? [{ way, end: 'to' as const }]
      : []),
  ])
}

function routed(
  ways: readonly Way[],
  where: {
    readonly nodes: ReadonlyMap<string, Box>
    readonly columnOf: ReadonlyMap<string, number>
    readonly xs: Columns
    readonly trackY: (way: Way) => number
  },
): Layout['flows'] {
  const { nodes, columnOf, xs, trackY } = where
  const turnX = (way: Way, end: 'from' | 'to') => {
    const column =
      (columnOf.get((end === 'from' ? way.from : way.to).id) ?? 0) - (end === 'to' ? 1 : 0)
    const turns = turnsIn(column, ways, columnOf)
    const at = turns.findIndex((turn) => turn.way === way && turn.end === end)
    return (xs.gutters[column] ?? 0) + GUTTER.margin + at * GUTTER.way
  }
  return new Map(
    ways.flatMap((way) => {
      const [from, to] = [nodes.get(way.from.id), nodes.get(way.to.id)]
      if (from === undefined || to === undefined) return []
      const start = { x: from.x + from.width, y: from.y + from.height / 2 }
      const end = { x: to.x, y: to.y + to.height / 2 }
      const points = way.isLong
        ? alongTrack(start, end, [turnX(way, 'from'), turnX(way, 'to'), trackY(way)])
        : straightOn(start, end, turnX(way, 'from'))
      return [[way.flow.id, { points, label: labelOf(way, points) }] as const]
    }),
  )
}

function straightOn(start: Point, end: Point, x: number): Point[] {
  return start.y === end.y ? [start, end] : [start, { x, y: start.y }, { x, y: end.y }, end]
}

function alongTrack(
  start: Point,
  end: Point,
  [out, back, y]: readonly [number, number, number],
): Point[] {
  return [start, { x: out, y: start.y }, { x: out, y }, { x: back, y }, { x: back, y: end.y }, end]
}

/** Where the name of a way stands: above its last stretch, or above its track. */
function labelOf({ flow, isLong }: Way, points: readonly Point[]): Box | null {
  const [last, track, turn] = [points.at(-1), points[2], points[3]]
  if (flow.outcome === null || last === undefined) return null
  if (!isLong) return { x: last.x - LABEL.width - 12, y: last.y - LABEL.height - 4, ...LABEL }
  if (track === undefined || turn === undefined) return null
  const width = Math.max(LABEL.width, Math.abs(turn.x - track.x) - 8)
  return { x: Math.min(track.x, turn.x) + 4, y: track.y - 18, width, height: 16 }
}
