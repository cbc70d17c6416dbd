// Carries out what is done to dossiers by the use cases of the system, in a process of its own: started by crew.ts.
import { isDeepStrictEqual } from 'node:util'
import type { FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { storeUpload } from '#modules/documents'
import {
  ACTION_BODIES,
  performAction,
  type ActionBody,
  type Answer,
  type BodiedAction,
} from '#modules/dossiers'
import { fileDossier, supplementDossier, type FilingBody } from '#modules/filings'
import { heldRolesOf } from '#modules/organisations'
import { ANONYMOUS, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { neededKeyOfRequest } from '#platform/idempotency'
import { PAPERS } from '../../../bench/scale/fill.ts'
import type { Person } from '../../../bench/scale/people.ts'
import {
  findSecuredByUsername,
  insertAccount,
} from '../../../src/modules/identity/db/account.queries.ts'
import { actorOf as signedIn } from '../../../src/modules/identity/usecases/visitor.ts'
import type { Act, By, Standing, ToUpload } from './act.ts'
import { answerQuestions, openHelper } from './helper-process.ts'

type Beginning = Omit<Context, 'actor' | 'clock'>

const officers = new Map<string, Actor>()

/** Does what is asked; null when the answer is what the rules say, otherwise what it is. */
async function perform(beginning: Beginning, act: Act): Promise<string | null> {
  const { code, action, at, by } = act
  try {
    const clock = { now: () => new Date(at) }
    const actor = await actorOf({ ...beginning, actor: ANONYMOUS, clock }, by)
    const { body } = await done({ ...beginning, actor, clock }, act)
    const { code: itsCode, version, state, dueAt } = JSON.parse(body) as Standing & { code: string }
    const found = { code: itsCode, version, state, dueAt }
    if (isDeepStrictEqual(found, { code, ...act.after })) return null
    return `${code} ${action}: ${JSON.stringify(found)}, not ${JSON.stringify(act.after)}`
  } catch (error) {
    const why = error instanceof Refused ? [error.code, error.details] : [String(error)]
    return `${code} ${action} as ${JSON.stringify(by)}: ${JSON.stringify(why)}`
  }
}

async function done(context: Context, { action, code, body, after }: Act): Promise<Answer> {
  const key = `${code}/${after.version}`
  const route = `POST ${action}`
  if (action === 'file') {
    const sent = await uploaded(context, body as FilingBody)
    return fileOnce(context, { key, route }, sent)
  }
  if (action === 'supplement') {
    const { version, documents } = await uploaded(context, body as Supplement)
    const keyed = neededKeyOfRequest(key, { route, body })
    return supplementDossier(context, { code, version, keyed }, { documents })
  }
  const keyed = neededKeyOfRequest(key, { route, body })
  return bodied(context, action, { code, keyed }, body)
}

type Supplement = Pick<FilingBody, 'documents'> & { readonly version: number }

function bodied(
  context: Context,
  action: BodiedAction,
  request: Parameters<typeof performAction>[2],
  body: object,
): Promise<Answer> {
  const read = ACTION_BODIES[action].parse(body) as ActionBody<typeof action>
  return performAction(context, action, request, read)
}

/** Whoever files the same again within a day is asked whether they mean it, and says so. */
async function fileOnce(
  context: Context,
  { key, route }: { readonly key: string; readonly route: string },
  body: FilingBody,
): Promise<Answer> {
  try {
    return await fileDossier(context, neededKeyOfRequest(key, { route, body }), body)
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'conflict/duplicate-filing') throw error
    const confirmed = { ...body, confirmDuplicate: true }
    const keyed = neededKeyOfRequest(`${key}/meant`, { route, body: confirmed })
    return fileDossier(context, keyed, confirmed)
  }
}

/** The same with its files uploaded, each by whoever sends it. */
async function uploaded<Body extends { readonly documents: FilingBody['documents'] }>(
  context: Context,
  body: Body,
): Promise<Body> {
  const documents: FilingBody['documents'][number][] = []
  for (const each of body.documents) documents.push(await uploadedPaper(context, each))
  return { ...body, documents }
}

async function uploadedPaper(
  context: Context,
  paper: FilingBody['documents'][number] | ToUpload,
): Promise<FilingBody['documents'][number]> {
  if (!('upload' in paper)) return paper
  const file = PAPERS[paper.upload]
  if (file === undefined) throw new Error(`there is no paper ${paper.upload}`)
  const { id } = await storeUpload(context, file)
  return { componentId: paper.componentId, fileId: id satisfies FileId }
}

async function actorOf(context: Context, by: By): Promise<Actor> {
  if ('person' in by) return citizenOf(context, by.person)
  const known = officers.get(by.officer)
  if (known !== undefined) return known
  const account = await inRead(context.db, (read) => findSecuredByUsername(read, by.officer))
  if (account === null) throw new Error(`there is no officer ${by.officer}`)
  const officer = signedIn(account, await heldRolesOf(context, account.id))
  officers.set(by.officer, officer)
  return officer
}

/** The person with an account, made as the first signing in makes it. */
async function citizenOf(context: Context, person: Person): Promise<Actor> {
  const { accountId, name, personalId, birthDate, phone } = person
  const known = { kind: 'citizen', displayName: name, personalId, birthDate, phone } as const
  const nothing = { username: null, taxCode: null, email: null, address: null }
  await inTransaction(context.db, (tx) =>
    insertAccount(tx, {
      ...known,
      ...nothing,
      id: accountId,
      isDemo: false,
      passwordHash: null,
      passwordExpiresAt: null,
      createdAt: context.clock.now(),
    }),
  )
  return { ...ANONYMOUS, ...known, accountId }
}

const { beginning } = await openHelper('lane')
answerQuestions((act: Act) => perform(beginning, act))
