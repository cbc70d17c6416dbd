import { dayOf } from '#kernel/instant'
import { LAST_DAY_OF_DISTRICTS } from '#modules/filings'
import type { Answers, Question } from '#modules/forms/domain'
import { listCommunes, listDistricts, listProvinces } from '#modules/organisations'
import type { Context } from '#platform/context'
import { placesKey, type PlaceLists, type PlaceName } from './asking.ts'

const KEY = /^(present|former)(?:\/(\d{2}))?(?:\/(\d{3}))?$/

/** The units under a key of `placesKey`; null for a key that names no list. */
export async function placeList(context: Context, key: string): Promise<PlaceName[] | null> {
  const [, era, province, district] = KEY.exec(key) ?? []
  if (era === undefined || (era === 'present' && district !== undefined)) return null
  const on = era === 'present' ? dayOf(context.clock.now()) : LAST_DAY_OF_DISTRICTS
  if (province === undefined) return named(await listProvinces(context, on))
  if (era === 'former' && district === undefined) {
    return named(await listDistricts(context, province, on))
  }
  const within = district === undefined ? { on } : { on, districtCode: district }
  return named(await listCommunes(context, province, within))
}

function named(units: readonly PlaceName[]): PlaceName[] {
  return units.map(({ code, name }) => ({ code, name }))
}

/** The lists that the addresses of these questions are chosen from, as far as they are answered. */
export async function placeListsFor(
  context: Context,
  questions: readonly Question[],
  answers: Answers,
): Promise<PlaceLists> {
  const usual = context.locality.adminUnitCode
  if (!asksPlaces(questions)) return { usual, lists: {} }
  const keys = new Set([placesKey('present'), placesKey('present', usual)])
  for (const { era, provinceCode, districtCode } of addressesIn(questions, answers)) {
    if (era === undefined) {
      if (provinceCode !== undefined) keys.add(placesKey('present', provinceCode))
      continue
    }
    keys.add(placesKey('former'))
    if (provinceCode === undefined) continue
    keys.add(placesKey('former', provinceCode))
    if (districtCode !== undefined) keys.add(placesKey('former', provinceCode, districtCode))
  }
  const lists = await Promise.all(
    [...keys].map(async (key) => [key, (await placeList(context, key)) ?? []] as const),
  )
  return { usual, lists: Object.fromEntries(lists) }
}

function asksPlaces(questions: readonly Question[]): boolean {
  return questions.some(
    (question) =>
      question.kind === 'address' || (question.kind === 'repeat' && asksPlaces(question.questions)),
  )
}

type Parts = Readonly<Partial<Record<'era' | 'provinceCode' | 'districtCode', string>>>

function addressesIn(questions: readonly Question[], answers: Answers): Parts[] {
  return questions.flatMap((question) => {
    const value = answers[question.id]
    if (question.kind === 'address' && typeof value === 'object' && value !== null) return [value]
    if (question.kind !== 'repeat' || !Array.isArray(value)) return []
    return (value as Answers[]).flatMap((entry) => addressesIn(question.questions, entry))
  })
}
