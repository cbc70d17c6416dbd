import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import { acting, anAccount, answerOf, aRole } from '../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { BIRTH, CENTRE } from '../../../../tools/test-support/dossiers.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'
import { postingDeadlines } from './posting-deadlines.ts'
import { listPlacePostings, putUp, takeDown, viewPostings } from './postings.ts'
import { printPoster } from './print-poster.ts'

const server = await aDemoApp()
const control = await officerWith(aRole('procedure-control', 'ubnd-tinh'))
const [place] = await server.database.asOwner<{ id: UnitId }>(
  'select id from unit where code = $1',
  [CENTRE],
)
const placeId = place?.id ?? ('' as UnitId)
const reception = await officerWith(aRole('reception', placeId))

async function officerWith(role: ReturnType<typeof aRole>) {
  const actor = acting(await anAccount(server.database), role)
  return { ...aContext(server.database, { actor }), clock: server.clock }
}

const stateOf = async (code: string) =>
  (await viewPostings(control, CENTRE)).lines.find((line) => line.code === code)?.state

describe('the board of a receiving place', () => {
  test('lacks a procedure until it is put up, and again when it is taken down', async () => {
    expect(await stateOf(BIRTH)).toBe('missing')

    expect(await putUp(reception, CENTRE, [BIRTH])).toBe(1)
    expect(await putUp(reception, CENTRE, [BIRTH])).toBe(0)
    expect(await stateOf(BIRTH)).toBe('posted')

    await takeDown(reception, CENTRE, [BIRTH])
    expect(await stateOf(BIRTH)).toBe('missing')
  })

  test('takes nothing that the place does not receive', async () => {
    expect(await answerOf(putUp(reception, CENTRE, ['9.999999']))).toBe('invalid/not-posted-here')
    expect(await answerOf(printPoster(reception, CENTRE, '9.999999'))).toBe('not-found/procedure')
  })

  test('is looked after by its own reception, and all of them by procedure control', async () => {
    expect((await listPlacePostings(reception)).map((each) => each.place.code)).toEqual([CENTRE])
    expect((await listPlacePostings(control)).length).toBeGreaterThan(60)
    expect(await answerOf(viewPostings(reception, 'H37.01'))).toBe('not-found/unit')
  })
})

test('the poster says the name of the procedure and the place it hangs in', async () => {
  const { pages } = await readPdf(await printPoster(reception, CENTRE, BIRTH))
  const text = pages.join('\n')

  expect(text).toContain('NIÊM YẾT THỦ TỤC HÀNH CHÍNH')
  expect(text).toContain(`Mã thủ tục: ${BIRTH}`)
})

describe('the day by which a version has to be on the board', () => {
  test.each([
    ['2026-03-02', '2026-03-09', 'a Monday'],
    ['2026-03-01', '2026-03-06', 'a Sunday'],
    ['2026-04-24', '2026-05-06', 'before the days off of 27 April, 30 April and 1 May'],
  ])('is the fifth working day after it came into force: %s, %s (%s)', async (from, due) => {
    const deadlines = await postingDeadlines(control)

    expect(deadlines(placeId, day(from))).toBe(due)
  })

  test('is counted from the beginning of the place when that came later', async () => {
    const deadlines = await postingDeadlines(control)

    expect(deadlines(placeId, day('2011-01-03'))).toBe(deadlines(placeId, day('2018-01-01')))
  })
})

test('a board that lacks a version past its day is told to be overdue', async () => {
  const [board] = await listPlacePostings(reception)
  const { lines } = await viewPostings(reception, CENTRE)

  expect(board?.counts.overdue).toBe(lines.filter(({ isOverdue }) => isOverdue).length)
  expect(lines.find(({ code }) => code === BIRTH)).toMatchObject({
    state: 'missing',
    isOverdue: true,
  })
})
