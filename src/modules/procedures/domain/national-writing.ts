import type {
  Audience,
  Channel,
  ChannelTerm,
  Component,
  Fee,
  LegalBasis,
  Level,
  ProcedureContent,
  TimeLimit,
} from './content.ts'
import type {
  NationalBasis,
  NationalFee,
  NationalPaper,
  NationalPapers,
  NationalRecord,
  NationalTime,
} from './national-record.ts'
import { timeText } from './sheet-entries.ts'
import { AUDIENCE, decidedBy, type WritingNames } from './sheet.ts'

const LEVELS: Readonly<Record<Level, { readonly CAPTHUCHIEN: string; readonly TENCAP: string }>> = {
  province: { CAPTHUCHIEN: 'TINH', TENCAP: 'Cấp Tỉnh' },
  district: { CAPTHUCHIEN: 'HUYEN', TENCAP: 'Cấp Huyện' },
  commune: { CAPTHUCHIEN: 'XA', TENCAP: 'Cấp Xã' },
}
const WAYS: Readonly<Record<Channel, string>> = { counter: '1', online: '2', post: '3' }
const UNITS_OF_TIME: Readonly<Record<TimeLimit['unit'], string>> = {
  'working-days': 'Ngày làm việc',
  'working-hours': 'Giờ làm việc',
  'calendar-days': 'Ngày',
}
const ORIGINS = {
  central: 'Thủ tục hành chính do trung ương quy định',
  local: 'Thủ tục hành chính đặc thù của địa phương',
} as const

/**
 * A procedure as the national database gives it out. What the database has no key for, as what only the province knows,
 * is not in it; `contentOfNational` reads it back.
 */
export function nationalRecordOf(
  code: string,
  content: ProcedureContent,
  names: WritingNames,
): NationalRecord {
  const { national } = content
  const { authority = null, sectorCode = null } = national ?? {}
  return {
    MATTHC: code,
    TENTTHC: said(content.name),
    MACOQUANCONGBO: said(national?.publisherCode),
    LOAITTHC: national === undefined ? null : ORIGINS[national.origin],
    DIACHITIEPNHAN: said(national?.receivingAddress),
    YEUCAU: said(content.conditions.join('\n')) ?? 'Không',
    TUKHOA: said(national?.keywords.join(', ')),
    MOTA: said(national?.description),
    MOTACOQUANTHUCHIEN: null,
    MOTACOQUANTHAMQUYEN: null,
    TRINHTUTHUCHIEN: [
      { TRUONGHOP: null, TRINHTU: content.steps.map((step) => ({ TENTRINHTU: said(step) })) },
    ],
    CAPTHUCHIEN: content.levels.map((level) => LEVELS[level]),
    LINHVUCTHUCHIEN: [{ MALINHVUC: said(sectorCode), TENLINHVUC: said(content.sector) }],
    CACHTHUCTHUCHIEN: content.channels.map((channel) => ({
      KENH: WAYS[channel],
      THOIGIAN: timesOf(channel, content),
    })),
    DOITUONGTHUCHIEN: content.audience.map((each: Audience) => ({ TENDOITUONG: AUDIENCE[each] })),
    THANHPHANHOSO: papersOf(content),
    KETQUATHUCHIEN: content.results.map(({ code: result, name, sample }) => ({
      MAKETQUA: said(result),
      TENKETQUA: said(name),
      URL: said(sample),
    })),
    CANCUPHAPLY: content.legalBases.map(basisOf),
    TTHCLIENQUAN: national === undefined ? null : [...national.relatedProcedures],
    TTHCLIENTHONG: [...content.linkedProcedures],
    COQUANTHUCHIEN: named(decidedBy(content, names).split('\n')),
    COQUANCOTHAMQUYEN: authority === null ? null : named([authority]),
    COQUANDUOCUYQUYEN: national === undefined ? null : named(national.delegates),
    COQUANPHOIHOP: named(content.coordinatingAgencies),
  }
}

/** The times of a way of filing: its own where it has them, else the one of all. The fees stand beside the first. */
function timesOf(channel: Channel, { timeLimit, fees, national }: ProcedureContent) {
  const own = (national?.terms ?? []).filter((term) => term.channel === channel)
  const times = own.length === 0 ? [timeOf(timeLimit)] : own.map(timeOfTerm)
  const owed = fees.flatMap((fee) => feesOf(fee, channel))
  return times.map((time, at) => ({ ...time, PHILEPHI: at === 0 ? owed : [] }))
}

type Time = Omit<NationalTime, 'PHILEPHI'>

function timeOf(limit: TimeLimit): Time {
  const { sameDay, value, unit, note } = limit
  return {
    THOIGIANGIAIQUYET: sameDay ? timeText(limit) : String(value),
    DONVITINH: sameDay ? null : UNITS_OF_TIME[unit],
    MOTA: said(note),
  }
}

function timeOfTerm({ time, note }: ChannelTerm): Time {
  const [, amount, unit] = /^(\d+(?:[.,]\d+)?) (\D+)$/u.exec(time) ?? []
  if (amount === undefined)
    return { THOIGIANGIAIQUYET: null, DONVITINH: null, MOTA: said(note) ?? said(time) }
  return { THOIGIANGIAIQUYET: amount, DONVITINH: said(unit), MOTA: said(note) }
}

/** A fee in one line, in two where it lies between two amounts. */
function feesOf(fee: Fee, channel: Channel): NationalFee[] {
  const { amount, code, name, onlineAmount, per } = fee
  const isLess = channel === 'online' && onlineAmount !== null
  const amounts = isLess ? [onlineAmount] : amount === null ? [null] : [amount.min, amount.max]
  return [...new Set(amounts)].map((each) => ({
    MAPHILEPHI: said(code),
    SOTIEN: each === null ? null : String(each),
    DONVI: said(per),
    MOTA: said(name),
  }))
}

/** The papers situation by situation; in one list when there is only one. */
function papersOf({ cases, components }: ProcedureContent): NationalPapers[] {
  if (cases.length === 0) return [{ TRUONGHOP: null, GIAYTO: components.map(paperOf) }]
  return cases.map(({ id, name }) => ({
    TRUONGHOP: said(name),
    GIAYTO: components
      .filter(({ caseIds }) => caseIds.length === 0 || caseIds.includes(id))
      .map(paperOf),
  }))
}

function paperOf(paper: Component): NationalPaper {
  return {
    MAGIAYTO: said(paper.code),
    TENGIAYTO: said(paper.name),
    TENMAUDON: said(paper.form),
    SOBANCHINH: String(paper.originals),
    SOBANSAO: String(paper.copies),
    MA_KQ_THAYTHE: said(paper.insteadResult),
    URL: said(paper.blank),
  }
}

function basisOf({ number, title, date, effectiveOn, issuer, link }: LegalBasis): NationalBasis {
  return {
    SOVANBAN: said(number),
    TENVANBAN: said(title),
    NGAYBANHANH: dayOf(date),
    NGAYHIEULUC: dayOf(effectiveOn),
    COQUANBANHANH: said(issuer),
    DIACHITRUYCAP: said(link),
  }
}

/** `20/11/2014`, as vendors write it. */
function dayOf(iso: string | null | undefined): string | null {
  return said(iso?.split('-').toReversed().join('/'))
}

function named(agencies: readonly string[]) {
  return agencies.map((name) => ({ MADONVI: null, TENDONVI: said(name) }))
}

/** A text as a reader of the record tidies it, so that what is written is what is read. */
function said(text: string | null | undefined): string | null {
  const tidied = (text ?? '').normalize('NFC').replaceAll('\r\n', '\n').trim()
  return tidied === '' ? null : tidied
}
