import type { SignedAcceptance } from '#modules/acceptances'
import type { PackedDecision } from '#modules/designs'
import { wholeLangSon } from '../whole-province/with-pack.ts'
import { branchProcedures } from './branches.ts'
import {
  chosen,
  contentIn2023,
  portions,
  workingDayBetween,
  type PackedContent,
  type PackedProcedure,
} from './procedures.ts'
import type { PastPublication } from './publishing.ts'

type Level = 'province' | 'district' | 'commune'

/** As they stood until mid September 2023, and how many of them the one-stop places received. */
export const STANDING = { province: 1_421, district: 262, commune: 107 } as const
export const ONE_STOP = { province: 1_264, district: 231, commune: 92 } as const
/** Procedures whose process was approved in the first nine months of 2023. */
export const APPROVED = { province: 433, district: 70, commune: 17 } as const
/** Settled on the spot at the centre, and by how many agencies. */
export const ON_THE_SPOT = { procedures: 278, agencies: 15 } as const
/** The decision of September adds what 1,794 has beyond 1,790. */
const ADDED_ON = '2023-09-15'

const SEED = 'lich-su-2023'
const LEVELS: readonly Level[] = ['province', 'district', 'commune']
const CHAIR = 'Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn'
const MADE_UP = 'Lịch sử minh họa, không phải quyết định có thật'
const BEFORE_2023 = 'Quy trình minh họa, phê duyệt trước năm 2023'
const DECISIONS = 26

/** The generated history of Lạng Sơn in the three-level period, as its loader takes it over. */
export interface LangSonHistory {
  readonly procedures: readonly PackedProcedure[]
  readonly decisions: readonly PackedDecision[]
  readonly acceptances: readonly SignedAcceptanceInput[]
  readonly publications: readonly PastPublication[]
}

/** A list as it stands in a file: days are texts. */
type SignedAcceptanceInput = Readonly<Record<keyof SignedAcceptance, unknown>>

/** Made the same each time: which procedures are received, settled on the spot and approved is chosen by chance. */
export function langSonHistory(): LangSonHistory {
  const whole = wholeLangSon() as PackedProcedure[]
  const added = LEVELS.flatMap((level) => addedAt(level, whole))
  const standing = whole.filter((procedure) => !added.includes(procedure))
  const oneStop = LEVELS.flatMap((level) =>
    chosen(at(level, standing), ONE_STOP[level], `${SEED} một cửa ${level}`),
  )
  const approved = LEVELS.flatMap((level) =>
    chosen(at(level, oneStop), APPROVED[level], `${SEED} quy trình ${level}`),
  )
  const onTheSpot = new Set(settledOnTheSpot(at('province', oneStop)))
  const received = new Set(oneStop)
  const withDecision = new Set(approved)
  const branches = branchProcedures()
  return {
    procedures: [
      ...standing.map((procedure): PackedProcedure => ({
        ...procedure,
        approvedBy: received.has(procedure) && !withDecision.has(procedure) ? BEFORE_2023 : null,
        ...(onTheSpot.has(procedure) ? { content: { ...procedure.content, onTheSpot: 4 } } : {}),
      })),
      ...branches,
    ],
    decisions: decisionsOn(approved),
    acceptances: [
      acceptanceOf({ standing, received, branches }, IN_2023),
      acceptanceOf({ standing, received, branches }, SINCE_2025),
    ],
    publications: publicationsOf(added),
  }
}

function levelOf({ code }: PackedProcedure): Level {
  return LEVELS[Number(code[2]) - 1] ?? 'province'
}

function at(level: Level, procedures: readonly PackedProcedure[]): readonly PackedProcedure[] {
  return procedures.filter((procedure) => levelOf(procedure) === level)
}

/** What comes with the decision of September; of a department that no later merger touches. */
function addedAt(level: Level, whole: readonly PackedProcedure[]): readonly PackedProcedure[] {
  const count = at(level, whole).length - STANDING[level]
  const lasting = at(level, whole).filter(({ earlier }) => earlier.length === 1)
  return chosen(lasting, count, `${SEED} mới ${level}`)
}

/** Of as many agencies as the figure says: those that settle most. */
function settledOnTheSpot(received: readonly PackedProcedure[]): readonly PackedProcedure[] {
  const byAgency = Map.groupBy(received, (procedure) => contentIn2023(procedure).competentAgency)
  const busiest = [...byAgency.values()]
    .toSorted((one, other) => other.length - one.length)
    .slice(0, ON_THE_SPOT.agencies)
  const first = busiest.flatMap(([procedure]) => procedure ?? [])
  const rest = busiest.flat().filter((procedure) => !first.includes(procedure))
  const more = chosen(rest, ON_THE_SPOT.procedures - first.length, `${SEED} tại chỗ`)
  return [...first, ...more]
}

const REASONS = [
  'Phải kiểm tra thực địa, nhận hồ sơ ngay nơi kiểm tra.',
  'Giải quyết bằng cuộc họp, hội nghị của cơ quan có thẩm quyền.',
  'Liên quan bí mật nhà nước hoặc an ninh, quốc phòng.',
]

/** The list of the three levels, and that of the two that are left since July 2025. */
const IN_2023 = { number: '2301/QĐ-UBND', decidedOn: '2022-12-30', effectiveFrom: '2023-01-01' }
const SINCE_2025 = { number: '1303/QĐ-UBND', decidedOn: '2025-06-30', effectiveFrom: '2025-07-01' }

function acceptanceOf(
  listed: {
    readonly standing: readonly PackedProcedure[]
    readonly received: ReadonlySet<PackedProcedure>
    readonly branches: readonly PackedProcedure[]
  },
  signed: typeof IN_2023,
): SignedAcceptanceInput {
  const { standing, received, branches } = listed
  return {
    ...signed,
    signer: CHAIR,
    replacesEarlier: true,
    lines: [
      ...standing.map((procedure, place) => ({
        code: procedure.code,
        level: signed === IN_2023 ? levelOf(procedure) : procedure.content.levels[0],
        reason: received.has(procedure) ? null : (REASONS[place % REASONS.length] ?? null),
      })),
      ...branches.map(({ code }) => ({ code, level: 'province', reason: null })),
    ],
  }
}

/** The approvals of 2023, and those by which the processes were taken over each time the agencies changed in 2025. */
function decisionsOn(approved: readonly PackedProcedure[]): PackedDecision[] {
  const signed = portions(approved, DECISIONS).map((portion, place) => {
    const decidedOn = workingDayBetween('2023-01-10', '2023-09-13', place / DECISIONS)
    return decisionOf(portion, 0, { number: `${60 + place * 53}/QĐ-UBND`, decidedOn })
  })
  const merged = approved.filter(({ earlier }) => earlier.length > 1)
  return [
    ...signed,
    decisionOf(merged, 1, { number: '402/QĐ-UBND', decidedOn: '2025-02-27' }),
    ...portions(approved, 2).map((portion, place) =>
      decisionOf(portion, -1, { number: `${1_301 + place}/QĐ-UBND`, decidedOn: '2025-06-30' }),
    ),
  ]
}

/** Approves the processes of the periods at that place: 0 that of 2023, -1 that of today. */
function decisionOf(
  procedures: readonly PackedProcedure[],
  place: 0 | 1 | -1,
  { number, decidedOn }: { readonly number: string; readonly decidedOn: string },
): PackedDecision {
  return {
    number,
    decidedOn,
    signer: CHAIR,
    purpose: 'Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính theo cơ chế một cửa',
    scope: MADE_UP,
    processes: procedures.map((procedure) => {
      const { code, content, process, earlier } = procedure
      const period = place === -1 ? null : earlier[place]
      return {
        code,
        number: place === -1 ? earlier.length + 1 : place + 1,
        processHours: content.timeLimit.processHours,
        effectiveFrom: place === 0 ? decidedOn : (period?.effectiveFrom ?? procedure.effectiveFrom),
        effectiveTo: period?.effectiveTo ?? null,
        definition: process,
      }
    }),
  }
}

/** The decision that brings them, and the one that hands those of districts on when districts end. */
function publicationsOf(added: readonly PackedProcedure[]): PastPublication[] {
  const items = (of: (procedure: PackedProcedure) => PackedContent, kind: 'new' | 'amend') =>
    added.map((procedure) => ({ code: procedure.code, kind, content: of(procedure) }))
  return [
    {
      number: '1502/QĐ-UBND',
      decidedOn: ADDED_ON,
      effectiveOn: '2023-09-18',
      issuer: CHAIR,
      summary: `Công bố thủ tục hành chính mới ban hành (${MADE_UP.toLocaleLowerCase('vi')})`,
      items: items(contentIn2023, 'new'),
    },
    {
      number: '1299/QĐ-UBND',
      decidedOn: '2025-06-27',
      effectiveOn: '2025-07-01',
      issuer: CHAIR,
      summary: `Công bố thủ tục hành chính sửa đổi khi không còn cấp huyện (${MADE_UP.toLocaleLowerCase('vi')})`,
      items: items(({ content }) => content, 'amend'),
    },
  ]
}
