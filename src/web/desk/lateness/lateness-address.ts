import type { AskedLateness, FiguresBy } from '#modules/reports'
import { READING, readingName } from '../../unit-reading/reading-address.ts'

/** The part of an address that asks for lateness. */
export function latenessQuery(asked: AskedLateness, by: FiguresBy): string {
  return new URLSearchParams({
    'don-vi': asked.unitCode ?? '',
    tu: asked.from,
    den: asked.until,
    [READING]: readingName(asked.units),
    theo: by,
  }).toString()
}
