import { setTimeout as pause } from 'node:timers/promises'
import { fold } from '#kernel/text'
import type { Answer, Api } from '../api.ts'
import { percentiles, type Percentiles } from '../arithmetic.ts'
import { Chance } from './chance.ts'

/** A dossier as somebody at a counter asks for it. */
export interface Known {
  readonly code: string
  readonly name: string
  readonly personalId: string
  readonly phone: string
}

/** An officer at work: who, which lists they look at, and whom they are asked for. */
export interface User {
  readonly username: string
  readonly views: readonly string[]
  readonly known: readonly Known[]
}

export type Kind =
  | 'worklist'
  | 'dossier'
  | 'search by code'
  | 'search by identity number'
  | 'search by phone'
  | 'search by name'
  | 'state change'

/** What was measured: by kind how long answers took, and what went wrong. */
export interface UserTimes {
  readonly kinds: Readonly<Partial<Record<Kind, Percentiles & { readonly count: number }>>>
  readonly serverFaults: number
  /** Somebody else was faster, or a rule forbade it. */
  readonly refused: number
}

/** Of a hundred things that an officer does. */
const MIX: readonly { readonly kind: Kind; readonly weight: number }[] = [
  { kind: 'worklist', weight: 32 },
  { kind: 'dossier', weight: 24 },
  { kind: 'search by code', weight: 7 },
  { kind: 'search by identity number', weight: 7 },
  { kind: 'search by phone', weight: 7 },
  { kind: 'search by name', weight: 8 },
  { kind: 'state change', weight: 15 },
]
const LEAST_THOUGHT_MS = 400
const MOST_THOUGHT_MS = 1_600

interface Seen {
  readonly kind: Kind
  readonly ms: number
  readonly status: number
}

/** Officers who each wait for an answer, think, and ask the next thing, for so long. */
export async function measureUsers(
  api: Api,
  users: readonly User[],
  seconds: number,
): Promise<UserTimes> {
  await Promise.all(users.map(({ username }) => api.tokenOf(username)))
  const until = performance.now() + seconds * 1000
  const seen: Seen[] = []
  await Promise.all(users.map((user, number) => work(api, user, { number, until, seen })))
  const kinds = [...Map.groupBy(seen, ({ kind }) => kind)].map(
    ([kind, each]) =>
      [kind, { ...percentiles(each.map(({ ms }) => ms)), count: each.length }] as const,
  )
  return {
    kinds: Object.fromEntries(kinds),
    serverFaults: seen.filter(({ status }) => status >= 500).length,
    refused: seen.filter(({ status }) => status >= 400 && status < 500).length,
  }
}

async function work(
  api: Api,
  user: User,
  {
    number,
    until,
    seen,
  }: { readonly number: number; readonly until: number; readonly seen: Seen[] },
): Promise<void> {
  const chance = new Chance(16, number)
  const token = await api.tokenOf(user.username)
  while (performance.now() < until) {
    await pause(chance.between(LEAST_THOUGHT_MS, MOST_THOUGHT_MS))
    const { kind } = chance.weighed(MIX)
    const ask = async (path: string): Promise<Answer> => {
      const answer = await api.call({ path, token })
      const counted = kind === 'state change' ? (/\?/.test(path) ? 'worklist' : 'dossier') : kind
      seen.push({ kind: counted, ms: answer.ms, status: answer.status })
      return answer
    }
    if (kind !== 'state change') await ask(pathFor(kind, user, chance))
    else await change({ api, user, token, chance, ask, seen })
  }
}

function pathFor(kind: Kind, { views, known }: User, chance: Chance): string {
  const one = chance.pick(known)
  const search = (text: string) => `/dossiers?q=${encodeURIComponent(text)}`
  switch (kind) {
    case 'dossier':
      return `/dossiers/${one.code}`
    case 'search by code':
      return search(one.code)
    case 'search by identity number':
      return search(one.personalId)
    case 'search by phone':
      return search(one.phone.replace(/^\+84/, '0'))
    case 'search by name':
      return search(fold(one.name))
    case 'worklist':
    case 'state change':
      return `/dossiers?view=${chance.pick(views)}`
  }
}

/** Looks at a list, opens a dossier of it and does what is next, as far as this officer may. */
async function change(at: {
  readonly api: Api
  readonly user: User
  readonly token: string
  readonly chance: Chance
  readonly ask: (path: string) => Promise<Answer>
  readonly seen: Seen[]
}): Promise<void> {
  const { api, token, chance, ask, seen } = at
  const list = await ask(pathFor('state change', at.user, chance))
  const items: readonly { readonly code: string }[] = list.body?.items ?? []
  if (items.length === 0) return
  const { code } = chance.pick(items)
  const { body: dossier } = await ask(`/dossiers/${code}`)
  const available: readonly string[] = dossier?.availableActions ?? []
  const action = Object.keys(BODIES).find((each) => available.includes(each))
  if (action === undefined) return
  const answer = await api.call({
    method: 'POST',
    path: `/dossiers/${code}/actions/${action}`,
    token,
    body: { version: dossier.version, ...BODIES[action]?.(dossier) },
  })
  seen.push({ kind: 'state change', ms: answer.ms, status: answer.status })
}

/** What each action says, in the order in which it is looked for. */
const BODIES: Readonly<Record<string, (dossier: Answer['body']) => object>> = {
  receive: () => ({}),
  claim: () => ({}),
  'sign-result': () => ({ kind: 'approval', content: 'Đồng ý giải quyết theo đề nghị.' }),
  'issue-result': () => ({}),
  'complete-step': ({ currentSteps: [step] }) => ({ outcome: step.outcomes[0].code }),
  'hand-over': ({ applicant }) => ({ receivedBy: { name: applicant.name }, method: 'counter' }),
}
