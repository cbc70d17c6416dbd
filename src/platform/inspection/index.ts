/** What is in a file that someone sent: its type by content, its pages, and what is wrong with it. */
import type { Inspection, InspectionLimits } from './inspection.ts'
import { Inspector } from './inspector.ts'

export type { Inspection, InspectionLimits } from './inspection.ts'

const THREADS = 2
const inspector = new Inspector(THREADS, { milliseconds: 10_000, memoryBytes: 256 * 1024 ** 2 })

/** Examines the bytes of a file in a thread of its own, within 10 seconds and 256 MB. */
export function inspect(bytes: Buffer, limits: InspectionLimits): Promise<Inspection> {
  return inspector.inspect(bytes, limits)
}
