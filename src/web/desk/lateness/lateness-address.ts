import type { AskedLateness, FiguresBy } from '#modules/reports'

/** The part of an address that asks for lateness. */
export function latenessQuery(asked: AskedLateness, by: FiguresBy): string {
  return new URLSearchParams({
    'don-vi': asked.unitCode ?? '',
    tu: asked.from,
    den: asked.until,
    theo: by,
  }).toString()
}
