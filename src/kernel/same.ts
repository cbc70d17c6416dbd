/** Whether two values of plain data say the same, however deep; what is null and what is not there are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  if ((one ?? null) === (other ?? null)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  if (Array.isArray(one) && one.length !== (other as readonly unknown[]).length) return false
  return differing(one, other).length === 0
}

/** The names under which two records differ. */
export function differing(one: object, other: object): string[] {
  const [before, after] = [one, other] as readonly Readonly<Record<string, unknown>>[]
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => !isSame(before?.[name], after?.[name]))
}
