import { differing } from '#kernel/same'
import { inOneLine } from '#kernel/text'
import type { Audience, Channel, Level, NationalEntry, ProcedureContent } from './content.ts'
import { casesOf, feesOf, papersOf, termOfRecord, waysOf } from './national-lists.ts'
import {
  dayIn,
  linkIn,
  meantBy,
  nationalCodeIn,
  textLines,
  Unreadable,
  type NationalFault,
} from './national-parts.ts'
import type { NationalAgency, NationalRecord } from './national-record.ts'
import { nationalRecordOf } from './national-writing.ts'
import type { SheetNames } from './sheet.ts'

/** What stands under a key of a record and cannot be read. */
export interface UnreadKey {
  readonly column: string
  readonly fault: NationalFault
  readonly piece: string
}

type Part = (
  record: NationalRecord,
  before: ProcedureContent,
  names: SheetNames,
) => Partial<ProcedureContent>

/**
 * What a procedure is to say by its national record. A key that says what the procedure says leaves it as it is, with
 * everything that a record does not show; so does one that says nothing. Who decides here, the time of the process and
 * whatever only the province knows stay.
 */
export function contentOfNational(
  record: NationalRecord,
  before: ProcedureContent,
  names: SheetNames,
): { readonly content: ProcedureContent; readonly unread: readonly UnreadKey[] } {
  let content = before
  const unread: UnreadKey[] = []
  const news = newsOf(record, nationalRecordOf(record.MATTHC, before, names))
  for (const part of PARTS) {
    try {
      content = { ...content, ...part(news, before, names) }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      unread.push({ column: error.column, fault: error.code, piece: error.given })
    }
  }
  return { content, unread }
}

/** The record without the keys under which it says what the procedure says already. */
function newsOf(record: NationalRecord, before: NationalRecord): NationalRecord {
  const changed = new Set(differing(before, record))
  const entries = Object.entries(record).map(([key, given]) => [
    key,
    changed.has(key) ? given : null,
  ])
  return { ...(Object.fromEntries(entries) as NationalRecord), MATTHC: record.MATTHC }
}

const LEVELS: readonly (readonly [string, Level | null])[] = [
  ['xa', 'commune'],
  ['huyen', 'district'],
  ['tinh', 'province'],
  ['bo', null],
  ['trung uong', null],
  ['co quan khac', null],
]

const AUDIENCE: readonly (readonly [string, Audience])[] = [
  ['dinh cu o nuoc ngoai', 'overseas-vietnamese'],
  ['to chuc nuoc ngoai', 'organisation'],
  ['nguoi nuoc ngoai', 'foreigner'],
  ['can bo', 'cadre'],
  ['ho kinh doanh', 'household-business'],
  ['to chuc', 'organisation'],
  ['hop tac xa', 'organisation'],
  ['doanh nghiep', 'business'],
  ['cong dan', 'citizen'],
]

const PARTS: readonly Part[] = [
  ({ TENTTHC }) => (TENTTHC === null ? {} : { name: inOneLine(TENTTHC) }),
  sectorOf,
  levelsOf,
  audienceOf,
  ({ CACHTHUCTHUCHIEN }, before) => {
    if (CACHTHUCTHUCHIEN === null) return {}
    const channels = waysOf(CACHTHUCTHUCHIEN).map(({ channel }) => channel)
    return { channels: inOrderOf(before.channels, [...new Set(channels)]) }
  },
  ({ TRINHTUTHUCHIEN }) => {
    if (TRINHTUTHUCHIEN === null) return {}
    const isDivided = TRINHTUTHUCHIEN.length > 1
    const steps = TRINHTUTHUCHIEN.flatMap(({ TRUONGHOP, TRINHTU }) =>
      TRINHTU.flatMap(({ TENTRINHTU }) => textLines(TENTRINHTU ?? '')).map((step) =>
        isDivided && TRUONGHOP !== null ? `${TRUONGHOP}: ${step}` : step,
      ),
    )
    return { steps }
  },
  ({ THANHPHANHOSO }, before) => {
    if (THANHPHANHOSO === null) return {}
    const cases = casesOf(THANHPHANHOSO, before.cases)
    return { cases, components: papersOf(THANHPHANHOSO, before.components, cases) }
  },
  ({ CACHTHUCTHUCHIEN }, before) =>
    CACHTHUCTHUCHIEN === null
      ? {}
      : { timeLimit: termOfRecord(CACHTHUCTHUCHIEN, before.timeLimit) },
  ({ CACHTHUCTHUCHIEN }, before) =>
    CACHTHUCTHUCHIEN === null ? {} : { fees: feesOf(CACHTHUCTHUCHIEN, before.fees) },
  ({ KETQUATHUCHIEN }, before) => {
    if (KETQUATHUCHIEN === null) return {}
    const results = KETQUATHUCHIEN.map(({ MAKETQUA, TENKETQUA, URL }) => {
      const name = TENKETQUA ?? ''
      const known = before.results.find(
        (each) => each.name === name || (MAKETQUA !== null && each.code === MAKETQUA),
      )
      const paperRequired = known?.paperRequired ?? false
      return {
        ...known,
        name,
        paperRequired,
        code: MAKETQUA ?? known?.code,
        sample: linkIn(URL) ?? known?.sample,
      }
    })
    return { results }
  },
  ({ YEUCAU }) => (YEUCAU === null ? {} : { conditions: conditionsIn(YEUCAU) }),
  basesOf,
  agenciesOf,
  ({ COQUANPHOIHOP }) =>
    COQUANPHOIHOP === null ? {} : { coordinatingAgencies: namesOf(COQUANPHOIHOP) },
  ({ TTHCLIENTHONG }) =>
    TTHCLIENTHONG === null ? {} : { linkedProcedures: codesIn(TTHCLIENTHONG) },
  nationalEntry,
]

function sectorOf(
  { LINHVUCTHUCHIEN }: NationalRecord,
  before: ProcedureContent,
  names: SheetNames,
) {
  const sector = LINHVUCTHUCHIEN?.[0]?.TENLINHVUC ?? null
  if (sector === null || sector === before.sector) return {}
  const sectorGroup = names.sectorGroup(sector)
  if (sectorGroup === null) throw new Unreadable('LINHVUCTHUCHIEN', 'sector-unknown', sector)
  return { sector, sectorGroup }
}

function levelsOf({ CAPTHUCHIEN }: NationalRecord, before: ProcedureContent) {
  if (CAPTHUCHIEN === null) return {}
  const levels = CAPTHUCHIEN.flatMap(({ CAPTHUCHIEN: code, TENCAP }) => {
    const given = TENCAP ?? code ?? ''
    const level = meantBy(LEVELS, given)
    if (level === undefined) throw new Unreadable('CAPTHUCHIEN', 'option-unknown', given)
    return level === null ? [] : [level]
  })
  return { levels: inOrderOf(before.levels, [...new Set(levels)]) }
}

function audienceOf({ DOITUONGTHUCHIEN }: NationalRecord, before: ProcedureContent) {
  if (DOITUONGTHUCHIEN === null) return {}
  const audience = DOITUONGTHUCHIEN.map(({ TENDOITUONG }) => {
    const meant = meantBy(AUDIENCE, TENDOITUONG ?? '')
    if (meant === undefined)
      throw new Unreadable('DOITUONGTHUCHIEN', 'option-unknown', TENDOITUONG ?? '')
    return meant
  })
  return { audience: inOrderOf(before.audience, [...new Set(audience)]) }
}

/** "Không" is how vendors say that there is none. */
function conditionsIn(text: string): string[] {
  const lines = textLines(text)
  return lines.length === 1 && /^không(?: có)?\.?$/iu.test(lines[0] ?? '') ? [] : lines
}

function basesOf({ CANCUPHAPLY }: NationalRecord, before: ProcedureContent) {
  if (CANCUPHAPLY === null) return {}
  const legalBases = CANCUPHAPLY.map((basis) => {
    const number = basis.SOVANBAN ?? ''
    const known = before.legalBases.find((each) => each.number === number)
    return {
      ...known,
      number,
      title: basis.TENVANBAN ?? known?.title ?? '',
      date: dayIn('CANCUPHAPLY', basis.NGAYBANHANH) ?? known?.date ?? null,
      effectiveOn: dayIn('CANCUPHAPLY', basis.NGAYHIEULUC) ?? known?.effectiveOn,
      issuer: basis.COQUANBANHANH ?? known?.issuer,
      link: linkIn(basis.DIACHITRUYCAP) ?? known?.link,
    }
  })
  return { legalBases }
}

/** Who decides is the province's to say; only of a procedure that nobody decides yet is it read from the record. */
function agenciesOf(
  { COQUANTHUCHIEN, MOTACOQUANTHUCHIEN }: NationalRecord,
  before: ProcedureContent,
  names: SheetNames,
): Partial<ProcedureContent> {
  const { department, commune } = before.competence
  if (department !== null || commune !== null || before.handledElsewhere !== null) return {}
  const given = COQUANTHUCHIEN === null ? [] : namesOf(COQUANTHUCHIEN)
  const all = given.length === 0 && MOTACOQUANTHUCHIEN !== null ? [MOTACOQUANTHUCHIEN] : given
  const isCommune = (name: string) => meantBy([['cap xa', true]], name) === true
  const departments = all.filter((name) => !isCommune(name))
  const slugs = departments.map((name) => names.unitSlug(name))
  const strange = departments.find((_, at) => slugs[at] === null) ?? departments[1]
  if (strange !== undefined) throw new Unreadable('COQUANTHUCHIEN', 'unit-unknown', strange)
  if (all.length === 0) return {}
  return {
    competentAgency: all.join('; '),
    competence: {
      department: slugs[0] ?? null,
      commune: all.some(isCommune) ? { addressQuestion: null } : null,
    },
  }
}

const ENTRY_KEYS = [
  'LOAITTHC',
  'MACOQUANCONGBO',
  'LINHVUCTHUCHIEN',
  'TUKHOA',
  'MOTA',
  'DIACHITIEPNHAN',
  'COQUANCOTHAMQUYEN',
  'MOTACOQUANTHAMQUYEN',
  'COQUANDUOCUYQUYEN',
  'TTHCLIENQUAN',
  'CACHTHUCTHUCHIEN',
] as const satisfies readonly (keyof NationalRecord)[]

function nationalEntry(
  record: NationalRecord,
  before: ProcedureContent,
): Partial<ProcedureContent> {
  if (ENTRY_KEYS.every((key) => record[key] === null)) return {}
  const known = before.national
  const entry: NationalEntry = {
    origin: originOf(record.LOAITTHC) ?? known?.origin ?? 'central',
    publisherCode: record.MACOQUANCONGBO ?? known?.publisherCode ?? null,
    sectorCode: record.LINHVUCTHUCHIEN?.[0]?.MALINHVUC ?? known?.sectorCode ?? null,
    keywords:
      record.TUKHOA === null
        ? (known?.keywords ?? [])
        : record.TUKHOA.split(/[,;]\s*/u).filter(Boolean),
    description: record.MOTA ?? known?.description ?? null,
    receivingAddress: record.DIACHITIEPNHAN ?? known?.receivingAddress ?? null,
    authority:
      record.COQUANCOTHAMQUYEN?.[0]?.TENDONVI ??
      record.MOTACOQUANTHAMQUYEN ??
      known?.authority ??
      null,
    delegates:
      record.COQUANDUOCUYQUYEN === null
        ? (known?.delegates ?? [])
        : namesOf(record.COQUANDUOCUYQUYEN),
    relatedProcedures:
      record.TTHCLIENQUAN === null
        ? (known?.relatedProcedures ?? [])
        : codesIn(record.TTHCLIENQUAN),
    terms:
      record.CACHTHUCTHUCHIEN === null ? (known?.terms ?? []) : waysOf(record.CACHTHUCTHUCHIEN),
  }
  return { national: entry }
}

function originOf(text: string | null): NationalEntry['origin'] | null {
  if (text === null) return null
  return meantBy(
    [
      ['dia phuong', true],
      ['dac thu', true],
    ],
    text,
  ) === true
    ? 'local'
    : 'central'
}

function namesOf(agencies: readonly NationalAgency[]): string[] {
  return agencies.flatMap(({ TENDONVI, MADONVI }) => TENDONVI ?? MADONVI ?? [])
}

function codesIn(codes: readonly string[]): string[] {
  return codes.flatMap((code) => nationalCodeIn(code) ?? [])
}

/** The same values in the order they had: another order alone is no change. */
function inOrderOf<Value extends Channel | Audience | Level>(
  before: readonly Value[],
  after: readonly Value[],
): Value[] {
  const kept = before.filter((each) => after.includes(each))
  return [...kept, ...after.filter((each) => !kept.includes(each))]
}
