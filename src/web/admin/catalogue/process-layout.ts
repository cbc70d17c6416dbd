/** A step as a diagram needs it. */
export interface DrawnStep {
  readonly id: string
  readonly outcomes: readonly { readonly code: string; readonly next: readonly string[] }[]
}

/** A way from one step to another, by their places from the top; `to` is null for the end. */
export interface Way {
  readonly key: string
  readonly from: number
  readonly to: number | null
  /** Straight down to the next, past some steps, or back to an earlier one. */
  readonly kind: 'next' | 'past' | 'back'
  /** Which of the ways beside the steps it takes, so that no two run over each other. */
  readonly lane: number
}

/** The ways between steps that stand one below the other, each pair once. */
export function waysOf(steps: readonly DrawnStep[]): Way[] {
  const placeOf = new Map(steps.map(({ id }, place) => [id, place]))
  const lanes = { next: 0, past: 0, back: 0 }
  const seen = new Set<string>()
  return steps.flatMap(({ outcomes }, from) =>
    outcomes.flatMap(({ next }) =>
      (next.length === 0 ? [null] : next).flatMap((id): Way[] => {
        const to = id === null ? null : (placeOf.get(id) ?? null)
        const key = `${from} ${to}`
        if (seen.has(key)) return []
        seen.add(key)
        const below = to ?? steps.length
        const kind = below === from + 1 ? 'next' : below > from ? 'past' : 'back'
        const lane = lanes[kind]
        lanes[kind] += 1
        return [{ key, from, to, kind, lane }]
      }),
    ),
  )
}

/** A text in lines of at most so many characters; what does not fit the last line is cut with a sign. */
export function linesOf(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, width - 1)}…`]
}
