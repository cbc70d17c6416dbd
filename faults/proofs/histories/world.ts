import type { SettableClock } from '#kernel/clock'
import { addDays, day } from '#kernel/day'
import type { FileId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { giveDelegation } from '#modules/delegations'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf, organisationNow, type Organisation } from '#modules/organisations'
import { findCompetentUnit, placesAmong, procedureById } from '#modules/procedures'
import { hoursOfLongestPath, processById, processOn, publishWithin } from '#modules/processes'
import { ANONYMOUS, SYSTEM, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead, inTransaction } from '#platform/db'
import { systemContext } from '../../../src/installation.ts'
import { findDossier } from '../../../src/modules/dossiers/db/dossier.queries.ts'
import type { Dossier } from '../../../src/modules/dossiers/domain/dossier.ts'
import type { Process } from '../../../src/modules/dossiers/domain/facts.ts'
import type { TransferTarget } from '../../../src/modules/dossiers/domain/transfers/decide-transfer.ts'
import type { Onlooker } from '../../../src/modules/dossiers/domain/visibility.ts'
import { seatFor, type Seat } from '../../../src/modules/dossiers/usecases/on-the-spot/seat.ts'
import { processFor, sceneOf, type Scene } from '../../../src/modules/dossiers/usecases/scene.ts'
import { onlookerOf } from '../../../src/modules/dossiers/usecases/viewer.ts'
import { PEOPLE } from '../../../tools/test-support/filings.ts'
import { uploaded } from '../../../tools/test-support/uploads.ts'
import { manyOfficers, type ProofServer } from '../proof-server.ts'

/** Someone who acts: as the server knows them, and as the rules see them. */
export interface Person {
  readonly username: string
  readonly actor: Actor
  readonly onlooker: Onlooker
}

/** What a dossier is handled with: the rules of its rulebook, the calendar, the process. */
export interface Stage {
  readonly scene: Scene
  readonly process: Process
  /** The process of today: another one once a new version is in force. */
  readonly inForce: Process
  /** The agency behind a one-stop place, and the process as it goes there; null where nothing is handled. */
  readonly behind: (
    unitCode: string,
  ) => { readonly target: TransferTarget; readonly process: Process } | null
}

/** The demonstration as the model sees it, beside the server that it is compared with. */
export interface World {
  readonly server: ProofServer
  readonly context: Context
  readonly clock: SettableClock
  readonly people: readonly Person[]
  readonly personNamed: (username: string) => Person | null
  /** A file of the applicant that is brought as a paper. */
  readonly fileId: FileId
  readonly numbers: Numbers
  readonly stored: (code: string) => Promise<Dossier>
  /** By which right someone would hold a sitting about the dossier; null when it is not on the list. */
  readonly seatOf: (dossier: Dossier, person: Person) => Promise<Seat | null>
  readonly stageOf: (dossier: Dossier, actor: Actor) => Promise<Stage>
}

const APPLICANT = 'congdan'
const OFFICERS = [
  'tiepnhan.xa',
  'thuly.xa',
  'lanhdaophong.xa',
  'lanhdao.xa',
  'vanthu.xa',
  'thuly.xa2',
  'thuly',
  'tiepnhan',
  'tiepnhan.xa2',
  'lanhdaophong',
  'lanhdao',
  'vanthu',
] as const

/** Opens the world; the demonstration is as on the day the clock shows. */
export async function aWorld(server: ProofServer, clock: SettableClock): Promise<World> {
  const [locality] = server.installation.localities
  if (locality === undefined) throw new Error('the demonstration has no locality')
  const context = systemContext(server.installation, locality, 'histories')
  const colleagues = await manyOfficers(server, 'handler', 'ph25-luong-van-tri.van-phong', 1)
  const atCounter = await manyOfficers(server, 'reception', 'ph25-luong-van-tri.tt-pvhcc', 1)
  const officers = await Promise.all(
    [...OFFICERS, ...colleagues, ...atCounter].map((username) => officerNamed(context, username)),
  )
  const people = [await citizenNamed(server, APPLICANT), ...officers]
  people.push(await citizenNamed(server, 'congdan2'))
  await delegate(context, 'tiepnhan.xa', true)
  await delegate(context, 'reception.1', false)
  await renewProcess(context)
  return {
    server,
    context,
    clock,
    people,
    personNamed: (username) => people.find((each) => each.username === username) ?? null,
    fileId: (await uploaded(server.app, APPLICANT)) as FileId,
    numbers: new Numbers(),
    stored: async (code) => {
      const dossier = await inRead(context.db, (read) => findDossier(read, code))
      if (dossier === null) throw new Error(`dossier ${code} is gone`)
      return dossier
    },
    seatOf: async (dossier, { actor, onlooker }) => {
      const organisation = await organisationNow(context)
      return seatFor({ ...context, actor }, { dossier, onlooker, organisation })
    },
    stageOf: (dossier, actor) => stageOf({ ...context, actor }, dossier),
  }
}

/** The head of the commune lets an officer at the counter decide there, with the seal or without. */
async function delegate(context: Context, username: string, includesSeal: boolean): Promise<void> {
  const { actor } = await officerNamed(context, 'lanhdao.xa')
  await giveDelegation(
    { ...context, actor },
    {
      username,
      unitCode: 'H37.102',
      decision: 'số 12/QĐ-UBND ngày 02/3/2026',
      includesSeal,
      validFrom: day('2026-03-01'),
      validTo: day('2027-02-28'),
    },
  )
}

/** The procedure whose process is another one from the third day of its histories on. */
const RENEWED = '1.001653'

/** Puts a version in force in which the handler's step has another number. */
async function renewProcess(context: Context): Promise<void> {
  const from = day('2026-03-04')
  const before = await processOn(context, RENEWED, addDays(from, -1))
  if (before === null) throw new Error(`${RENEWED} has no process`)
  const definition = JSON.parse(
    JSON.stringify(before.definition).replaceAll('"b2"', '"b2a"'),
  ) as typeof before.definition
  await inTransaction(context.db, (tx) =>
    publishWithin(tx, context, {
      procedureCode: RENEWED,
      processHours: hoursOfLongestPath(definition) ?? 0,
      effectiveFrom: from,
      approvedBy: 'Quyết định số 2/QĐ-UBND',
      definition,
    }),
  )
}

async function officerNamed(context: Context, username: string): Promise<Person> {
  const actor = await officerByUsername(context, username, heldRolesOf)
  if (actor === null) throw new Error(`there is no officer ${username}`)
  return { username, actor, onlooker: onlookerOf(actor) }
}

async function citizenNamed(server: ProofServer, username: string): Promise<Person> {
  const [row] = await server.asOwner<{ id: Actor['accountId']; personal_id: string }>(
    'select id, personal_id from account where username = $1',
    [username],
  )
  if (row === undefined) throw new Error(`there is no citizen ${username}`)
  const actor: Actor = {
    ...ANONYMOUS,
    kind: 'citizen',
    accountId: row.id,
    username,
    personalId: row.personal_id,
  }
  return { username, actor, onlooker: onlookerOf(actor) }
}

async function stageOf(context: Context, dossier: Dossier): Promise<Stage> {
  const organisation: Organisation = await organisationNow(context)
  const inForce = await processOn(context, dossier.procedureCode, dayOf(context.clock.now()))
  const version =
    dossier.processVersionId === null
      ? inForce
      : await processById(context, dossier.processVersionId)
  if (version === null || inForce === null)
    throw new Error(`${dossier.procedureCode} has no process`)
  const procedure = await procedureById(context, dossier.procedureVersionId)
  if (procedure === null) throw new Error(`${dossier.procedureCode} is missing`)
  return {
    scene: await sceneOf(context, dossier, organisation),
    process: processFor(version, dossier, organisation),
    inForce: processFor(inForce, dossier, organisation),
    behind(unitCode) {
      const place = placesAmong(organisation.units).find(
        ({ unitId }) => unitId === organisation.byCode(unitCode)?.id,
      )
      if (place === undefined) return null
      const { competence } = procedure.content
      const competentUnitId = findCompetentUnit(
        competence,
        { procedureCode: procedure.code, place, communeCode: null },
        organisation,
      )
      if (competentUnitId === null) return null
      // A place sends on to agencies of which it is the one-stop place.
      if (organisation.centreOf(competentUnitId)?.id !== place.unitId) return null
      const target = { receivingUnitId: place.unitId, competentUnitId, name: place.name }
      return { target, process: processFor(version, { ...dossier, ...target }, organisation) }
    },
  }
}

/** The system itself, which stops what nobody answered. */
export const THE_SYSTEM: Person = {
  username: 'system',
  actor: SYSTEM,
  onlooker: onlookerOf(SYSTEM),
}

/** Where and when a history begins: filed under one rulebook or the other, handled from some day on. */
export interface Beginning {
  readonly procedure: string
  readonly receivingUnit: string
  readonly filedAt: Date
  readonly handledFrom: Date
}

/** A ward of before July 2025, under Decree 61/2018; its successor handles what was filed there. */
const BEFORE = {
  receivingUnit: 'H37.31.35.01',
  filedAt: new Date('2025-06-27T02:00:00Z'),
  handledFrom: new Date('2025-07-02T02:00:00Z'),
}

/** The successor, under Decree 118/2025. */
const AFTER = {
  receivingUnit: 'H37.102.01',
  filedAt: new Date('2026-03-02T02:00:00Z'),
  handledFrom: new Date('2026-03-02T07:00:00Z'),
}

/** The centre of the province. */
const PROVINCE = { ...AFTER, receivingUnit: 'H37.01.20' }

/**
 * Procedures of a commune whose process has four roles, and one with all five; one that is on the list of four on the
 * spot; one in which silence has an effect; one of the province with two appointments.
 */
export const BEGINNINGS: readonly Beginning[] = [
  { procedure: '1.001653', ...BEFORE },
  { procedure: '1.001653', ...AFTER },
  { procedure: '1.001699', ...BEFORE, handledFrom: new Date('2025-09-22T02:00:00Z') },
  { procedure: '2.001283', ...AFTER },
  { procedure: '1.001570', ...AFTER },
  { procedure: '1.003622', ...AFTER },
  { procedure: '1.013831', ...PROVINCE },
]

/** Files a dossier over the interface and opens the day of its handling. */
export async function filed(world: World, beginning: Beginning): Promise<Dossier> {
  const { procedure, receivingUnit, filedAt, handledFrom } = beginning
  await atTime(world, filedAt)
  const as = world.server.as(APPLICANT)
  const { body: told } = await as.get(`/procedures/${procedure}`)
  const caseId: string | null = told.cases[0]?.id ?? null
  const components = told.components as readonly {
    readonly id: string
    readonly required: boolean
    readonly caseIds: readonly string[]
  }[]
  const { status, body } = await as.post('/dossiers', {
    procedureCode: procedure,
    caseId,
    receivingUnit,
    channel: 'online',
    applicant: PEOPLE.citizen,
    form: told.form?.example ?? {},
    documents: components
      .filter(({ required, caseIds }, at) => (required || at === 0) && isOfCase(caseIds, caseId))
      .map(({ id }) => ({ componentId: id, fileId: world.fileId })),
    delivery: { method: 'counter' },
    confirmDuplicate: true,
  })
  if (status !== 201) throw new Error(`not filed: ${JSON.stringify(body)}`)
  await atTime(world, handledFrom)
  return world.stored(body.code)
}

function isOfCase(caseIds: readonly string[], caseId: string | null): boolean {
  return caseIds.length === 0 || (caseId !== null && caseIds.includes(caseId))
}

/** Moves the clock. Whoever is signed in stays so: sessions are proven elsewhere. */
export async function atTime({ clock, server }: World, now: Date): Promise<void> {
  clock.set(now)
  await server.asOwner(
    `update session set created_at = $1, last_seen_at = $1, expires_at = $1::timestamptz + interval '8 hours'`,
    [now],
  )
}

/** The numbers that receipts and results get: each book counts without a gap. */
export class Numbers {
  readonly #last = new Map<string, number>()

  next(book: string): number {
    return (this.#last.get(book) ?? 0) + 1
  }

  take(book: string): void {
    this.#last.set(book, this.next(book))
  }
}
