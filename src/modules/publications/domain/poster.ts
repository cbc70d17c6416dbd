import type { Day } from '#kernel/day'
import { dong, formatDong } from '#kernel/money'

/** What a poster tells of a procedure: what people ask before the board, and where the rest stands. */
export interface PosterContent {
  readonly unit: string
  readonly code: string
  readonly name: string
  readonly sector: string
  readonly agency: string
  readonly time: string
  readonly fees: readonly string[]
  readonly papers: readonly string[]
  readonly results: readonly string[]
  readonly bases: readonly string[]
  /** Which version it is and by which decision: to see whether the board is out of date. */
  readonly version: string
  readonly url: string
}

/** As much of a procedure as a poster tells. */
export interface PostedProcedure {
  readonly code: string
  readonly number: number
  readonly effectiveFrom: Day
  readonly content: {
    readonly name: string
    readonly sector: string
    readonly competentAgency: string
    readonly timeLimit: {
      readonly value: number
      readonly unit: 'working-hours' | 'working-days' | 'calendar-days'
      readonly sameDay: boolean
      readonly note: string | null
    }
    readonly fees: readonly {
      readonly name: string
      readonly amount: { readonly min: number; readonly max: number } | null
      readonly per: string
    }[]
    readonly components: readonly {
      readonly name: string
      readonly originals: number
      readonly copies: number
      readonly requiredWhen: string | null
      /** Of which cases; none means of all. */
      readonly caseIds: readonly string[]
      readonly obtainableFrom: string | null
    }[]
    readonly cases: readonly { readonly id: string; readonly name: string }[]
    readonly results: readonly { readonly name: string }[]
    readonly legalBases: readonly { readonly number: string; readonly title: string }[]
  }
}

/** The poster of a version for the board of a place. */
export function posterContent(
  { code, number, effectiveFrom, content }: PostedProcedure,
  about: { readonly unit: string; readonly decision: string | null; readonly url: string },
): PosterContent {
  const since = `Phiên bản ${number}, có hiệu lực từ ${vietnameseDay(effectiveFrom)}`
  return {
    unit: about.unit,
    code,
    name: content.name,
    sector: content.sector,
    agency: content.competentAgency,
    time: timeText(content.timeLimit),
    fees: content.fees.length === 0 ? ['Không thu phí, lệ phí'] : content.fees.map(feeText),
    papers: content.components.map((component) => paperText(component, content.cases)),
    results: content.results.map(({ name }) => name),
    bases: content.legalBases.map(({ number: cited, title }) => `${title} (${cited})`),
    version: about.decision === null ? since : `${since}, theo ${about.decision}`,
    url: about.url,
  }
}

/** 2026-03-02 as `02/3/2026`: in official papers January and February have two digits, and days up to ninth. */
export function vietnameseDay(day: Day): string {
  const [year, month = '', date] = day.split('-')
  return `${date}/${Number(month) < 3 ? month : Number(month)}/${year}`
}

const UNITS = {
  'working-hours': 'giờ làm việc',
  'working-days': 'ngày làm việc',
  'calendar-days': 'ngày',
} as const

function timeText({ value, unit, sameDay, note }: PostedProcedure['content']['timeLimit']): string {
  const time = sameDay
    ? 'Trong ngày làm việc'
    : `${String(value).replace('.', ',')} ${UNITS[unit]}, kể từ khi nhận đủ hồ sơ`
  return note === null ? time : `${time}. ${note}`
}

function feeText({ name, amount, per }: PostedProcedure['content']['fees'][number]): string {
  if (amount === null) return `${name}: theo thông báo của cơ quan thu`
  const most = formatDong(dong(amount.max))
  const range = amount.min === amount.max ? most : `${formatDong(dong(amount.min))} – ${most}`
  return `${name}: ${range} / ${per}`
}

type Content = PostedProcedure['content']

/** A paper with what whoever reads it in passing must know: how many, for whom, and when it is not asked for. */
function paperText(paper: Content['components'][number], cases: Content['cases']): string {
  const { name, originals, copies, requiredWhen, caseIds, obtainableFrom } = paper
  const numbers = [
    ...(originals > 0 ? [`${originals} bản chính`] : []),
    ...(copies > 0 ? [`${copies} bản sao`] : []),
  ].join(', ')
  const named = cases.filter(({ id }) => caseIds.includes(id)).map((each) => each.name)
  const notes = [
    ...(named.length === 0 || named.length === cases.length
      ? []
      : [`trường hợp: ${named.join('; ')}`]),
    ...(requiredWhen === null ? [] : [requiredWhen]),
    ...(obtainableFrom === null ? [] : ['không phải nộp khi cơ quan tra cứu được']),
  ]
  return [`${name} (${numbers || 'xuất trình'})`, ...notes].join(' – ')
}
