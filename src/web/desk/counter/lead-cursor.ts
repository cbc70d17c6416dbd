/**
 * Puts the cursor where the work goes on, unless somebody is typing already: scripts may wake up after the first letters,
 * and the rest of them must not go elsewhere.
 */
export function leadCursor(id: string): void {
  if (document.activeElement?.matches('input, select, textarea') === true) return
  document.getElementById(id)?.focus()
}
