import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '#kernel/instant'
import { organisationNow, renameUnit, splitUnit } from '#modules/organisations'
import { SYSTEM } from '#platform/access'
import { ALL_HANDLERS } from '../src/all-handlers.ts'
import { systemContext } from '../src/installation.ts'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aContext, LANG_SON } from '../tools/test-support/database.ts'
import { aDossierAt, BIRTH } from '../tools/test-support/dossiers.ts'
import { readPdf } from '../tools/test-support/pdf.ts'

const server = await aDemoApp()
const { as, clock } = server
const system = {
  ...aContext(server.database, { actor: SYSTEM }),
  clock,
  jobs: systemContext(server.installation, LANG_SON, 'figures by unit').jobs,
}
const DAY = 86_400_000
const SPRING = 'from=2026-03-01&until=2026-06-30'
const READINGS = ['then', 'now'] as const

interface Figure {
  readonly key: string
  readonly unitName: string
  readonly unitStanding: string
  readonly successors: readonly string[]
  readonly hours: number
}

const control = async (path: string) => (await as('kiemsoat').get(path)).body
const lateness = (units: string, more = '') =>
  control(`/reports/lateness?${SPRING}&by=unit&units=${units}${more}`)
const register = (unit: string, units: string) =>
  control(`/register?unit=${unit}&kind=agency&${SPRING}&units=${units}`)
const linesOf = ({ items }: { items: readonly { code: string; agency: string }[] }) =>
  items.map(({ code, agency }) => [code, agency])
const sheetOf = async (path: string) => readSheet((await as('kiemsoat').get(path)).bytes)

async function unitOf(code: string) {
  const unit = (await organisationNow(system)).byCode(code)
  if (unit === null) throw new Error(`no unit ${code}`)
  return unit
}

/** Lets some days pass, at the end of which units change. */
async function afterDays(days: number, change: () => Promise<unknown>): Promise<void> {
  clock.set(new Date(clock.now().getTime() + days * DAY))
  await change()
  const handler = ALL_HANDLERS.find(({ job }) => job.name === 'organisations.units-changed')
  await handler?.handle(system, {})
}

const OLD = 'H37.102'
const oldName = (await unitOf(OLD)).name
let returned = ''
let running = ''
let filed = ''

beforeAll(async () => {
  returned = (await aDossierAt(server, 'returned')).code
  running = (await aDossierAt(server, 'claimed')).code
  filed = (await aDossierAt(server, 'received')).code
})

describe('after a new name, by the units of then', () => {
  beforeAll(() =>
    afterDays(12, async () => {
      const name = 'Phường Tên Mới'
      const to = { code: 'H37.971', slug: 'phuong-ten-moi', name, shortName: name, basis: null }
      await renameUnit(system, (await unitOf(OLD)).id, to, dayOf(clock.now()))
    }),
  )

  test('the register stays with the unit of the old name, and calls it so', async () => {
    const book = await register(OLD, 'then')

    expect(linesOf(book)).toEqual([returned, running, filed].map((code) => [code, oldName]))
    expect(book).toMatchObject({ unitName: oldName, units: 'then', unitsOn: null })
    expect(linesOf(await register('H37.971', 'then'))).toEqual([])
  })

  test('on paper the old name stays, whatever the unit is called now', async () => {
    const { status, bytes } = await as('kiemsoat').get(
      `/register/pdf?unit=${OLD}&kind=agency&${SPRING}`,
    )

    const text = (await readPdf(bytes)).pages.join(' ').replaceAll(/[\s\u200B]+/g, ' ')
    expect(status).toBe(200)
    expect(text).toContain(oldName)
    expect(text).not.toContain('Tên Mới')
  })

  test('on paper no register is made by the units of now', async () => {
    const path = `/register/pdf?unit=${OLD}&kind=agency&${SPRING}&units=now`

    expect((await as('kiemsoat').get(path)).status).toBe(422)
  })

  test('by the units of now the same lines are in the register of the new name, and asked for by either', async () => {
    const [byOld, byNew] = [await register(OLD, 'now'), await register('H37.971', 'now')]

    expect(linesOf(byNew)).toEqual(
      [returned, running, filed].map((code) => [code, 'Phường Tên Mới']),
    )
    expect(linesOf(byOld)).toEqual(linesOf(byNew))
    expect(byOld).toMatchObject({
      locality: { code: 'H37' },
      unitName: 'Phường Tên Mới',
      units: 'now',
      unitsOn: dayOf(clock.now()),
    })
  })

  test('is paged by key by the units of now as well', async () => {
    const path = `/register?unit=H37.971&kind=agency&${SPRING}&units=now&limit=1`
    const codes: string[] = []
    let cursor = ''
    for (let page = 0; page < 3; page += 1) {
      const { items, nextCursor } = await control(`${path}${cursor}`)
      codes.push(items[0].code)
      cursor = `&cursor=${String(nextCursor)}`
    }

    expect(codes).toEqual([returned, running, filed])
    expect(cursor).toBe('&cursor=null')
  })

  test('the workbook of the register says of each row whose it is, where, and by which units', async () => {
    const path = `/register/xlsx?unit=H37.971&kind=agency&${SPRING}`
    const [head, ...rows] = await sheetOf(`${path}&units=now`)

    expect(head?.slice(-3)).toEqual(['Sổ của', 'Địa phương', 'Đơn vị tính theo'])
    const on = dayOf(clock.now()).split('-').toReversed().join('/')
    expect(rows.map((row) => row.slice(-3))).toEqual(
      rows.map(() => ['Phường Tên Mới', 'Tỉnh Lạng Sơn', `Đơn vị hiện nay, ngày ${on}`]),
    )
    expect(rows).toHaveLength(3)
    expect(await sheetOf(`${path}&units=then`)).toHaveLength(1)
  })
})

describe('after the unit of the new name was divided', () => {
  const successors = ['Phường Chia Một', 'Phường Chia Hai']
  beforeAll(() =>
    afterDays(5, async () => {
      const { id, ...like } = await unitOf('H37.971')
      const into = successors.map((name, at) => ({
        ...like,
        code: `H37.98${at}`,
        slug: `phuong-chia-${at}`,
        name,
        adminUnitCode: null,
      }))
      await splitUnit(
        system,
        id,
        { into, shares: { [BIRTH]: 'phuong-chia-1' } },
        dayOf(clock.now()),
      )
    }),
  )

  test('what was in hand is in the register of the successor that it came to', async () => {
    expect(linesOf(await register('H37.981', 'now'))).toEqual(
      [running, filed].map((code) => [code, 'Phường Chia Hai']),
    )
    expect(linesOf(await register('H37.980', 'now'))).toEqual([])
  })

  test('what had ended before is in a register of its own, which names all successors', async () => {
    const book = await register(OLD, 'now')

    expect(book).toMatchObject({ unitName: 'Phường Tên Mới', unitStanding: 'divided', successors })
    expect(book.items.map(({ code }: { code: string }) => code)).toEqual([returned])
  })

  test('the old register still holds all of it by the units of then', async () => {
    expect(linesOf(await register(OLD, 'then'))).toEqual(
      [returned, running, filed].map((code) => [code, oldName]),
    )
  })

  test.each(['unit', 'step', 'person'])(
    'lateness by %s comes to the same in both readings, and to all the lines behind',
    async (by) => {
      const [then, now] = await Promise.all(
        READINGS.map((units) => control(`/reports/lateness?${SPRING}&by=${by}&units=${units}`)),
      )

      expect(then.total.hours).toBeGreaterThan(0)
      expect(now.total).toEqual(then.total)
      for (const { items, total } of [then, now])
        expect(items.reduce((sum: number, { hours }: Figure) => sum + hours, 0)).toBeCloseTo(
          total.hours,
          2,
        )
    },
  )

  test('by the units of now no unit of lateness is told by a name that is gone, but for what was divided', async () => {
    const organisation = await organisationNow(system)
    const names = new Set(organisation.units.map(({ name }) => name))
    const { items, unitsOn } = await lateness('now')

    for (const { unitName, unitStanding } of items as Figure[])
      expect(names.has(unitName), unitName).toBe(unitStanding === 'goes-on')
    expect(unitsOn).toBe(dayOf(clock.now()))
  })

  test('lateness of one unit, by the units of now, is part of that of all', async () => {
    const ofOne = (await lateness('now', '&unit=H37.981')).items as Figure[]
    const ofAll = (await lateness('now')).items as Figure[]

    expect(ofAll).toEqual(expect.arrayContaining(ofOne))
  })

  test('the workbook of lateness has the unit of the reading and that of then beside each other', async () => {
    const [head, ...rows] = await sheetOf(`/reports/lateness/xlsx?${SPRING}&units=now`)
    const at = (title: string) => head?.indexOf(title) ?? -1

    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row[at('Đơn vị')]).toBeTruthy()
      expect(row[at('Đơn vị lúc đó')]).toBeTruthy()
      expect(row[at('Địa phương')]).toBe('Tỉnh Lạng Sơn')
      expect(row[at('Đơn vị tính theo')]).toMatch(/^Đơn vị hiện nay, ngày /)
    }
  })
})

describe('after a department got a new name, figures of the catalogue', () => {
  const MARCH = 'from=2026-01-01&until=2026-03-02'
  const lines = async (units: string) =>
    (
      await control(
        `/reports/catalogue/lines?${MARCH}&figure=settled-here&limit=200&units=${units}`,
      )
    ).items as { code: string; agency: string }[]
  beforeAll(() =>
    afterDays(1, async () => {
      const name = 'Sở Y tế và Dân số tỉnh Lạng Sơn'
      const to = { code: 'H37.996', slug: 'so-y-te-dan-so', name, shortName: name, basis: null }
      await renameUnit(system, (await unitOf('H37.16')).id, to, dayOf(clock.now()))
    }),
  )

  test('count the same in both readings, each procedure once', async () => {
    const [then, now] = await Promise.all(
      READINGS.map((units) => control(`/reports/catalogue?${MARCH}&units=${units}`)),
    )
    const totals = ({ items }: { items: readonly { name: string; total: number }[] }) =>
      items.map(({ name, total }) => [name, total])

    expect(totals(now)).toEqual(totals(then))
    expect(now).toMatchObject({ units: 'now', unitsOn: dayOf(clock.now()) })
    expect(then).toMatchObject({ units: 'then', unitsOn: null })
  })

  test('name the department as it was then, or as it is called now', async () => {
    const [then, now] = [await lines('then'), await lines('now')]
    const renamed = now.filter(({ agency }) => agency === 'Sở Y tế và Dân số tỉnh Lạng Sơn')

    expect(then.map(({ code }) => code)).toEqual(now.map(({ code }) => code))
    expect(renamed.length).toBeGreaterThan(0)
    expect(then.map(({ agency }) => agency).join()).not.toContain('Dân số')
  })

  test('say in the workbook by which units they are', async () => {
    const [, ...rows] = await sheetOf(`/reports/catalogue/xlsx?${MARCH}`)

    expect(new Set(rows.map((row) => row.at(-1)))).toEqual(new Set(['Đơn vị lúc đó']))
  })
})
