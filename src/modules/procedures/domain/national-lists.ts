import { inOneLine } from '#kernel/text'
import type { Case, Channel, ChannelTerm, Component, Fee, TimeLimit } from './content.ts'
import { linkIn, meantBy, Unreadable, wholeIn } from './national-parts.ts'
import type {
  NationalFee,
  NationalPaper,
  NationalPapers,
  NationalTime,
  NationalWay,
} from './national-record.ts'
import { freeId, newPaper, timeIn, timeLimitOf } from './sheet-entries.ts'

const CHANNELS: Readonly<Record<string, Channel>> = { '1': 'counter', '2': 'online', '3': 'post' }

/** How and in what time a procedure may be filed, one line for each way and time. */
export function waysOf(ways: readonly NationalWay[]): ChannelTerm[] {
  return ways.flatMap((way) => {
    const channel = channelOf(way)
    return way.THOIGIAN.map((time) => ({
      channel,
      time:
        [time.THOIGIANGIAIQUYET, time.DONVITINH].filter((piece) => piece !== null).join(' ') || '–',
      fee: time.PHILEPHI.map(feeWords).join('; ') || null,
      note: time.MOTA,
    }))
  })
}

function channelOf({ KENH }: NationalWay): Channel {
  const channel =
    CHANNELS[KENH ?? ''] ??
    meantBy<Channel>(
      [
        ['truc tuyen', 'online'],
        ['buu chinh', 'post'],
        ['truc tiep', 'counter'],
      ],
      KENH ?? '',
    )
  if (channel === undefined) throw new Unreadable('CACHTHUCTHUCHIEN', 'option-unknown', KENH ?? '')
  return channel
}

function feeWords({ SOTIEN, DONVI, MOTA }: NationalFee): string {
  return [MOTA, [SOTIEN, DONVI].filter((piece) => piece !== null).join(' ')]
    .filter(Boolean)
    .join(': ')
}

const UNITS_OF_TIME: readonly (readonly [string, TimeLimit['unit']])[] = [
  ['ngay lam viec', 'working-days'],
  ['gio lam viec', 'working-hours'],
  ['gio', 'working-hours'],
  ['ngay', 'calendar-days'],
]

/** The time at the counter, or of the first way that has one. */
export function termOfRecord(ways: readonly NationalWay[], before: TimeLimit): TimeLimit {
  const timed = ways.filter(({ THOIGIAN }) => THOIGIAN.some(isTimed))
  const way = timed.find((each) => channelOf(each) === 'counter') ?? timed[0]
  const time = way?.THOIGIAN.find(isTimed)
  if (time === undefined) return before
  const { THOIGIANGIAIQUYET: value, DONVITINH: given } = time
  const sameDay = given === null ? timeIn(value ?? '', before) : null
  if (sameDay?.sameDay === true) return sameDay
  const unit = meantBy(UNITS_OF_TIME, given ?? '')
  const amount = Number((value ?? '').replace(',', '.'))
  if (unit === undefined || !(amount > 0 && amount <= 10_000))
    throw new Unreadable(
      'CACHTHUCTHUCHIEN',
      'time-unreadable',
      `${value ?? ''} ${given ?? ''}`.trim(),
    )
  if (before.value === amount && before.unit === unit) return before
  return timeLimitOf(before, amount, unit)
}

function isTimed({ THOIGIANGIAIQUYET }: NationalTime): boolean {
  return THOIGIANGIAIQUYET !== null
}

/** The fees of all ways; one that is less online is the same fee with another amount there. */
export function feesOf(ways: readonly NationalWay[], before: readonly Fee[]): readonly Fee[] {
  const given = ways.flatMap((way) =>
    way.THOIGIAN.flatMap(({ PHILEPHI }) =>
      PHILEPHI.map((fee) => ({ channel: channelOf(way), fee })),
    ),
  )
  if (given.length === 0) return before
  const groups = Map.groupBy(given, ({ fee }) => fee.MAPHILEPHI ?? fee.MOTA ?? '')
  return [...groups.values()].map((group) => feeOf(group, before))
}

function feeOf(
  group: readonly { readonly channel: Channel; readonly fee: NationalFee }[],
  before: readonly Fee[],
): Fee {
  const { MAPHILEPHI: code = null, MOTA: words = null, DONVI: per = null } = group[0]?.fee ?? {}
  const known = before.find((each) => (code !== null && each.code === code) || each.name === words)
  const amounts = (isOnline: boolean) =>
    group
      .filter(({ channel }) => (channel === 'online') === isOnline)
      .flatMap(({ fee }) => amountOf(fee) ?? [])
  const elsewhere = amounts(false)
  const online = amounts(true)
  const all = elsewhere.length > 0 ? elsewhere : online
  const amount = all.length === 0 ? null : { min: Math.min(...all), max: Math.max(...all) }
  return {
    exemptions: [],
    note: null,
    ...known,
    name: known?.name ?? inOneLine(words ?? 'Phí, lệ phí'),
    amount,
    onlineAmount: onlineAmountOf(elsewhere, online, known),
    per: known?.per ?? per ?? 'hồ sơ',
    code: code ?? known?.code,
  }
}

/** What is owed online; nothing of its own where it is as much as elsewhere and was not told apart before. */
function onlineAmountOf(
  elsewhere: readonly number[],
  online: readonly number[],
  known: Fee | undefined,
): number | null {
  const before = known?.onlineAmount ?? null
  if (elsewhere.length === 0 || online.length === 0) return before
  const least = Math.min(...online)
  const isAsElsewhere =
    least === Math.min(...elsewhere) && Math.max(...online) === Math.max(...elsewhere)
  return isAsElsewhere && least !== before ? null : least
}

function amountOf({ SOTIEN }: NationalFee): number | null {
  if (SOTIEN === null) return null
  const amount = wholeIn(SOTIEN)
  if (amount === null) throw new Unreadable('CACHTHUCTHUCHIEN', 'fee-unreadable', SOTIEN)
  return amount
}

/** The situations of a record; none when there is only one. */
export function casesOf(groups: readonly NationalPapers[], before: readonly Case[]): Case[] {
  const names = [...new Set(groups.flatMap(({ TRUONGHOP }) => TRUONGHOP ?? []))]
  if (names.length < 2) return [...before]
  const cases: Case[] = []
  for (const name of names) {
    const known = before.find((each) => each.name === name)
    cases.push(known ?? { id: freeId([...before, ...cases], 'th'), name })
  }
  return cases
}

/** The papers of all situations, each once, with the situations it belongs to. */
export function papersOf(
  groups: readonly NationalPapers[],
  before: readonly Component[],
  cases: readonly Case[],
): Component[] {
  const given = groups.flatMap(({ TRUONGHOP, GIAYTO }) =>
    GIAYTO.map((paper) => ({ paper, of: TRUONGHOP })),
  )
  const papers: Component[] = []
  for (const group of Map.groupBy(
    given,
    ({ paper }) => paper.TENGIAYTO ?? paper.MAGIAYTO ?? '',
  ).values()) {
    const [first] = group
    if (first === undefined) continue
    const known = before.find((each) => isPaper(each, first.paper))
    const base = known ?? newPaper(freeId([...before, ...papers], 'gt'))
    const names = new Set(group.flatMap(({ of }) => of ?? []))
    const own = cases.filter(({ name }) => names.has(name)).map(({ id }) => id)
    papers.push({ ...paperOf(first.paper, base), caseIds: casesFor(own, cases, base) })
  }
  return papers
}

function casesFor(
  own: readonly string[],
  cases: readonly Case[],
  base: Component,
): readonly string[] {
  if (own.length === 0) return base.caseIds.filter((id) => cases.some((each) => each.id === id))
  return own.length === cases.length ? [] : own
}

function isPaper({ code, name }: Component, { MAGIAYTO, TENGIAYTO }: NationalPaper): boolean {
  return (MAGIAYTO !== null && code === MAGIAYTO) || name === TENGIAYTO
}

function paperOf(paper: NationalPaper, base: Component): Component {
  const counted = [paper.SOBANCHINH, paper.SOBANSAO].map((count) => wholeIn(count))
  const [originals = null, copies = null] = counted
  if (originals === null || copies === null)
    throw new Unreadable('THANHPHANHOSO', 'paper-unreadable', paper.TENGIAYTO ?? '')
  const isUncounted = paper.SOBANCHINH === null && paper.SOBANSAO === null
  const isNew = base.name === ''
  return {
    ...base,
    name: paper.TENGIAYTO ?? base.name,
    originals: isUncounted ? base.originals : originals,
    copies: isUncounted ? base.copies : copies,
    required: isNew ? isUncounted || originals + copies > 0 : base.required,
    form: paper.TENMAUDON ?? base.form,
    blank: linkIn(paper.URL) ?? base.blank,
    code: paper.MAGIAYTO ?? base.code,
    insteadResult: paper.MA_KQ_THAYTHE ?? base.insteadResult,
  }
}
