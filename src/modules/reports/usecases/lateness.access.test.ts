import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'

const server = await aDemoApp()
const { as, clock, database } = server
const MARCH = 'from=2026-03-01&until=2026-03-31'

interface Figure {
  readonly key: string
  readonly personName: string | null
  readonly dossiers: number
  readonly hours: number
}

const figures = (username: string | null, query = `${MARCH}&by=person`) =>
  as(username).get(`/reports/lateness?${query}`)
const total = (items: readonly Figure[]) => items.reduce((sum, { hours }) => sum + hours, 0)

let claimed = ''
let unclaimed = ''
beforeAll(async () => {
  claimed = (await aDossierAt(server, 'claimed')).code
  unclaimed = (await aDossierAt(server, 'received')).code
  await aDossierAt(server, 'returned')
  const { body } = await as('thuly.xa').get(`/dossiers/${claimed}`)
  clock.set(new Date(new Date(body.dueAt).getTime() + 26 * 3_600_000))
})

describe('lateness', () => {
  test('lies with the officer who holds the step, in working hours, and apart with nobody', async () => {
    const { body } = await figures('lanhdaophong.xa')
    const { lateness, currentSteps } = (await as('thuly.xa').get(`/dossiers/${claimed}`)).body

    const held = (body.items as Figure[]).find(({ personName }) => personName !== null)
    const nobodys = (body.items as Figure[]).find(({ personName }) => personName === null)

    expect(currentSteps).toHaveLength(1)
    expect(lateness.late).toBe(true)
    expect(held?.dossiers).toBe(1)
    expect(held?.hours).toBeGreaterThanOrEqual(lateness.workingHours)
    expect(nobodys?.dossiers).toBe(1)
  })

  test.each(['unit', 'step', 'person'])(
    'by %s adds up to the lines behind each figure',
    async (by) => {
      const { items } = (await figures('kiemsoat', `${MARCH}&by=${by}`)).body
      for (const { key, hours, dossiers } of items as Figure[]) {
        const behind = await as('kiemsoat').get(
          `/reports/lateness/dossiers?${MARCH}&by=${by}&key=${encodeURIComponent(key)}`,
        )
        const lines = behind.body.items as { hours: number; code: string }[]
        expect(lines.reduce((sum, line) => sum + line.hours, 0)).toBeCloseTo(hours, 2)
        expect(new Set(lines.map(({ code }) => code)).size).toBe(dossiers)
      }
      expect(items.length).toBeGreaterThan(0)
    },
  )

  test('is listed by pages, each going on where the one before ended', async () => {
    const at = (more: string) =>
      as('kiemsoat').get(`/reports/lateness/dossiers?${MARCH}&limit=1${more}`)
    const first = (await at('')).body
    const next = (await at(`&cursor=${encodeURIComponent(first.nextCursor)}`)).body

    const codes = [...first.items, ...next.items].map(({ code }: { code: string }) => code)
    expect(codes.toSorted()).toEqual([claimed, unclaimed].toSorted())
    expect(next.nextCursor).toBeNull()
  })

  test('of what is open is no part of a period before today, and a step in time is none at all', async () => {
    const { body } = await figures('kiemsoat', 'from=2026-02-01&until=2026-02-28&by=unit')

    expect(body.items).toEqual([])
  })

  test('can be taken along as a workbook with the same hours', async () => {
    const { bytes } = await as('kiemsoat').get(`/reports/lateness/xlsx?${MARCH}`)

    const [, ...rows] = await readSheet(bytes)

    const sum = rows.reduce((hours, row) => hours + Number(row[8] ?? 0), 0)
    expect(sum).toBeCloseTo(total((await figures('kiemsoat')).body.items), 2)
    expect(rows.map((row) => row[0])).toContain(claimed)
  })

  test('of a period that ends before it begins is refused', async () => {
    const reversed = 'from=2026-03-31&until=2026-03-01&by=unit'

    expect((await figures('kiemsoat', reversed)).body.code).toBe('invalid/period-reversed')
  })

  test('leaves a trace when it is read', async () => {
    await figures('lanhdao.xa')

    const [entry] = await database.asOwner<{ details: object }>(
      `select details from audit_entry where event = 'lateness.read' order by at desc, id desc limit 1`,
    )
    expect(entry?.details).toEqual({ from: '2026-03-01', until: '2026-03-31' })
  })
})

describe('lateness is seen', () => {
  test('by an officer: their own alone', async () => {
    const own = (await figures('thuly.xa')).body.items as Figure[]
    const { displayName } = (await as('thuly.xa').get('/sessions/current')).body

    expect(own.map(({ personName }) => personName)).toEqual([displayName])
    expect((await figures('tiepnhan.xa')).body.items).toEqual([])
  })

  test('by heads and approvers of the unit, and by procedure control: that of all in it', async () => {
    const all = total((await figures('kiemsoat')).body.items)

    for (const username of ['lanhdaophong.xa', 'lanhdao.xa']) {
      expect(total((await figures(username)).body.items), username).toBeCloseTo(all, 2)
    }
  })

  test('by nobody of another unit', async () => {
    for (const username of ['thuly.xa2', 'lanhdao', 'thuly']) {
      expect((await figures(username)).body.items, username).toEqual([])
    }
    const foreign = await figures('lanhdao', `${MARCH}&by=unit&unit=H37.102`)
    expect(foreign.body.code).toBe('forbidden/not-your-unit')
    const none = await figures('kiemsoat', `${MARCH}&by=unit&unit=H37.999`)
    expect(none.body.code).toBe('not-found/unit')
  })

  test.each([
    [null, 401],
    ['congdan', 403],
    ['quantri', 403],
    ['vanthu.xa', 200],
  ])('by %s: answered with %i', async (username, expected) => {
    expect((await figures(username)).status).toBe(expected)
  })
})

test('more lateness than can be summed up while someone waits is refused', async () => {
  await database.asOwner(
    `do $do$
     begin
       perform set_config('session_replication_role', 'replica', true);
       insert into dossier_step (locality_id, dossier_id, ordinal, step_id, name, role, unit_id, opened_at, due_at)
       select dossier_step.locality_id, dossier_id, 1000 + n, step_id, name, role, unit_id, opened_at, dossier_step.due_at
       from dossier_step join dossier on dossier.id = dossier_id and code = '${claimed}', generate_series(1, 5001) n
       where dossier_step.closed_at is null;
     end $do$`,
  )

  expect((await figures('kiemsoat')).body.code).toBe('invalid/too-much-lateness')
})
