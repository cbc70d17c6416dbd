import { randomUUID } from 'node:crypto'
import { ACTION_BODIES } from '../../contract/access/bodies.ts'
import { aFiling, STAGES, type Stage } from '../../tools/test-support/dossiers.ts'
import { aPng } from '../../tools/test-support/file-samples.ts'
import { upload } from '../../tools/test-support/uploads.ts'
import { operationsOf, type Description, type Schema } from '../fuzz/description.ts'
import type { ProofServer } from '../proofs/proof-server.ts'
import { restored, written } from './written.ts'

/** Who acts on dossiers. */
const ACTING = ['congdan', 'tiepnhan.xa', 'thuly.xa', 'lanhdaophong.xa', 'lanhdao.xa', 'vanthu.xa']

/** Reached only by what is handed in at a counter. */
const AT_COUNTERS_ONLY: Stage = 'sent on'

/** By then every payload that was refused has been taken back, and what is right is sent. */
const MOST_TRIES = 16

/** What was done with payloads in it, and what nobody could do. */
export interface Interfaced {
  readonly codes: readonly string[]
  readonly actions: ReadonlySet<string>
  /** How many texts were taken as they were written. */
  readonly taken: number
  readonly faults: readonly string[]
}

interface Scene {
  readonly server: ProofServer
  readonly schemas: Readonly<Record<string, Schema>>
  readonly bodyOf: (operation: string) => Schema
  readonly payload: (mostLength?: number) => string
  readonly faults: string[]
  /** Places that were refused with a payload before: they are not written into again. */
  readonly refused: Set<string>
  taken: number
}

/**
 * Files dossiers over the interface, brings one to every stage and does every action that is offered somewhere, each
 * with payloads for all texts that its description leaves free; files are named so, too.
 */
export async function writeOverInterface(
  server: ProofServer,
  payload: (mostLength?: number) => string,
): Promise<Interfaced> {
  const description = (await server.app.inject('/openapi.json')).json<Description>()
  const bodies = new Map(
    operationsOf(description).map(({ method, path, requestBody }) => [
      `${method} ${path.replace('/api/v1', '')}`,
      requestBody?.content?.['application/json']?.schema ?? {},
    ]),
  )
  const scene: Scene = {
    server,
    schemas: description.components.schemas,
    bodyOf: (operation) => bodies.get(operation) ?? neverDescribed(operation),
    payload,
    faults: [],
    refused: new Set(),
    taken: 0,
  }
  const codes: string[] = []
  for (const stage of Object.keys(STAGES) as Stage[]) {
    if (stage !== AT_COUNTERS_ONLY) codes.push(await dossierAt(scene, stage))
  }
  const actions = await doAllOffered(scene, codes)
  return { codes, actions, taken: scene.taken, faults: scene.faults }
}

function neverDescribed(operation: string): never {
  throw new Error(`${operation} is not described`)
}

interface Answered {
  readonly code: string
  readonly version: number
}

async function dossierAt(scene: Scene, stage: Stage): Promise<string> {
  const { server } = scene
  const fileId = await namedFile(scene)
  const filing = await aFiling(server)
  const [document] = filing.documents
  let dossier = await send(scene, {
    by: 'congdan',
    operation: 'POST /dossiers',
    path: '/dossiers',
    body: { ...filing, documents: [{ ...document, fileId }] },
  })
  for (const { by, action, ...move } of STAGES[stage] as readonly Move[]) {
    if (dossier === null) break
    dossier = await doAction(scene, { by, action, body: move.body ?? {}, dossier })
  }
  if (dossier === null) throw new Error(`no dossier comes to ${stage}: ${scene.faults.join('; ')}`)
  return dossier.code
}

interface Move {
  readonly by: string
  readonly action: string
  readonly body?: object
}

/** A file whose name is a payload, of those that a name can carry: no folder, no quote of its own. */
async function namedFile({ server, payload }: Scene): Promise<string> {
  let name = payload(80)
  while (/[/\\"]/.test(name)) name = payload(80)
  return upload(server.app, 'congdan', aPng(), `${name}.png`)
}

async function doAction(
  scene: Scene,
  move: {
    readonly by: string
    readonly action: string
    readonly body: object
    readonly dossier: Answered
  },
): Promise<Answered | null> {
  const { by, action, body, dossier } = move
  return send(scene, {
    by,
    operation: `POST /dossiers/{code}/actions/${action}`,
    path: `/dossiers/${dossier.code}/actions/${action}`,
    body: { version: dossier.version, ...body },
  })
}

/** Sends a body with payloads in it; those that are refused are taken back until the rest is taken. */
async function send(
  scene: Scene,
  asked: {
    readonly by: string
    readonly operation: string
    readonly path: string
    readonly body: object
  },
): Promise<Answered | null> {
  const { by, operation, path, body } = asked
  const { value, places } = written(body, scene.bodyOf(operation), scene)
  const hopeless = places.filter((place) => scene.refused.has(`${operation} ${place.join('/')}`))
  let left = restored(value, body, hopeless)
  let open = places.filter((place) => !hopeless.includes(place))
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const reply = await scene.server.as(by).post(path, left, { 'idempotency-key': randomUUID() })
    if (reply.status < 300) {
      scene.taken += open.length
      return reply.body as Answered
    }
    if (reply.status >= 500) scene.faults.push(`${operation}: ${JSON.stringify(reply.body)}`)
    if (open.length === 0) break
    const refused = placesOf(open, reply.body)
    const back = refused.length > 0 ? refused : open.slice(0, Math.ceil(open.length / 2))
    for (const place of back) scene.refused.add(`${operation} ${place.join('/')}`)
    left = restored(left, body, back)
    open = open.filter((place) => !back.includes(place))
  }
  return null
}

type Places = ReturnType<typeof written>['places']

/** The places of which the answer says that they are wrong. */
function placesOf(places: Places, answer: unknown): Places {
  const { errors = [] } = (answer ?? {}) as { errors?: readonly { readonly path: string }[] }
  const told = errors.map(({ path }) => path)
  return places.filter((place) => {
    const path = `/${place.join('/')}`
    return told.some((each) => each === path || path.endsWith(each))
  })
}

/** Goes round the dossiers and does what is offered and was not done yet, as long as there is something. */
async function doAllOffered(scene: Scene, codes: readonly string[]): Promise<Set<string>> {
  const done = new Set<string>()
  for (let before = -1; before < done.size;) {
    before = done.size
    for (const code of codes) {
      for (const by of ACTING) await doOneOffered(scene, { code, by, done })
    }
  }
  return done
}

async function doOneOffered(
  scene: Scene,
  { code, by, done }: { readonly code: string; readonly by: string; readonly done: Set<string> },
): Promise<void> {
  const seen = await scene.server.as(by).get(`/dossiers/${code}`)
  if (seen.status !== 200) return
  const offered = seen.body.availableActions as readonly string[]
  const action = offered.find((each) => !done.has(each) && each in ACTION_BODIES)
  if (action === undefined) return
  const body = ACTION_BODIES[action as keyof typeof ACTION_BODIES]
  const answer = await doAction(scene, { by, action, body, dossier: seen.body as Answered })
  if (answer !== null) done.add(action)
}
