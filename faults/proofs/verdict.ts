/** What a proof found: whether everything held, the figures, and what did not hold. */
export interface Verdict {
  readonly proof: string
  readonly holds: boolean
  readonly figures: Readonly<Record<string, number>>
  readonly faults: readonly string[]
  /** Why it cannot be shown on this machine. */
  readonly notShown?: string
}

/** The verdict of a proof: it holds when there are no faults. */
export function verdictOf(
  proof: string,
  figures: Readonly<Record<string, number>>,
  faults: readonly string[],
): Verdict {
  return { proof, holds: faults.length === 0, figures, faults: faults.slice(0, 20) }
}

/** The verdict of a proof that this machine does not let run. */
export function verdictNotShown(proof: string, why: string): Verdict {
  return { proof, holds: false, figures: {}, faults: [], notShown: `not shown here: ${why}` }
}

/** Prints the verdict as the last line and ends the program with what it says: 0, 1, or 2 when it was not shown. */
export function pronounce(verdict: Verdict): never {
  console.log(JSON.stringify(verdict))
  process.exit(verdict.holds ? 0 : verdict.notShown === undefined ? 1 : 2)
}
