import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aDossierAt, STAGES, type Stage } from '../tools/test-support/dossiers.ts'

const server = await aDemoApp()
const { as } = server
const OFFICERS = ['tiepnhan.xa', 'thuly.xa', 'lanhdaophong.xa', 'lanhdao.xa', 'vanthu.xa'] as const

const codes = new Map<Stage, string>()
for (const stage of Object.keys(STAGES) as Stage[]) {
  codes.set(stage, (await aDossierAt(server, stage)).code)
}

interface Listed {
  readonly code: string
  readonly dueAt: string | null
}

/** Every page of a list, asked for one after the other. */
async function everyPage(username: string, query: string, limit: number): Promise<Listed[][]> {
  const pages: Listed[][] = []
  let cursor: string | null = null
  do {
    const next: string = cursor === null ? '' : `&cursor=${cursor}`
    const { body } = await as(username).get(`/dossiers?limit=${limit}${query}${next}`)
    pages.push(body.items)
    cursor = body.nextCursor
  } while (cursor !== null)
  return pages
}

async function codesIn(username: string, query: string): Promise<string[]> {
  return (await everyPage(username, query, 100)).flat().map(({ code }) => code)
}

describe('a worklist', () => {
  test.each([
    ['tiepnhan.xa', 'to-receive', ['submitted']],
    ['thuly.xa', 'mine', ['claimed']],
    ['thuly.xa', 'my-unit', ['received', 'claimed', 'signing', 'issuing', 'consulting']],
    [
      'tiepnhan.xa',
      'awaiting-person',
      ['asked before receipt', 'asked in handling', 'awaiting payment'],
    ],
    ['tiepnhan.xa', 'to-hand-over', ['finished']],
    ['tiepnhan.xa', 'done', ['returned', 'refused', 'withdrawn', 'stopped']],
    ['tiepnhan.xa', 'late', []],
  ] as const)('of %s shows %s', async (username, view, stages) => {
    const expected = stages.map((stage) => String(codes.get(stage))).toSorted()

    expect((await codesIn(username, `&view=${view}`)).toSorted()).toEqual(expected)
  })

  test.each(OFFICERS)('of %s has as many rows as its counts say', async (username) => {
    const { body } = await as(username).get('/dossiers/counts')

    const listed = await Promise.all(
      Object.keys(body.counts as object).map(
        async (view) => [view, (await codesIn(username, `&view=${view}`)).length] as const,
      ),
    )
    expect(Object.fromEntries(listed)).toEqual(body.counts)
  })

  test('comes in pages that leave nothing out and repeat nothing', async () => {
    const whole = await codesIn('congdan', '')

    const pages = await everyPage('congdan', '', 3)

    expect(whole).toHaveLength(codes.size)
    expect(pages.flat().map(({ code }) => code)).toEqual(whole)
    expect(pages.slice(0, -1).every((page) => page.length === 3)).toBe(true)
  })

  test('begins with the least time left; what has no due date comes last', async () => {
    const dueAts = (await everyPage('congdan', '', 100)).flat().map(({ dueAt }) => dueAt)

    const timed = dueAts.filter((each) => each !== null)
    expect(timed.length).toBeGreaterThan(1)
    expect(dueAts.indexOf(null)).toBe(timed.length)
    expect(timed).toEqual(timed.toSorted())
  })

  test('has 25 rows where nothing else is asked', async () => {
    for (let more = 0; more < 26; more += 1) await aDossierAt(server, 'submitted')

    const { body } = await as('tiepnhan.xa').get('/dossiers')

    expect(body.items).toHaveLength(25)
    expect(body.nextCursor).toEqual(expect.any(String))
  })

  test('is narrowed by state', async () => {
    expect(await codesIn('congdan', '&state=refused')).toEqual([codes.get('refused')])
  })
})
