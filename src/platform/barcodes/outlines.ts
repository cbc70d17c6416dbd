type Point = readonly [x: number, y: number]
type IsDark = (x: number, y: number) => boolean

const RIGHTWARDS: Point = [1, 0]

/**
 * The corners of what encloses the dark squares of a grid, holes too: the even-odd rule fills them. Squares that touch by
 * a side are one shape, so that no seam shows between them, whoever paints it.
 */
export function outlinesOf(side: number, isDark: IsDark): Point[][] {
  const outlines: Point[][] = []
  const followed = new Set<number>()
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const isUpperEdge = isDark(x, y) && !isDark(x, y - 1)
      if (!isUpperEdge || followed.has(y * side + x)) continue
      outlines.push(outlineFrom([x, y], isDark, (atX, atY) => followed.add(atY * side + atX)))
    }
  }
  return outlines
}

/** Goes around from the left end of an upper edge, the dark on its right; tells of each upper edge on the way. */
function outlineFrom(
  start: Point,
  isDark: IsDark,
  tellUpperEdge: (x: number, y: number) => void,
): Point[] {
  const corners = [start]
  let [x, y] = start
  let [aheadX, aheadY] = RIGHTWARDS
  for (;;) {
    if (aheadX === 1) tellUpperEdge(x, y)
    x += aheadX
    y += aheadY
    const next = headingAt([x, y], [aheadX, aheadY], isDark)
    if (x === start[0] && y === start[1] && next[0] === 1) return corners
    if (next[0] !== aheadX) corners.push([x, y])
    ;[aheadX, aheadY] = next
  }
}

/** Where an outline goes on at a corner: right where the dark ends, left where it stands in the way. */
function headingAt([x, y]: Point, ahead: Point, isDark: IsDark): Point {
  const [dx, dy] = ahead
  if (!isDark(x + (dx - dy - 1) / 2, y + (dx + dy - 1) / 2)) return [-dy, dx]
  return isDark(x + (dx + dy - 1) / 2, y + (dy - dx - 1) / 2) ? [dy, -dx] : ahead
}
