/** The names under which PostgreSQL keeps its log: timeline, and number in two parts. */
const NAME = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/

/** Whether a file of the log is a whole segment, and not the history of a timeline or the like. */
export function isSegment(name: string): boolean {
  return NAME.test(name)
}

/** The segment after one. */
export function segmentAfter(name: string, segmentBytes: number): string {
  const [, timeline = '', high = '', low = ''] = NAME.exec(name) ?? []
  const each = 0x1_0000_0000 / segmentBytes
  const next = Number.parseInt(high, 16) * each + Number.parseInt(low, 16) + 1
  return timeline + hex(Math.floor(next / each)) + hex(next % each)
}

function hex(part: number): string {
  return part.toString(16).toUpperCase().padStart(8, '0')
}
