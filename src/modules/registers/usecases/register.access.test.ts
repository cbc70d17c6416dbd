import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aDossierAt, CENTRE } from '../../../../tools/test-support/dossiers.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'

const server = await aDemoApp()
const { as, database } = server
const MARCH = 'from=2026-03-01&until=2026-03-31'
const BOOK = `unit=${CENTRE}&kind=place&${MARCH}`

const codes: string[] = []
for (const stage of ['returned', 'received', 'signing'] as const) {
  codes.push((await aDossierAt(server, stage)).code)
}
await aDossierAt(server, 'submitted')

const register = (username: string | null, query = BOOK) => as(username).get(`/register?${query}`)

/** Dossiers received on a day long past, copied as they are. */
async function aLongBook(lines: number, day: string): Promise<void> {
  await database.asOwner(
    `do $do$
     declare given dossier; made dossier; columns text;
     begin
       select string_agg(quote_ident(column_name), ', ') into columns
       from information_schema.columns where table_name = 'dossier' and is_generated = 'NEVER';
       perform set_config('session_replication_role', 'replica', true);
       select * into given from dossier where code = '${codes[1]}';
       for n in 1..${lines} loop
         made := given;
         made.id := gen_random_uuid();
         made.code := '${day}-' || n;
         made.tracking_token := '${day}-' || n;
         made.received_at := timestamptz '${day}T08:00:00+07:00' + n * interval '1 second';
         execute format('insert into dossier (%1$s) select %1$s from jsonb_populate_record(null::dossier, $1)',
           columns) using to_jsonb(made);
         insert into dossier_party (locality_id, dossier_id, part, kind, name)
         values (made.locality_id, made.id, 'applicant', 'citizen', 'Người thứ ' || n);
       end loop;
     end $do$`,
  )
}

describe('the register of a one-stop place', () => {
  test('has a line for each dossier received, in the order of receipt, and none before receipt', async () => {
    const { status, body } = await register('tiepnhan.xa')

    expect(status).toBe(200)
    expect(body.items.map(({ code }: { code: string }) => code).toSorted()).toEqual(
      codes.toSorted(),
    )
    expect(body.items.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3])
    expect(body.items.find(({ code }: { code: string }) => code === codes[0])).toMatchObject({
      applicant: 'Hoàng Thị Bế',
      delivery: 'counter',
      receivedBy: 'Hoàng Thị Bế',
      receivedAt: expect.stringMatching(/^2026-03-/),
      returnedAt: expect.stringMatching(/^2026-03-/),
    })
  })

  test('is paged by key, and lines keep their numbers', async () => {
    const first = await register('tiepnhan.xa', `${BOOK}&limit=2`)
    const next = await register(
      'tiepnhan.xa',
      `${BOOK}&limit=2&cursor=${String(first.body.nextCursor)}`,
    )

    expect(first.body.items).toHaveLength(2)
    expect(next.body.items).toEqual((await register('tiepnhan.xa')).body.items.slice(2))
    expect(next.body.items[0].number).toBe(3)
    expect(next.body.nextCursor).toBeNull()
  })

  test('ends with the days of its period', async () => {
    const { body } = await register(
      'tiepnhan.xa',
      `unit=${CENTRE}&kind=place&from=2026-02-01&until=2026-02-28`,
    )

    expect(body.items).toEqual([])
  })

  test('a place in it that we did not give is refused', async () => {
    expect((await register('tiepnhan.xa', `${BOOK}&cursor=abc`)).body.code).toBe('malformed/cursor')
  })

  test('a period that ends before it begins is refused', async () => {
    const reversed = `unit=${CENTRE}&kind=place&from=2026-03-31&until=2026-03-01`

    expect((await register('tiepnhan.xa', reversed)).body.code).toBe('invalid/period-reversed')
  })

  test.each(['from=0000-01-01&until=2026-03-31', 'from=2026-03-01&until=9999-12-31'])(
    'a period out of every calendar (%s) is refused',
    async (days) => {
      const { body } = await register('tiepnhan.xa', `unit=${CENTRE}&kind=place&${days}`)

      expect(body.code).toBe('invalid/outside-calendar')
    },
  )

  test('leaves a trace with the period, and no personal data', async () => {
    await register('thuly.xa')

    const [entry] = await database.asOwner(
      `select object_id, details from audit_entry where event = 'register.read' order by at desc, id desc limit 1`,
    )
    expect(entry).toEqual({
      object_id: CENTRE,
      details: { kind: 'place', from: '2026-03-01', until: '2026-03-31' },
    })
  })
})

describe('a register is read by', () => {
  const AGENCY = 'H37.102'

  test.each([
    [null, 401, 401],
    ['congdan', 403, 403],
    ['quantri', 403, 403],
    ['tiepnhan.xa', 200, 403],
    ['thuly.xa', 200, 200],
    ['lanhdaophong.xa', 200, 200],
    ['lanhdao.xa', 200, 200],
    ['vanthu.xa', 200, 200],
    ['thuly.xa2', 403, 403],
    ['lanhdao', 403, 403],
    ['kiemsoat', 200, 200],
  ])('%s: of the place %i, of its agency %i', async (username, ofPlace, ofAgency) => {
    const agency = await register(username, `unit=${AGENCY}&kind=agency&${MARCH}`)

    expect([(await register(username)).status, agency.status]).toEqual([ofPlace, ofAgency])
  })

  test('nobody, when there is no such unit', async () => {
    const { body } = await register('kiemsoat', `unit=H37.999&kind=place&${MARCH}`)

    expect(body.code).toBe('not-found/unit')
  })

  test('those who may read it see no dossier in it that is hidden from them elsewhere', async () => {
    for (const username of ['tiepnhan.xa', 'thuly.xa', 'lanhdao.xa', 'vanthu.xa', 'kiemsoat']) {
      const { body } = await register(username)
      for (const { code } of body.items as { code: string }[]) {
        expect((await as(username).get(`/dossiers/${code}`)).status, `${username} ${code}`).toBe(
          200,
        )
      }
    }
  })
})

describe('a register taken along', () => {
  const download = (format: string, query = BOOK) =>
    as('tiepnhan.xa').get(`/register/${format}?${query}`)

  test('as a workbook holds the same lines, times as times', async () => {
    const { body } = await register('tiepnhan.xa')

    const [head, ...rows] = await readSheet((await download('xlsx')).bytes)

    expect(head?.slice(0, 3)).toEqual(['TT', 'Mã hồ sơ', 'Tên thủ tục hành chính'])
    expect(rows.map(([number, code]) => ({ number, code }))).toEqual(
      body.items.map(({ number, code }: { number: number; code: string }) => ({ number, code })),
    )
    expect(rows[0]?.[7]).toBeInstanceOf(Date)
  })

  test('on paper is the form in force on the last day of the period', async () => {
    const textOf = async (query: string) =>
      (await readPdf((await download('pdf', query)).bytes)).pages.join('\n')

    expect(await textOf(BOOK)).toContain('Mẫu số 07 – Thông tư số 03/2025/TT-VPCP')
    expect(await textOf(`unit=${CENTRE}&kind=place&from=2025-07-01&until=2025-09-14`)).toContain(
      'Mẫu số 06 – Thông tư số 01/2018/TT-VPCP',
    )
    expect(await textOf(BOOK)).toContain('Từ ngày 01 tháng 3 năm 2026 đến ngày 31 tháng 3 năm 2026')
    for (const code of codes) {
      expect((await textOf(BOOK)).replaceAll(/[\s\u200B]/g, '')).toContain(code)
    }
  })

  test('on paper is the same to the byte when it is printed again on another day', async () => {
    const day = 'from=2026-03-01&until=2026-03-02'
    const past = `unit=${CENTRE}&kind=place&${day}`
    const before = server.clock.now()
    const first = await download('pdf', past)

    server.clock.set(new Date(before.getTime() + 26 * 3_600_000))
    const again = await download('pdf', past)
    server.clock.set(before)

    expect(again.bytes.equals(first.bytes)).toBe(true)
  })

  test('is refused when it is too long: 500 lines on paper, 5,000 in a workbook', async () => {
    await aLongBook(501, '2026-01-05')
    await aLongBook(4_500, '2026-01-06')
    const of = (from: string, until: string) =>
      `unit=${CENTRE}&kind=place&from=${from}&until=${until}`

    expect((await download('pdf', of('2026-01-05', '2026-01-05'))).body.code).toBe(
      'invalid/register-too-long-for-print',
    )
    expect((await download('xlsx', of('2026-01-05', '2026-01-06'))).body.code).toBe(
      'invalid/register-too-long-for-sheet',
    )
    const rows = await readSheet((await download('xlsx', of('2026-01-06', '2026-01-06'))).bytes)
    expect(rows).toHaveLength(4_501)
    expect(new Set(rows.map(([, code]) => code)).size).toBe(4_501)
  }, 120_000)
})
