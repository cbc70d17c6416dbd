/** A line of two texts laid side by side: what stood there, and what stands there. */
export interface AlignedLine {
  readonly before: string | null
  readonly after: string | null
}

/** More lines than this on either side are laid side by side as they come. */
const MOST_LINES = 400

/**
 * Two texts side by side: lines that are the same stand beside each other, what lies between them is taken in turn, so
 * that a changed line stands beside what it was.
 */
export function alignLines(before: readonly string[], after: readonly string[]): AlignedLine[] {
  const aligned: AlignedLine[] = []
  let [from, to] = [0, 0]
  for (const [left, right] of commonLines(before, after)) {
    aligned.push(...inTurn(before.slice(from, left), after.slice(to, right)))
    aligned.push({ before: before[left] ?? null, after: after[right] ?? null })
    from = left + 1
    to = right + 1
  }
  return [...aligned, ...inTurn(before.slice(from), after.slice(to))]
}

/** Words of a changed line that stand together, and whether the other line has them. */
export interface Word {
  readonly text: string
  readonly isShared: boolean
}

/** The words of a line, told apart by whether the line beside it has them in the same order. */
export function markWords(line: string, other: string): Word[] {
  const words = line.split(/(?<=\s)/u)
  const others = other.split(/(?<=\s)/u)
  const trimmed = (all: readonly string[]) => all.map((word) => word.trim())
  const shared = new Set(commonLines(trimmed(words), trimmed(others)).map(([at]) => at))
  const marked: Word[] = []
  for (const [at, text] of words.entries()) {
    const isShared = shared.has(at)
    const last = marked.at(-1)
    if (last?.isShared === isShared) marked.splice(-1, 1, { text: last.text + text, isShared })
    else marked.push({ text, isShared })
  }
  return marked
}

function inTurn(before: readonly string[], after: readonly string[]): AlignedLine[] {
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => ({
    before: before[at] ?? null,
    after: after[at] ?? null,
  }))
}

/** The longest sequence that both have, as pairs of places. */
function commonLines(
  before: readonly string[],
  after: readonly string[],
): (readonly [number, number])[] {
  if (before.length > MOST_LINES || after.length > MOST_LINES) return []
  const width = after.length + 1
  const lengths = new Uint16Array((before.length + 1) * width)
  const at = (left: number, right: number) => lengths[left * width + right] ?? 0
  for (let left = before.length - 1; left >= 0; left--) {
    for (let right = after.length - 1; right >= 0; right--) {
      lengths[left * width + right] =
        before[left] === after[right]
          ? at(left + 1, right + 1) + 1
          : Math.max(at(left + 1, right), at(left, right + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  let [left, right] = [0, 0]
  while (left < before.length && right < after.length) {
    if (before[left] === after[right]) pairs.push([left++, right++])
    else if (at(left + 1, right) >= at(left, right + 1)) left++
    else right++
  }
  return pairs
}
