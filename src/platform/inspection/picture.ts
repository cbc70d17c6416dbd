import { faulty, sound, type Findings, type InspectionLimits } from './inspection.ts'

/** The size of one page, in pixels. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

/** What a picture that is there to its end holds. */
export interface Picture {
  /** Of all that is in it, previews included. */
  readonly sizes: readonly PageSize[]
  /** Null for a format that has no pages. */
  readonly pages: number | null
}

/** Judges what the reader of one format found; null when the picture is not whole. */
export function examinePicture(picture: Picture | null, limits: InspectionLimits): Findings {
  const areas = (picture?.sizes ?? []).map(({ width, height }) => width * height)
  if (picture === null || picture.pages === 0 || areas.includes(0)) return faulty('damaged')
  if (areas.some((pixels) => pixels > limits.pixels)) return faulty('too-many-pixels')
  return sound(picture.pages)
}
