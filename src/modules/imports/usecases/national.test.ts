import { describe, expect, test } from 'vitest'
import { organisationNow, staffingNow } from '#modules/organisations'
import {
  catalogueOf,
  localiseProcedure,
  NO_DETAILS,
  type NationalRecord,
} from '#modules/procedures'
import { acting, anAccount, aRole } from '../../../../tools/test-support/accounts.ts'
import { aContext, aDemoDatabase } from '../../../../tools/test-support/database.ts'
import { openCatalogue } from '../../procedures/usecases/open-data.ts'
import { importFile } from './import-file.ts'
import { viewImport, viewImportRow } from './view-import.ts'

const BIRTH = '1.001193'

const database = await aDemoDatabase()
const control = aContext(database, {
  actor: acting(await anAccount(database), aRole('procedure-control', 'van-phong')),
})

const imported = (bytes: Buffer) => importFile(control, { name: 'thu-tuc.json', bytes })
const nationalOf = (...records: unknown[]) => Buffer.from(JSON.stringify(records))
const previewOf = async (bytes: Buffer) => {
  const id = await imported(bytes)
  return (await viewImport(control, id, { state: null, after: 0, limit: 10 })).rows
}

/** The catalogue as it is given away in the shape of the national service. */
async function exported(): Promise<NationalRecord[]> {
  const organisation = async () => ({
    units: await organisationNow(control),
    isRoleHeld: await staffingNow(control),
  })
  const catalogue = await openCatalogue(control, { organisation })
  const { data } = JSON.parse([...catalogue.nationalJson()].join('')) as { data: NationalRecord[] }
  return data
}

describe('the catalogue in the shape of the national database', () => {
  test('changes nothing when it comes back', async () => {
    const { index } = await catalogueOf(control)
    const id = await imported(Buffer.from(JSON.stringify({ data: await exported() })))

    const { file, rows } = await viewImport(control, id, { state: null, after: 0, limit: 5_000 })

    expect(rows.filter(({ state }) => state !== 'unchanged')).toEqual([])
    expect(file.counts.unchanged).toBe(index.documents.length)
  })

  test('changes what was changed in it, and nothing else', async () => {
    const own = (await exported()).find(({ MATTHC }) => MATTHC === BIRTH)

    const [row] = await previewOf(nationalOf({ ...own, TENTTHC: 'Khai sinh', YEUCAU: 'Có mặt' }))

    expect(row?.changed).toEqual(['name', 'conditions'])
  })

  test('makes a procedure of another code that says the same', async () => {
    const { index } = await catalogueOf(control)
    const own = (await exported()).find(({ MATTHC }) => MATTHC === BIRTH)
    const before = index.documents.find(({ entry }) => entry.code === BIRTH)?.entry.content

    const id = await imported(nationalOf({ ...own, MATTHC: '1.999300' }))

    const { row } = await viewImportRow(control, id, 1)
    expect(row).toMatchObject({ state: 'new', faults: [] })
    expect(row.content).toMatchObject({
      name: before?.name,
      sector: before?.sector,
      levels: before?.levels,
      audience: before?.audience,
      channels: before?.channels,
      timeLimit: { unit: before?.timeLimit.unit },
      fees: before?.fees.map(({ name, amount, onlineAmount }) => ({ name, amount, onlineAmount })),
      results: before?.results.map(({ name }) => ({ name })),
      legalBases: before?.legalBases.map(({ number, title, date }) => ({ number, title, date })),
      conditions: before?.conditions,
    })
  })
})

describe('a record of the national database', () => {
  test('that says nothing but what the catalogue says changes nothing', async () => {
    const [row] = await previewOf(
      nationalOf({ MATTHC: BIRTH, CACHTHUCTHUCHIEN: null, TENTTHC: 'Đăng ký khai sinh' }),
    )

    expect(row).toMatchObject({ code: BIRTH, state: 'unchanged', changed: [] })
  })

  test('changes the parts it speaks of, and leaves who decides here', async () => {
    const { index } = await catalogueOf(control)
    const before = index.documents.find(({ entry }) => entry.code === BIRTH)?.entry.content

    const id = await imported(
      nationalOf({
        MATTHC: `${BIRTH}.000.00.00.H37`,
        TENTTHC: 'Đăng ký khai sinh cho trẻ em',
        YEUCAU: 'Không',
        COQUANTHUCHIEN: [{ MADONVI: 'X', TENDONVI: 'Một cơ quan lạ' }],
        CANCUPHAPLY: [
          { SOVANBAN: '60/2014/QH13', TENVANBAN: 'Luật Hộ tịch', NGAYBANHANH: '20/11/2014' },
        ],
      }),
    )

    const { row } = await viewImportRow(control, id, 1)
    expect(row.state).toBe('changed')
    expect(row.content).toMatchObject({
      name: 'Đăng ký khai sinh cho trẻ em',
      conditions: [],
      competence: before?.competence,
      components: before?.components,
    })
    expect(row.content?.legalBases).toHaveLength(1)
    expect(row.content?.legalBases[0]).toMatchObject({ number: '60/2014/QH13', date: '2014-11-20' })
  })

  test('says that a procedure is repealed, or what it replaces', async () => {
    const own = (await exported()).find(({ MATTHC }) => MATTHC === BIRTH)
    const [repealed, replacing] = await previewOf(
      nationalOf(
        { MATTHC: '1.000894', TRANGTHAI: 'Đã bãi bỏ' },
        { ...own, MATTHC: '1.999400', TRANGTHAI: 1, MATTHC_BITHAYTHE: `${BIRTH}.000.00.00.H37` },
      ),
    )

    expect(repealed).toMatchObject({ state: 'repealed', relatedCode: null, faults: [] })
    expect(replacing).toMatchObject({ state: 'replacing', relatedCode: BIRTH, changed: [] })
  })

  test('of a new procedure becomes a whole one', async () => {
    const id = await imported(
      nationalOf({
        MATTHC: '1.999100',
        TENTTHC: 'Cấp bản sao',
        LINHVUCTHUCHIEN: [{ MALINHVUC: 'G15-HT', TENLINHVUC: 'Hộ tịch' }],
        CAPTHUCHIEN: [{ CAPTHUCHIEN: 'XA', TENCAP: 'Cấp Xã' }],
        DOITUONGTHUCHIEN: [{ MADOITUONG: 1, TENDOITUONG: 'Công dân Việt Nam' }],
        COQUANTHUCHIEN: [{ MADONVI: null, TENDONVI: 'Ủy ban nhân dân cấp xã' }],
        TRINHTUTHUCHIEN: [
          { TRUONGHOP: null, TRINHTU: [{ TENTRINHTU: '- Nộp hồ sơ\n- Nhận kết quả' }] },
        ],
        CACHTHUCTHUCHIEN: [
          {
            KENH: 1,
            THOIGIAN: [
              {
                THOIGIANGIAIQUYET: 3,
                DONVITINH: 'Ngày làm việc',
                PHILEPHI: [{ MAPHILEPHI: 'P1', SOTIEN: '8.000', DONVI: 'bản', MOTA: 'Lệ phí' }],
              },
            ],
          },
          {
            KENH: 2,
            THOIGIAN: [
              {
                THOIGIANGIAIQUYET: 3,
                DONVITINH: 'Ngày làm việc',
                PHILEPHI: [{ MAPHILEPHI: 'P1', SOTIEN: 4000 }],
              },
            ],
          },
        ],
        THANHPHANHOSO: [
          {
            TRUONGHOP: 'Cấp lần đầu',
            GIAYTO: [{ MAGIAYTO: 'A', TENGIAYTO: 'Đơn', SOBANCHINH: 1, SOBANSAO: 0 }],
          },
          {
            TRUONGHOP: 'Cấp lại',
            GIAYTO: [
              { MAGIAYTO: 'A', TENGIAYTO: 'Đơn', SOBANCHINH: 1, SOBANSAO: 0 },
              { MAGIAYTO: 'B', TENGIAYTO: 'Bản cũ', SOBANCHINH: 0, SOBANSAO: 1 },
            ],
          },
        ],
        KETQUATHUCHIEN: [{ MAKETQUA: 'KQ.G15.000001', TENKETQUA: 'Bản sao' }],
      }),
    )

    const { row } = await viewImportRow(control, id, 1)
    expect(row.faults).toEqual([])
    expect(row.content).toMatchObject({
      steps: ['Nộp hồ sơ', 'Nhận kết quả'],
      timeLimit: { value: 3, unit: 'working-days', processHours: 24 },
      fees: [{ name: 'Lệ phí', amount: { min: 8000, max: 8000 }, onlineAmount: 4000 }],
      cases: [{ name: 'Cấp lần đầu' }, { name: 'Cấp lại' }],
      competence: { department: null, commune: { addressQuestion: null } },
    })
    expect(row.content?.components.map(({ name, caseIds }) => [name, caseIds.length])).toEqual([
      ['Đơn', 0],
      ['Bản cũ', 1],
    ])
  })

  test.each([
    [{ LA: 1 }, 'LA', 'key-unknown'],
    [{ TENTTHC: {} }, 'TENTTHC', 'not-in-shape'],
    [{ LINHVUCTHUCHIEN: [{ TENLINHVUC: 'Lạ' }] }, 'LINHVUCTHUCHIEN', 'sector-unknown'],
    [{ CAPTHUCHIEN: [{ TENCAP: 'Cấp thôn' }] }, 'CAPTHUCHIEN', 'option-unknown'],
    [
      { CANCUPHAPLY: [{ SOVANBAN: '1', NGAYBANHANH: '32/13/2020' }] },
      'CANCUPHAPLY',
      'basis-unreadable',
    ],
    [
      { CACHTHUCTHUCHIEN: [{ KENH: 1, THOIGIAN: [{ THOIGIANGIAIQUYET: 1, DONVITINH: 'Tháng' }] }] },
      'CACHTHUCTHUCHIEN',
      'time-unreadable',
    ],
    [{ MATTHC: 'abc' }, 'MATTHC', 'code-not-national'],
    [{ TRANGTHAI: 7 }, 'TRANGTHAI', 'status-unknown'],
    [{ MATTHC: '1.999999', TRANGTHAI: 'Bãi bỏ' }, 'MATTHC', 'procedure-unknown'],
    [{ MATTHC_BITHAYTHE: 'abc' }, 'MATTHC_BITHAYTHE', 'code-not-national'],
  ])('with %o has a fault', async (given, column, code) => {
    const [row] = await previewOf(nationalOf({ MATTHC: BIRTH, ...given }))

    expect(row?.faults.map((fault) => [fault.column, fault.code])).toEqual([[column, code]])
  })
})

describe('what the locality has of its own', () => {
  test('is not changed by an import, which says so', async () => {
    const { index } = await catalogueOf(control)
    const own = index.documents.find(
      ({ entry }) => entry.content.competence.commune !== null && entry.code !== BIRTH,
    )?.entry
    const code = own?.code ?? ''
    await localiseProcedure(
      control,
      { code, seen: 0 },
      {
        ...NO_DETAILS,
        place: 'Số 1 Hùng Vương',
        ownParts: ['timeLimit'],
        basis: 'NQ 01/2026/NQ-HĐND',
      },
      await organisationNow(control),
    )

    const id = await imported(
      nationalOf({
        MATTHC: code,
        DIACHITIEPNHAN: 'Một nơi khác',
        CACHTHUCTHUCHIEN: [{ KENH: 1, THOIGIAN: [{ THOIGIANGIAIQUYET: 99, DONVITINH: 'Ngày' }] }],
      }),
    )

    const { row } = await viewImportRow(control, id, 1)
    expect(row.kept).toEqual(['timeLimit', 'place'])
    expect(row.changed).not.toContain('timeLimit')
    expect(row.content?.timeLimit).toEqual(own?.content.timeLimit)
    expect(row.content?.national?.receivingAddress).toBe('Một nơi khác')
  })
})
