import { langSonUnits } from '../lang-son/units.ts'
import { wholeProvince } from '../whole-province/catalogue.ts'
import {
  chosen,
  contentIn2023,
  portions,
  workingDayBetween,
  type PackedProcedure,
} from './procedures.ts'
import type { PastPublication } from './publishing.ts'

/** What was published in Bắc Kạn in the first half of 2023, by how many decisions. */
export const PUBLISHED = { decisions: 31, made: 14, changed: 448, repealed: 57 } as const

const SEED = 'bac-kan'
const CHAIR = 'Chủ tịch Ủy ban nhân dân tỉnh Bắc Kạn'
const BEFORE_2023 = 'Quy trình minh họa, phê duyệt trước năm 2023'
/** Departments of the model that Bắc Kạn does not have. */
const NOT_HERE = /^(so-ngoai-vu|bql-kkt-dong-dang)(\.|$)/
const OF_THE_PROVINCE = / tỉnh Lạng Sơn$/u

/** The generated history of Bắc Kạn in the first half of 2023. */
export interface BacKanHistory {
  readonly procedures: readonly PackedProcedure[]
  readonly publications: readonly PastPublication[]
}

/** A catalogue made by chance from another seed than that of Lạng Sơn, and what the decisions of half a year did to it. */
export function bacKanHistory(): BacKanHistory {
  const names = new Map(langSonUnits().units.map(({ slug, name }) => [slug, name]))
  const whole = wholeProvince(
    {
      names: new Set(),
      departmentName: (slug) => (names.get(slug) ?? '').replace(OF_THE_PROVINCE, ''),
    },
    SEED,
  ) as PackedProcedure[]
  const all = whole.filter((procedure) => !NOT_HERE.test(departmentIn2023(procedure) ?? ''))
  const touched = chosen(all, PUBLISHED.made + PUBLISHED.changed + PUBLISHED.repealed, SEED)
  const made = chosen(touched, PUBLISHED.made, `${SEED} mới`)
  const others = touched.filter((procedure) => !made.includes(procedure))
  const repealed = new Set(chosen(others, PUBLISHED.repealed, `${SEED} bãi bỏ`))
  return {
    procedures: all
      .filter((procedure) => !made.includes(procedure))
      .map((procedure) => ({
        ...procedure,
        effectiveFrom: '2023-01-01',
        approvedBy: BEFORE_2023,
        content: contentIn2023(procedure),
        earlier: [],
      })),
    publications: publicationsOf(touched, (procedure) =>
      made.includes(procedure) ? 'new' : repealed.has(procedure) ? 'repeal' : 'amend',
    ),
  }
}

function departmentIn2023(procedure: PackedProcedure): string | null {
  const { competence } = contentIn2023(procedure) as { competence?: { department: string | null } }
  return competence?.department ?? null
}

function publicationsOf(
  touched: readonly PackedProcedure[],
  kindOf: (procedure: PackedProcedure) => 'new' | 'amend' | 'repeal',
): PastPublication[] {
  const bySector = touched.toSorted((one, other) => (one.code < other.code ? -1 : 1))
  return portions(bySector, PUBLISHED.decisions).map((portion, at) => {
    const decidedOn = workingDayBetween('2023-01-09', '2023-06-29', at / PUBLISHED.decisions)
    const sectors = [...new Set(portion.map(({ content }) => content.sector))].slice(0, 3)
    return {
      number: `${41 + at * 37}/QĐ-UBND`,
      decidedOn,
      effectiveOn: decidedOn,
      issuer: CHAIR,
      summary: `Công bố danh mục thủ tục hành chính, lĩnh vực ${sectors.join('; ')} (lịch sử minh họa)`,
      items: portion.map((procedure) => {
        const kind = kindOf(procedure)
        return { code: procedure.code, kind, content: contentAfter(procedure, kind) }
      }),
    }
  })
}

const FOLLOWED = 'Theo dõi việc giải quyết hồ sơ trên Cổng dịch vụ công của tỉnh.'

function contentAfter(procedure: PackedProcedure, kind: 'new' | 'amend' | 'repeal') {
  if (kind === 'repeal') return null
  const content = contentIn2023(procedure)
  return kind === 'new' ? content : { ...content, steps: [...content.steps, FOLLOWED] }
}

/** Codes of the districts until July 2025 in the list of the General Statistics Office. */
const DISTRICTS = [
  { slug: 'tp-bac-kan', name: 'thành phố Bắc Kạn', adminUnitCode: '058' },
  { slug: 'huyen-pac-nam', name: 'huyện Pác Nặm', adminUnitCode: '060' },
  { slug: 'huyen-ba-be', name: 'huyện Ba Bể', adminUnitCode: '061' },
  { slug: 'huyen-ngan-son', name: 'huyện Ngân Sơn', adminUnitCode: '062' },
  { slug: 'huyen-bach-thong', name: 'huyện Bạch Thông', adminUnitCode: '063' },
  { slug: 'huyen-cho-don', name: 'huyện Chợ Đồn', adminUnitCode: '064' },
  { slug: 'huyen-cho-moi', name: 'huyện Chợ Mới', adminUnitCode: '065' },
  { slug: 'huyen-na-ri', name: 'huyện Na Rì', adminUnitCode: '066' },
]

/** The departments of the model of 2023 under the names of Bắc Kạn, its centre and its eight districts. */
export function bacKanUnits() {
  const { units, licence, sources } = langSonUnits()
  const kinds = new Set(['province', 'department', 'division', 'office', 'sub-department'])
  const provincial = units.filter(
    ({ slug, kind, from, parent = 'ubnd-tinh' }) =>
      from === '2023-01-01' &&
      !NOT_HERE.test(slug) &&
      (slug === 'tt-pvhcc-tinh' || (kinds.has(kind) && isProvincial(slug, parent))),
  )
  return {
    title: 'Đơn vị tổ chức tỉnh Bắc Kạn năm 2023, theo khuôn của tỉnh Lạng Sơn',
    locality: 'H03',
    sources,
    licence,
    units: [
      ...provincial.map(renamed),
      ...DISTRICTS.map(({ slug, name, adminUnitCode }, at) => ({
        slug,
        code: `H03.${31 + at}`,
        name: `Ủy ban nhân dân ${name}`,
        shortName: `UBND ${name}`,
        kind: 'district',
        parent: 'ubnd-tinh',
        adminUnitCode,
        from: '2023-01-01',
      })),
    ],
  }
}

function isProvincial(slug: string, parent: string): boolean {
  return /^(ubnd-tinh|vp-ubnd-tinh|so-|ban-|thanh-tra-)/.test(slug) && !parent.startsWith('huyen-')
}

/** A unit of the model in Bắc Kạn: nothing of its address, its basis or what became of it. */
function renamed({ slug, code, name, shortName, kind, parent, divisionKey }: ModelUnit) {
  const here = (text: string) => text.replaceAll('Lạng Sơn', 'Bắc Kạn')
  return {
    slug,
    code: code.replace(/^H37/, 'H03'),
    name: here(name),
    shortName: here(shortName),
    kind,
    ...(parent === undefined ? { adminUnitCode: '06' } : { parent }),
    ...(divisionKey === undefined ? {} : { divisionKey }),
    from: '2023-01-01',
  }
}

type ModelUnit = ReturnType<typeof langSonUnits>['units'][number]
