import { z } from 'zod'
import { parseDay, type Day } from '#kernel/day'

/** A day that may be left out. */
export const MaybeDay = z
  .string()
  .trim()
  .transform((text, check): Day | null => {
    const day = text === '' ? null : parseDay(text)
    if (text !== '' && day === null) check.addIssue({ code: 'custom' })
    return day
  })

export const MaybeText = z
  .string()
  .trim()
  .max(200)
  .transform((text) => (text === '' ? null : text.normalize('NFC')))
