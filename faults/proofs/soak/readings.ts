import { Agent } from 'node:http'
import { IDLE_MILLISECONDS, type Api } from '../../../bench/api.ts'
import type { Chance } from '../../../bench/scale/chance.ts'
import { ask } from '../asking.ts'
import type { Pacer } from './pacer.ts'

/** A dossier as those know it who have to do with it. */
export interface Filed {
  readonly code: string
  /** Whose it is, and the officer who received it. */
  readonly username: string
  readonly reception: string
  readonly secret: string
}

/** Where people read, and of what. */
export interface ReadingPlace {
  readonly home: string
  readonly api: Api
  readonly pacer: Pacer
  readonly known: readonly Filed[]
  readonly codes: readonly string[]
}

const DESKS = [
  { username: 'tiepnhan', views: ['to-receive', 'my-unit', 'to-hand-over', 'late', 'done'] },
  { username: 'tiepnhan.xa', views: ['to-receive', 'my-unit', 'to-hand-over', 'late', 'done'] },
  { username: 'thuly', views: ['mine', 'my-unit', 'late', 'due-today', 'done'] },
  { username: 'thuly.xa', views: ['mine', 'my-unit', 'late', 'due-today', 'done'] },
  { username: 'lanhdao.xa', views: ['mine', 'my-unit', 'late', 'done'] },
  { username: 'vanthu.xa', views: ['mine', 'my-unit', 'done'] },
]

const PORTAL = ['/', '/tim?q=khai+sinh', '/tim?q=dang+ky+kinh+doanh', '/tra-cuu']

const MOST_TOLD = 300

const agent = new Agent({ keepAlive: true, timeout: IDLE_MILLISECONDS })

type Reading = (at: ReadingPlace, chance: Chance) => Promise<void>

/** Of a hundred things that are read. */
const READINGS: readonly { readonly weight: number; readonly read: Reading }[] = [
  { weight: 15, read: listByApi },
  { weight: 12, read: listAtDesk },
  { weight: 10, read: dossierByApi },
  { weight: 12, read: dossierAtDesk },
  { weight: 12, read: search },
  { weight: 12, read: portal },
  { weight: 6, read: procedure },
  { weight: 8, read: own },
  { weight: 8, read: track },
  { weight: 4, read: letter },
  { weight: 1, read: signIn },
]

/** One thing that somebody reads, as it happens. */
export async function readOnce(at: ReadingPlace, chance: Chance): Promise<void> {
  await chance.weighed(READINGS).read(at, chance)
}

async function listByApi({ api }: ReadingPlace, chance: Chance): Promise<void> {
  const { username, views } = chance.pick(DESKS)
  await api.as(username, { path: `/dossiers?view=${chance.pick(views)}` })
  await api.as(username, { path: '/dossiers/counts' })
}

async function listAtDesk(at: ReadingPlace, chance: Chance): Promise<void> {
  const { username, views } = chance.pick(DESKS)
  await page(at, `/can-bo/viec/${chance.pick(views)}`, username)
}

async function dossierByApi({ api, known }: ReadingPlace, chance: Chance): Promise<void> {
  const { code, reception } = chance.pick(known)
  await api.as(reception, { path: `/dossiers/${code}` })
  await api.as(reception, { path: `/dossiers/${code}/events` })
}

async function dossierAtDesk(at: ReadingPlace, chance: Chance): Promise<void> {
  const { code, reception } = chance.pick(at.known)
  await page(at, `/can-bo/ho-so/${code}`, reception)
}

async function search({ api, known }: ReadingPlace, chance: Chance): Promise<void> {
  const { code, reception, secret } = chance.pick(known)
  const text = chance.pick([code, code.slice(-11), secret, 'hoang thi be', 'xu lang'])
  await api.as(reception, { path: `/dossiers?q=${encodeURIComponent(text)}` })
}

async function portal(at: ReadingPlace, chance: Chance): Promise<void> {
  await page(at, chance.pick(PORTAL), null)
}

async function procedure(at: ReadingPlace, chance: Chance): Promise<void> {
  await page(at, `/thu-tuc/${chance.pick(at.codes)}`, null)
}

async function own(at: ReadingPlace, chance: Chance): Promise<void> {
  const { code, username } = chance.pick(at.known)
  await page(at, '/ho-so', username)
  await page(at, `/ho-so/${code}`, username)
}

/** Each from an address of their own: one may ask ten times a minute. */
async function track(at: ReadingPlace, chance: Chance): Promise<void> {
  const { code, secret } = chance.pick(at.known)
  await at.pacer.turn()
  const from = `127.1.${chance.below(8)}.${1 + chance.below(250)}`
  await asked(200, `${at.home}/api/v1/tracking`, { body: { code, secret }, from })
}

async function letter(at: ReadingPlace, chance: Chance): Promise<void> {
  const { code, reception } = chance.pick(at.known)
  const { body } = await at.api.as(reception, { path: `/dossiers/${code}/letters` })
  const letters: readonly { readonly href: string }[] = body.items
  if (letters.length === 0) return
  await at.pacer.turn()
  await read(`${at.home}${chance.pick(letters).href}`, {
    authorization: `Bearer ${await at.api.tokenOf(reception)}`,
  })
}

/** Comes to work, looks, and leaves. */
async function signIn({ api, home, pacer }: ReadingPlace, chance: Chance): Promise<void> {
  const { username, views } = chance.pick(DESKS)
  const body = { username, password: 'demo' }
  const { body: session } = await api.as(null, { method: 'POST', path: '/sessions', body })
  const headers = { authorization: `Bearer ${session.token}` }
  await pacer.turn()
  await read(`${home}/api/v1/dossiers?view=${chance.pick(views)}`, headers)
  await pacer.turn()
  await asked(204, `${home}/api/v1/sessions/current`, { method: 'DELETE', headers })
}

/** A page as a browser gets it that is signed in as somebody, or as nobody. */
async function page(at: ReadingPlace, path: string, username: string | null): Promise<void> {
  await at.pacer.turn()
  await read(
    `${at.home}${path}`,
    username === null ? {} : { cookie: `mc=${await at.api.tokenOf(username)}` },
  )
}

async function read(url: string, headers: Readonly<Record<string, string>>): Promise<void> {
  await asked(200, url, { headers })
}

async function asked(
  expected: number,
  url: string,
  given: NonNullable<Parameters<typeof ask>[1]>,
): Promise<void> {
  const { status, text } = await ask(url, { ...given, agent }).catch((error: unknown) => {
    throw new Error(`${url}: ${String(error)}`, { cause: error })
  })
  if (status !== expected)
    throw new Error(`${url} was answered ${status} ${text.slice(0, MOST_TOLD)}`)
}
