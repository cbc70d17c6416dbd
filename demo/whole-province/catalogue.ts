import { chanceOf, type Chance } from './chance.ts'
import { actOf, DAYS, papersOf, resultOf, type Act } from './papers.ts'
import { processOf } from './process.ts'
import { candidatesOf, type Candidate, type VocabularyLevel } from './vocabulary.ts'

/** How many procedures of each level a province of the kind listed in September 2023. */
export const COUNTS = { province: 1_422, district: 263, commune: 109 } as const
export const DEFAULT_SEED = 'lang-son'

const APPROVED_BY = 'Quy trình minh họa cho bản trình diễn, chưa có quyết định phê duyệt'
const LEVELS: readonly VocabularyLevel[] = ['province', 'district', 'commune']
const HOURS_A_DAY = 8

/** What the generator takes over from the pack that it adds to. */
export interface Surroundings {
  /** Names that are written by hand already. */
  readonly names: ReadonlySet<string>
  /** The department of a slug by its name, without the province. */
  readonly departmentName: (slug: string) => string
}

/**
 * The catalogue of a whole province as of September 2023, beside the procedures written by hand, with what became of it
 * when departments merged in March and districts ended in July 2025; as `importCatalogue` takes it over. The same seed
 * makes the same catalogue.
 */
export function wholeProvince(surroundings: Surroundings, seed = DEFAULT_SEED): unknown[] {
  return LEVELS.flatMap((level) =>
    chosen(level, surroundings.names, seed).map((candidate) =>
      packed(candidate, level, chanceOf(seed, candidate.name), surroundings),
    ),
  )
}

function chosen(
  level: VocabularyLevel,
  byHand: ReadonlySet<string>,
  seed: string,
): readonly Candidate[] {
  const candidates = candidatesOf(level).filter(({ name }) => !byHand.has(name))
  const sure = candidates.filter(({ isSure }) => isSure)
  const others = candidates
    .filter(({ isSure }) => !isSure)
    .map((candidate) => ({ candidate, place: chanceOf(seed, candidate.name).share('chosen') }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ candidate }) => candidate)
  const left = COUNTS[level] - sure.length
  if (left < 0 || left > others.length)
    throw new Error(`the vocabulary makes ${sure.length} to ${candidates.length} at the ${level}`)
  const kept = new Set([...sure, ...others.slice(0, left)])
  return candidates.filter((candidate) => kept.has(candidate))
}

function packed(
  candidate: Candidate,
  level: VocabularyLevel,
  chance: Chance,
  surroundings: Surroundings,
): Record<string, unknown> {
  const act = actOf(candidate.name)
  const content = contentOf(candidate, act, chance)
  const { department, divisions } = candidate.sector
  const process = processOf({
    hours: content.timeLimit.processHours,
    divisions,
    result: content.results[0].name,
    hasDivisionHead: level === 'province' && content.timeLimit.value > 5,
  })
  const agency = agencyOf(level, department?.today ?? null, surroundings)
  const before = { levels: [level], steps: stepsOf(PLACES_BEFORE[level]) }
  const in2023 = { ...before, ...agencyOf(level, department?.in2023 ?? null, surroundings) }
  const isMerged = department !== null && department.in2023 !== department.today
  return {
    code: candidate.code,
    effectiveFrom: '2025-07-01',
    approvedBy: APPROVED_BY,
    content: {
      ...content,
      ...agency,
      ...(level === 'province' ? {} : { competentAgency: 'Ủy ban nhân dân cấp xã' }),
      levels: [level === 'province' ? 'province' : 'commune'],
      steps: stepsOf(level === 'province' ? PLACE_OF_DEPARTMENT : PLACE_OF_COMMUNE),
    },
    process,
    earlier: [
      {
        effectiveFrom: '2023-01-01',
        effectiveTo: isMerged ? '2025-02-28' : '2025-06-30',
        differs: in2023,
      },
      ...(isMerged
        ? [{ effectiveFrom: '2025-03-01', effectiveTo: '2025-06-30', differs: before }]
        : []),
    ],
  }
}

function agencyOf(
  level: VocabularyLevel,
  department: string | null,
  { departmentName }: Surroundings,
): Record<string, unknown> {
  if (department !== null)
    return {
      competentAgency: departmentName(department),
      competence: { department, commune: null },
    }
  return {
    competentAgency: `Ủy ban nhân dân cấp ${level === 'district' ? 'huyện' : 'xã'}`,
    competence: { department: null, commune: { addressQuestion: null } },
  }
}

function contentOf(candidate: Candidate, act: Act, chance: Chance) {
  const { name, sector } = candidate
  const days = chance.pick('days', DAYS[act])
  return {
    name,
    sector: sector.name,
    sectorGroup: sector.group,
    audience: sector.audience,
    onlineLevel: chance.share('online') < 0.6 ? 'full' : 'partial',
    channels: ['online', 'counter', 'post'],
    cases: [],
    components: papersOf(candidate, act, chance),
    sets: 1,
    timeLimit: {
      value: days,
      unit: 'working-days',
      sameDay: false,
      processHours: days * HOURS_A_DAY,
      parts: null,
      note: null,
    },
    fees: [feeOf(act, chance)],
    results: [{ name: resultOf(name, act), paperRequired: act !== 'notify' }] as const,
    conditions: [],
    legalBases: [sector.law],
    onTheSpot: 0,
    linkedProcedures: [],
    formerCodes: [],
    coordinatingAgencies: [],
    note: 'Nội dung minh họa cho bản trình diễn, không phải căn cứ pháp lý',
    handledElsewhere: null,
  } as const
}

function feeOf(act: Act, chance: Chance): Record<string, unknown> {
  const isFree = act === 'notify' || act === 'aid' || act === 'decide' || chance.share('fee') < 0.4
  const amount = isFree ? 0 : chance.pick('amount', [50_000, 100_000, 150_000, 200_000, 500_000])
  return {
    name: isFree ? 'Không thu phí, lệ phí' : 'Lệ phí',
    amount: { min: amount, max: amount },
    onlineAmount: isFree ? 0 : amount / 2,
    per: 'hồ sơ',
    exemptions: [],
    note: null,
  }
}

const PLACE_OF_DEPARTMENT =
  'Trung tâm Phục vụ hành chính công tỉnh hoặc của xã, phường bất kỳ trong tỉnh'
const PLACE_OF_COMMUNE = 'Trung tâm Phục vụ hành chính công của xã, phường'
const PLACES_BEFORE = {
  province: 'Trung tâm Phục vụ hành chính công tỉnh',
  district: 'bộ phận một cửa cấp huyện',
  commune: 'bộ phận một cửa cấp xã',
}

function stepsOf(place: string): string[] {
  return [
    'Chuẩn bị giấy tờ theo danh mục thành phần hồ sơ.',
    `Nộp hồ sơ tại ${place}; cũng có thể gửi qua bưu chính công ích hoặc nộp trực tuyến.`,
    'Cơ quan giải quyết thẩm định hồ sơ và ký kết quả.',
    'Nhận kết quả tại quầy, qua bưu chính công ích hoặc nhận bản điện tử.',
  ]
}
