import type { Answer, Api } from './api.ts'
import { percentiles, type Percentiles } from './arithmetic.ts'

export interface ReadTimes {
  readonly worklist: Percentiles
  readonly dossier: Percentiles
  readonly search: Percentiles
}

/** Officers of one commune: whom most users are. */
const HANDLER = 'thuly.xa'
const RECEPTION = 'tiepnhan.xa'

const LISTS: readonly (readonly [username: string, query: string])[] = [
  [HANDLER, '?view=mine'],
  [HANDLER, '?view=my-unit'],
  [HANDLER, '?view=late'],
  [HANDLER, '?view=due-today'],
  [HANDLER, '?view=awaiting-person'],
  [HANDLER, '?view=done'],
  [RECEPTION, '?view=to-receive'],
  [RECEPTION, '?view=my-unit'],
  [RECEPTION, '?view=to-hand-over'],
  [RECEPTION, '?view=late'],
  [RECEPTION, '?view=done&limit=100'],
]

/** How long an officer of a commune waits for lists and counts, a dossier, and a search, one after another. */
export async function measureReads(api: Api, rounds: number): Promise<ReadTimes> {
  const codes = await codesInSight(api)
  const names = await namesInSight(api)
  const lists = [
    ...LISTS.map(([username, query]) => [username, `/dossiers${query}`] as const),
    [HANDLER, '/dossiers/counts'] as const,
    [RECEPTION, '/dossiers/counts'] as const,
  ]
  const searches = [
    ...codes.slice(0, 12),
    ...codes.slice(0, 4).map((code) => code.slice(-6)),
    ...names,
  ]
  return {
    worklist: await timed(api, rounds, lists),
    dossier: await timed(
      api,
      rounds,
      codes.slice(0, 20).map((code) => [HANDLER, `/dossiers/${code}`] as const),
    ),
    search: await timed(
      api,
      rounds,
      searches.map((text) => [RECEPTION, `/dossiers?q=${encodeURIComponent(text)}`] as const),
    ),
  }
}

async function codesInSight(api: Api): Promise<string[]> {
  const codes: string[] = []
  for (const view of ['my-unit', 'late', 'done']) {
    const { body }: Answer = await api.as(HANDLER, { path: `/dossiers?view=${view}&limit=10` })
    for (const { code } of body.items) codes.push(code)
  }
  if (codes.length === 0) throw new Error('the officers see no dossiers')
  return [...new Set(codes)]
}

/** Names as they are typed at a counter: whole, without marks, and only the last two words. */
async function namesInSight(api: Api): Promise<string[]> {
  const { body }: Answer = await api.as(RECEPTION, { path: '/dossiers?view=done&limit=5' })
  const names: string[] = body.items.map((item: { applicantName: string }) => item.applicantName)
  return names.flatMap((name) => [
    name,
    name
      .normalize('NFD')
      .replaceAll(/\p{Mn}/gu, '')
      .replaceAll(/[đĐ]/g, 'd')
      .toLowerCase(),
    name.split(' ').slice(-2).join(' '),
  ])
}

async function timed(
  api: Api,
  rounds: number,
  asked: readonly (readonly [username: string, path: string])[],
): Promise<Percentiles> {
  const times: number[] = []
  for (let round = -1; round < rounds; round += 1) {
    for (const [username, path] of asked) {
      const { ms } = await api.as(username, { path })
      if (round >= 0) times.push(ms) // the first round warms up
    }
  }
  return percentiles(times)
}
