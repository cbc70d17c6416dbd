import { describe, expect, test } from 'vitest'
import { PROGRESS } from './progress-texts.ts'
import { standingOf } from './standing.ts'
import { stopsOf, type Way } from './stations.ts'

const words = PROGRESS.vi

describe('how a dossier stands', () => {
  test.each([
    [-40, 'Đang xử lý', 'dot'],
    [-8, 'Sắp đến hạn', 'triangle'],
  ])('with %d working hours is told as %s', (workingHours, text, shape) => {
    const dueSoon = shape === 'triangle'
    const standing = standingOf(
      { state: 'processing', lateness: { late: false, dueSoon, workingHours } },
      words,
    )

    expect(standing).toMatchObject({ text, shape })
  })

  test.each([
    [0.25, 'Quá hạn 1 giờ làm việc'],
    [7.9, 'Quá hạn 7 giờ làm việc'],
    [17, 'Quá hạn 2 ngày làm việc'],
  ])('late by %d working hours is told as %s', (workingHours, text) => {
    const lateness = { late: true, dueSoon: false, workingHours }

    expect(standingOf({ state: 'received', lateness }, words).text).toBe(text)
  })

  test('is not called late while it waits for the person, or when it is over', () => {
    const lateness = { late: true, dueSoon: false, workingHours: 30 }

    expect(standingOf({ state: 'awaiting-supplement', lateness }, words).text).toBe(
      'Chờ bạn bổ sung',
    )
    expect(standingOf({ state: 'returned', lateness }, words).text).toBe('Đã trả kết quả')
  })
})

const FILED: Way = {
  state: 'submitted',
  receivingUnitName: 'Trung tâm phường Lương Văn Tri',
  competentUnitName: 'UBND phường Lương Văn Tri',
  submittedAt: '2026-03-02T09:00:00+07:00',
  receivedAt: null,
  dueAt: null,
  finishedAt: null,
  returnedAt: null,
  currentSteps: [],
}
const RECEIVED: Way = {
  ...FILED,
  state: 'processing',
  receivedAt: '2026-03-02T10:00:00+07:00',
  dueAt: '2026-03-05T17:30:00+07:00',
  currentSteps: [{ name: 'Thẩm tra', unitName: 'Phòng Kinh tế' }],
}
const FINISHED: Way = {
  ...RECEIVED,
  state: 'finished',
  finishedAt: '2026-03-04T15:00:00+07:00',
  currentSteps: [],
}

const along = (way: Way) => stopsOf(way).map(({ key, state }) => `${key} ${state}`)

describe('the way of a dossier', () => {
  test('begins at reception, where it waits', () => {
    expect(along(FILED)).toEqual([
      'filed past',
      'reception now',
      'handling ahead',
      'result ahead',
      'returned ahead',
    ])
    expect(stopsOf(FILED)[1]).toMatchObject({ places: ['Trung tâm phường Lương Văn Tri'] })
  })

  test('shows who has it now, and the promised day', () => {
    const stops = stopsOf(RECEIVED)

    expect(stops[2]).toMatchObject({ state: 'now', places: ['Thẩm tra – Phòng Kinh tế'] })
    expect(stops[3]).toMatchObject({ state: 'ahead', dueAt: RECEIVED.dueAt })
  })

  test('says that it waits for the person', () => {
    expect(stopsOf({ ...RECEIVED, state: 'awaiting-supplement' })[2]?.waitsForPerson).toBe(true)
    expect(stopsOf({ ...FILED, state: 'awaiting-supplement' })[1]?.waitsForPerson).toBe(true)
  })

  test('promises no day while the clock stands still', () => {
    expect(stopsOf({ ...RECEIVED, state: 'awaiting-supplement' })[3]?.dueAt).toBeNull()
  })

  test('ends when the result is handed over', () => {
    expect(along(FINISHED).slice(3)).toEqual(['result past', 'returned now'])
    const returned = { ...FINISHED, state: 'returned', returnedAt: FINISHED.finishedAt } as const
    expect(along(returned).every((stop) => stop.endsWith('past'))).toBe(true)
  })

  test.each(['refused', 'withdrawn', 'stopped'] as const)('ends where it was %s', (state) => {
    expect(along({ ...FILED, state })).toEqual(['filed past', `${state} now`])
  })
})
