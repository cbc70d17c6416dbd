import type { UnitId } from '#kernel/id'
import { SYSTEM } from '#platform/access'
import { buildServer } from '#platform/http'
import { silentLog } from '#platform/log'
import type { ProcedureContent } from '../../src/modules/procedures/domain/content.ts'
import { openDataRoutes } from '../../src/modules/procedures/http/open-data-routes.ts'
import { procedureRoutes } from '../../src/modules/procedures/http/procedure-routes.ts'
import { importCatalogue } from '../../src/modules/procedures/usecases/import-catalogue.ts'
import type { CatalogueNeighbours } from '../../src/modules/procedures/usecases/neighbours.ts'
import { aContext, aDatabase } from './database.ts'
import { aComponent, aContent, aProcess } from './procedures.ts'
import { whenOver } from './when-over.ts'

const UNITS = [
  aUnit('so-tu-phap', 'H37.03', 'Sở Tư pháp tỉnh Lạng Sơn', 'department', 'province'),
  aUnit('tt-tinh', 'H37.01.09', 'Trung tâm tỉnh', 'centre', 'province', 'vp-ubnd-tinh'),
  aUnit('ba-son', 'H37.110', 'UBND xã Ba Sơn', 'commune', 'commune'),
  aUnit('ba-son.tt', 'H37.110.01', 'Trung tâm xã Ba Sơn', 'centre', 'commune', 'ba-son'),
  aUnit('luong-van-tri', 'H37.102', 'UBND phường Lương Văn Tri', 'commune', 'commune'),
  aUnit(
    'lvt.tt',
    'H37.102.01',
    'Trung tâm phường Lương Văn Tri',
    'centre',
    'commune',
    'luong-van-tri',
  ),
  aUnit(
    'lvt.van-phong',
    'H37.102.02',
    'Văn phòng phường Lương Văn Tri',
    'office',
    'commune',
    'luong-van-tri',
  ),
]

function aUnit(
  ...given: readonly [string, string, string, string, 'province' | 'commune', string?]
) {
  const [slug, code, name, kind, level, parent] = given
  const parentId = (parent ?? null) as UnitId | null
  return { id: slug as UnitId, slug, code, name, kind, level, parentId }
}

const NEIGHBOURS: CatalogueNeighbours = {
  organisation: async () => ({
    units: {
      units: UNITS,
      unit: (id) => UNITS.find((unit) => unit.id === id) ?? null,
      byCode: (code) => UNITS.find((unit) => unit.code === code) ?? null,
      named: (slug) => UNITS.find((unit) => unit.slug === slug) ?? null,
      communeByAdminUnit: () => null,
      divisionOf: (id, keys) =>
        UNITS.find(
          (unit) => keys.includes('van-phong') && unit.code.endsWith('.02') && unit.parentId === id,
        ) ??
        UNITS.find((unit) => unit.id === id) ??
        null,
    },
    isRoleHeld: (unitId) => unitId.startsWith('lvt') || unitId === 'luong-van-tri',
  }),
  formOf: async (_, code) =>
    code === '1.001193'
      ? { id: 'f1', version: 3, schema: { type: 'object' }, example: { childFullName: 'Hoàng An' } }
      : null,
  whyNotReceived: async () => () => null,
}

function packed(code: string, given: Partial<ProcedureContent>, isHandled = true) {
  return {
    code,
    effectiveFrom: '2025-07-01',
    approvedBy: isHandled ? 'Quy trình minh họa' : null,
    content: aContent(given),
    process: isHandled ? aProcess() : null,
    earlier: [],
  }
}

const BIRTH = packed('1.001193', {
  name: 'Đăng ký khai sinh',
  sector: 'Hộ tịch',
  cases: [{ id: 'co-giay-chung-sinh', name: 'Có giấy chứng sinh' }],
  components: [
    aComponent({
      id: 'to-khai',
      name: 'Tờ khai',
      form: 'Tờ khai đăng ký khai sinh',
      isDeclaration: true,
      required: false,
    }),
    aComponent({ id: 'chung-sinh', name: 'Giấy chứng sinh', caseIds: ['co-giay-chung-sinh'] }),
  ],
  fees: [
    {
      name: 'Lệ phí hộ tịch',
      amount: { min: 0, max: 8_000 },
      onlineAmount: 0,
      per: 'việc',
      exemptions: ['Đăng ký đúng hạn'],
      note: null,
    },
  ],
  onTheSpot: 5,
})
const COPY = packed('2.000635', {
  name: 'Cấp bản sao trích lục hộ tịch',
  sector: 'Hộ tịch',
  levels: ['province', 'commune'],
  audience: ['citizen', 'organisation'],
  competence: { department: 'so-tu-phap', commune: { addressQuestion: null } },
})
const GRANT = packed('1.005092', {
  name: 'Cấp bản sao văn bằng',
  sector: 'Giáo dục',
  levels: ['province'],
  onlineLevel: 'partial',
  competence: { department: 'so-tu-phap', commune: null },
})
const RESIDENCE = packed(
  '1.004194',
  {
    name: 'Đăng ký tạm trú',
    competentAgency: 'Công an cấp xã',
    handledElsewhere: { reason: 'Do ngành Công an giải quyết', link: 'https://dichvucong.gov.vn' },
    competence: { department: null, commune: null },
  },
  false,
)
const FUTURE = { ...packed('1.000999', { name: 'Thủ tục năm sau' }), effectiveFrom: '2027-01-01' }

/** The catalogue's routes over a small catalogue of five procedures and seven units. */
export async function aCatalogueServer() {
  const database = await aDatabase()
  const pack = [BIRTH, COPY, GRANT, RESIDENCE, FUTURE]
  await importCatalogue(aContext(database, { actor: SYSTEM }), pack)
  const app = await buildServer({
    log: silentLog,
    version: '0',
    trustedProxies: [],
    identify: async () => aContext(database),
  })
  const register = async (api: typeof app) => {
    procedureRoutes(api, NEIGHBOURS)
    openDataRoutes(api, NEIGHBOURS)
  }
  await app.register(register, { prefix: '/api/v1' })
  whenOver(() => app.close())
  return {
    database,
    get: async (path: string): Promise<{ status: number; body: unknown }> => {
      const answer = await app.inject(`/api/v1${path}`)
      return { status: answer.statusCode, body: answer.json() }
    },
    raw: (path: string, headers: Readonly<Record<string, string>> = {}) =>
      app.inject({ url: `/api/v1${path}`, headers }),
    description: async () => {
      await app.ready()
      return app.swagger()
    },
  }
}
