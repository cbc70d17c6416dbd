/** Milliseconds after midnight as a clock shows them: `07:30`. */
export function clockWords(time: number): string {
  return new Date(time).toISOString().slice(11, 16)
}
