import { day, type Day } from '#kernel/day'
import { dayOf } from '#kernel/instant'
import {
  addressesGiven,
  answersAsText,
  dropHidden,
  type AnswerSection,
  type Answers,
  type FormDefinition,
} from '#modules/forms'
import { describeAddress } from '#modules/organisations'
import type { Context } from '#platform/context'

/** The last day of the units before the two-level order. */
export const LAST_DAY_OF_DISTRICTS: Day = day('2025-06-30')

/** The answers of a form as people read them, with the names of places and files. */
export async function answersInWords(
  context: Context,
  definition: FormDefinition,
  answers: Answers,
  fileName: (fileId: string) => string | null,
): Promise<AnswerSection[]> {
  const today = dayOf(context.clock.now())
  const asked = dropHidden(definition, answers)
  const places = new Map<string, string | null>()
  for (const { value } of addressesGiven(definition, asked)) {
    if ('text' in value) continue
    const { detail: _, ...units } = value
    const on = 'era' in value ? LAST_DAY_OF_DISTRICTS : today
    places.set(placeKey(units), await describeAddress(context, { ...units, detail: '', on }))
  }
  return answersAsText(definition, asked, {
    today,
    placeName: (address) => places.get(placeKey(address)) ?? null,
    fileName,
  })
}

function placeKey(address: {
  readonly provinceCode: string
  readonly communeCode: string
  readonly era?: string
}): string {
  return `${address.era ?? ''} ${address.provinceCode} ${address.communeCode}`
}
