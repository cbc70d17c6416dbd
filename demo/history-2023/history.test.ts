import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import {
  FIGURE_LEVELS,
  readFigureLines,
  readFigures,
  type FigureLevel,
  type FigureName,
} from '#modules/catalogue-figures'
import { SYSTEM } from '#platform/access'
import type { Context, Locality } from '#platform/context'
import { inRead } from '#platform/db'
import { anOfficer } from '../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN } from '../../tools/test-support/database.ts'
import { bacKanHistory } from './bac-kan.ts'
import { langSonHistory } from './lang-son.ts'
import { loadHistory } from './load.ts'

const database = await aDatabase()
const contextOf = (locality: Locality) => aContext(database, { actor: SYSTEM, locality })
await loadHistory(contextOf, () => {})

const control = anOfficer('procedure-control')
const langSon = aContext(database, { actor: control })
const bacKan = aContext(database, { actor: control, locality: BAC_KAN })

const SEPTEMBER = {
  on: day('2023-09-14'),
  from: day('2023-01-01'),
  until: day('2023-09-30'),
  units: 'then' as const,
}
const FIRST_HALF = {
  on: day('2023-06-30'),
  from: day('2023-01-01'),
  until: day('2023-06-30'),
  units: 'then' as const,
}

async function figure(context: Context, name: FigureName, asked = SEPTEMBER) {
  const { figures } = await readFigures(context, asked)
  const found = figures.find((each) => each.name === name)
  if (found === undefined) throw new Error(`there is no figure ${name}`)
  const levels = FIGURE_LEVELS.map((level) => found.byLevel?.[level])
  return { total: found.total, of: found.of?.total, levels, agencies: found.agencies }
}

describe('Lạng Sơn in September 2023', () => {
  test('had 1,587 of 1,790 procedures under the one-stop mechanism, level by level', async () => {
    expect(await figure(langSon, 'settled-here')).toMatchObject({
      total: 1_790,
      levels: [1_421, 262, 107],
    })
    expect(await figure(langSon, 'one-stop')).toMatchObject({
      total: 1_587,
      of: 1_790,
      levels: [1_264, 231, 92],
    })
  })

  test('had approved a process for every one of these 1,587', async () => {
    expect(await figure(langSon, 'one-stop-with-process')).toMatchObject({
      total: 1_587,
      of: 1_587,
    })
  })

  test('settled 278 of 1,277 on the spot at the centre, 21.77 %, of 15 agencies', async () => {
    const { total, of = 0, agencies } = await figure(langSon, 'on-the-spot')

    expect([total, of, agencies]).toEqual([278, 1_277, 15])
    expect(((total / of) * 100).toFixed(2)).toBe('21.77')
  })

  test('had approved 520 processes in nine months: 433, 70 and 17', async () => {
    expect(await figure(langSon, 'processes-approved')).toMatchObject({
      total: 520,
      levels: [433, 70, 17],
    })
  })

  test('settled 1,794 procedures as of the end of the month, for a decision had added four', async () => {
    const asked = { ...SEPTEMBER, on: day('2023-09-30') }

    expect(await figure(langSon, 'settled-here', asked)).toMatchObject({
      total: 1_794,
      levels: [1_422, 263, 109],
    })
    expect(await figure(langSon, 'published-new', asked)).toMatchObject({ total: 4 })
  })
})

test('Lạng Sơn settles at two levels since July 2025, and receives as many as before', async () => {
  const asked = { ...SEPTEMBER, on: day('2025-07-01') }

  expect(await figure(langSon, 'settled-here', asked)).toMatchObject({ levels: [1_422, 0, 372] })
  expect(await figure(langSon, 'one-stop', asked)).toMatchObject({ levels: [1_264, 0, 323] })
  expect(await figure(langSon, 'one-stop-with-process', asked)).toMatchObject({ total: 1_587 })
})

test('Bắc Kạn published 519 procedures by 31 decisions in the first half of 2023: 14, 448 and 57', async () => {
  const totals = await Promise.all(
    (
      [
        'decisions',
        'published',
        'published-new',
        'published-changed',
        'published-repealed',
      ] as const
    ).map(async (name) => (await figure(bacKan, name, FIRST_HALF)).total),
  )

  expect(totals).toEqual([31, 519, 14, 448, 57])
})

test('what Bắc Kạn settles follows from its decisions: 14 more, 57 fewer', async () => {
  const { procedures } = bacKanHistory()
  const after = await figure(bacKan, 'settled-here', { ...FIRST_HALF, on: day('2023-07-01') })

  expect(
    (await figure(bacKan, 'settled-here', { ...FIRST_HALF, on: day('2023-01-01') })).total,
  ).toBe(procedures.length)
  expect(after.total).toBe(procedures.length + 14 - 57)
})

describe('the list behind a figure', () => {
  test.each([
    ['one-stop', 'province', 1_264],
    ['not-one-stop', null, 203],
    ['on-the-spot', null, 278],
    ['processes-approved', 'commune', 17],
  ] as const)('%s at %s has %i rows, read page by page', async (name, level, count) => {
    expect(await keysBehind(langSon, SEPTEMBER, { name, level })).toHaveLength(count)
  })

  test('of the decisions of Bắc Kạn has 31 rows, and of what they did 519', async () => {
    expect(await keysBehind(bacKan, FIRST_HALF, { name: 'decisions', level: null })).toHaveLength(
      31,
    )
    expect(await keysBehind(bacKan, FIRST_HALF, { name: 'published', level: null })).toHaveLength(
      519,
    )
  })

  async function keysBehind(
    context: Context,
    asked: typeof SEPTEMBER,
    wanted: { readonly name: FigureName; readonly level: FigureLevel | null },
  ): Promise<string[]> {
    const keys = new Set<string>()
    let after: string | null = null
    do {
      const page = await readFigureLines(context, asked, wanted, { after, limit: 200 })
      for (const { key } of page.lines) keys.add(key)
      after = page.next
    } while (after !== null)
    return [...keys]
  }
})

test('each province sees its own decisions and none of the other’s', async () => {
  const [here, there] = await Promise.all(
    [langSon, bacKan].map((context) =>
      readFigureLines(
        context,
        { ...FIRST_HALF, until: day('2023-12-31') },
        { name: 'decisions', level: null },
        { after: null, limit: 200 },
      ),
    ),
  )

  expect(here?.locality.name).toBe('Tỉnh Lạng Sơn')
  expect(here?.total).toBe(1)
  expect(there?.total).toBe(31)
  expect(await figure(bacKan, 'processes-approved')).toMatchObject({ total: 0 })
  expect(await figure(bacKan, 'one-stop')).toMatchObject({ total: 0 })
})

test('the database keeps a province from the other’s rows, whoever asks', async () => {
  const count = (context: Context) =>
    inRead(context.db, async (read) => {
      const rows = await read.selectFrom('publication').select('id').execute()
      return rows.length
    })

  expect(await count(langSon)).toBe(2)
  expect(await count(bacKan)).toBe(31)
})

test('is made the same each time, and loaded once however often it runs', async () => {
  const before = await figure(langSon, 'processes-approved')

  await loadHistory(contextOf, () => {})

  expect(langSonHistory()).toEqual(langSonHistory())
  expect(await figure(langSon, 'processes-approved')).toEqual(before)
  expect((await figure(bacKan, 'decisions', FIRST_HALF)).total).toBe(31)
})
