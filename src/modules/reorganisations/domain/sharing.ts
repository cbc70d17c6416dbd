/** To which of the units that begin the matters of a split unit come; each unit by its slug. */
export interface Sharing {
  /** The procedures of a sector together. */
  readonly bySector: Readonly<Record<string, string>>
  /** One procedure by its code, one subordinate or officer by their id; stronger than the sector. */
  readonly byHand: Readonly<Record<string, string>>
}

/** The shares that follow for some procedures, with everything that was decided by hand. */
export function sharesOf(
  procedures: readonly { readonly code: string; readonly sector: string }[],
  { bySector, byHand }: Sharing,
): Readonly<Record<string, string>> {
  const bySectors = procedures.flatMap(({ code, sector }) => {
    const slug = bySector[sector]
    return slug === undefined ? [] : [[code, slug] as const]
  })
  return { ...Object.fromEntries(bySectors), ...byHand }
}
