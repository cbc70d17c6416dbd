import { hash } from 'node:crypto'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { aPng } from '../../../tools/test-support/file-samples.ts'
import {
  databaseOf,
  aFreePort,
  startWhole,
  type WholeInstallation,
} from '../../whole-installation.ts'
import { crewAt, whatDoesNotHold } from '../kills.ts'
import { verdictNotShown, verdictOf, type Verdict } from '../verdict.ts'
import { writeOn, type Crew, type Record } from '../writers.ts'
import { aSmallDisk, whyNoSmallDisks, type SmallDisk } from './small-disks.ts'

const WRITERS = 6
/** So large that letters, which come meanwhile, do not take a twentieth of it before somebody has looked. */
const FILES_MEBIBYTES = 384
const DATABASE_MEBIBYTES = 512
const LOG_MEBIBYTES = 256
const LINES_MEBIBYTES = 2
/** Longer than the supervisor once waited before it gave up. */
const STAYS_FULL = 25_000
const LONGEST_RETURN = 60_000

/**
 * Fills the disks of a whole installation while six people work: that of the files, that of the tables, that of its own
 * lines, and that of the log of the database, until the database itself gives up. It warns in time, refuses uploads and then every
 * change with a sentence that says why, never answers with a fault, goes on by itself once there is
 * room, and has lost and doubled nothing.
 */
export async function proveDisk(folder: string, say: (text: string) => void): Promise<Verdict> {
  const hindrance = whyNoSmallDisks(folder)
  if (hindrance !== null) return verdictNotShown('disk', hindrance)
  const settings = { PORT: String(await aFreePort()) }
  const first = startWhole(folder, settings)
  await first.ready()
  await first.stop()
  const disks = {
    files: aSmallDisk(path.join(folder, 'files'), FILES_MEBIBYTES),
    database: aSmallDisk(path.join(folder, 'postgres'), DATABASE_MEBIBYTES),
    log: aSmallDisk(path.join(folder, 'postgres', 'data', 'pg_wal'), LOG_MEBIBYTES),
    lines: aSmallDisk(path.join(folder, 'log'), LINES_MEBIBYTES),
  }
  const whole = startWhole(folder, settings)
  try {
    return await fillWhileWriting({ whole, disks, say })
  } finally {
    for (const disk of Object.values(disks)) disk.makeRoom()
    await whole.stop()
    for (const disk of Object.values(disks).toReversed()) disk.release()
  }
}

interface Scene {
  readonly whole: WholeInstallation
  readonly disks: Readonly<{ [name in 'files' | 'database' | 'log' | 'lines']: SmallDisk }>
  readonly say: (text: string) => void
}

async function fillWhileWriting(scene: Scene): Promise<Verdict> {
  const home = await scene.whole.ready()
  const record: Record = { acknowledged: [], faults: [], repeated: [], isOver: false }
  const crew = await crewAt(home)
  const kept: Kept[] = []
  const work = { ...scene, crew, record, kept, home }
  const writers = Array.from({ length: WRITERS }, () => writeOn(crew, record))
  await untilWritten(record)
  const server = scene.whole.pidOf('server')
  scene.disks.lines.fillTo(0)
  await fillFiles(work)
  const tablesMs = await fillTables(work)
  scene.disks.lines.makeRoom()
  const logMs = await fillLog(work)
  record.isOver = true
  await Promise.all(writers)
  if (scene.whole.pidOf('server') !== server) record.faults.push('the server did not outlast it')
  const faulty = record.repeated.filter((reason) => reason.endsWith(': 500'))
  const faults = [
    ...record.faults,
    ...faulty.map((reason) => `a fault of ours: ${reason}`),
    ...(await whatFilesDoNotHold(work)),
    ...(await whatDoesNotHold(scene.whole.folder, record)),
  ]
  if (faults.length > 0) scene.say(scene.whole.said())
  const figures = {
    acknowledged: record.acknowledged.length,
    repeated: record.repeated.length,
    files: kept.length,
    backAfterFullTablesMs: tablesMs,
    backAfterFullLogMs: logMs,
  }
  return verdictOf('disk', figures, faults)
}

interface Kept {
  readonly id: string
  readonly sha256: string
}

interface Work extends Scene {
  readonly crew: Crew
  readonly record: Record
  readonly kept: Kept[]
  readonly home: string
}

/** The disk of the files: people are warned, then told that nothing is taken in, and the rest goes on. */
async function fillFiles(work: Work): Promise<void> {
  const { disks, say } = work
  await expectUpload(work, 201, 'with room')
  disks.files.fillTo(0.13)
  await expectStorage(work, { files: 'low' })
  await expectUpload(work, 201, 'with little room')
  disks.files.fillTo(0.08)
  await expectStorage(work, { files: 'scarce' })
  await expectUpload(work, 507, 'almost full')
  disks.files.fillTo(0)
  await expectStorage(work, { files: 'spent' })
  await expectUpload(work, 507, 'full')
  await expectFiles(work)
  await untilWritten(work.record)
  disks.files.makeRoom()
  await expectStorage(work, { files: 'ample' })
  await expectUpload(work, 201, 'with room again')
  say('the disk of the files was full: uploads were refused, everything else went on')
}

/** The disk of the tables: what has no room is refused and may be sent again; public pages go on. */
async function fillTables(work: Work): Promise<number> {
  const { disks, record, say } = work
  disks.database.fillTo(0.03)
  await expectStorage(work, { database: 'spent' })
  await expectOnlyReading(work)
  disks.database.fillTo(0)
  await writeWhileFull(work)
  await pause(3_000)
  await expectOnlyReading(work)
  disks.database.makeRoom()
  const back = await untilWritten(record)
  say(`the disk of the tables was full, work went on ${back} ms after there was room`)
  return back
}

/** The disk of the log: the database ends, cannot mend itself, and is there again once it can. */
async function fillLog(work: Work): Promise<number> {
  const { whole, disks, record, say } = work
  disks.log.fillTo(0)
  await untilDown(work)
  say('the disk of its log was full, and the database ended')
  await pause(STAYS_FULL)
  const { status } = await fetch(`${work.home}/health`)
  if (status !== 503) record.faults.push(`/health answered ${status} without a database`)
  if (!whole.said().includes('it is started again once there is room'))
    record.faults.push('the operators were not told that the disk is full')
  disks.log.makeRoom()
  const back = await untilWritten(record)
  say(`work went on ${back} ms after there was room`)
  return back
}

/** Waits until everyone has written something anew; how long that took. */
async function untilWritten(record: Record): Promise<number> {
  const began = performance.now()
  const before = record.acknowledged.length
  while (record.acknowledged.length <= before + WRITERS) {
    if (performance.now() - began > LONGEST_RETURN)
      throw new Error(`nothing was written for a minute: ${record.repeated.slice(-3).join('; ')}`)
    await pause(10)
  }
  return Math.round(performance.now() - began)
}

async function expectStorage({ home, record }: Work, expected: object): Promise<void> {
  await pause(1_200) // it is looked at once a second
  const { storage } = (await (await fetch(`${home}/health`)).json()) as { readonly storage: object }
  const found = JSON.stringify({ ...storage, ...expected })
  if (JSON.stringify(storage) !== found)
    record.faults.push(
      `/health tells ${JSON.stringify(storage)}, expected ${JSON.stringify(expected)}`,
    )
}

async function expectUpload(work: Work, status: number, when: string): Promise<void> {
  const form = new FormData()
  const bytes = new Uint8Array(aPng(8, 8 + work.kept.length))
  form.append('file', new Blob([bytes], { type: 'image/png' }), `anh-${work.kept.length}.png`)
  const { token } = work.crew.reception
  const headers = { authorization: `Bearer ${token}` }
  const reply = await fetch(`${work.home}/api/v1/files`, { method: 'POST', headers, body: form })
  const answer = (await reply.json()) as Kept & { readonly code?: string; readonly title?: string }
  if (reply.status === 201) work.kept.push({ id: answer.id, sha256: answer.sha256 })
  const isRight = reply.status === status && (status === 201 || answer.code === 'full/file-store')
  if (!isRight)
    work.record.faults.push(
      `an upload ${when} was answered ${reply.status} ${JSON.stringify(answer)}`,
    )
}

/** Every file that was acknowledged is given out, byte for byte. */
async function expectFiles(work: Work): Promise<void> {
  work.record.faults.push(...(await whatFilesDoNotHold(work)))
}

async function whatFilesDoNotHold({ home, crew, kept }: Work): Promise<string[]> {
  const faults: string[] = []
  for (const { id, sha256 } of kept) {
    const headers = { authorization: `Bearer ${crew.reception.token}` }
    const reply = await fetch(`${home}/api/v1/files/${id}`, { headers })
    const found = hash('sha256', Buffer.from(await reply.arrayBuffer()))
    if (reply.status !== 200 || found !== sha256)
      faults.push(`file ${id} was answered ${reply.status} with ${found}`)
  }
  return faults
}

/** What is public is read; what changes something is refused with 503 and when to come back. */
async function expectOnlyReading({ home, crew, record }: Work): Promise<void> {
  const read = await fetch(`${home}/api/v1/procedures/1.001193`)
  const headers = {
    authorization: `Bearer ${crew.reception.token}`,
    'content-type': 'application/json',
    'idempotency-key': `disk-${record.repeated.length}`,
  }
  const changed = await fetch(`${home}/api/v1/dossiers`, {
    method: 'POST',
    headers,
    body: JSON.stringify(crew.filing),
  })
  if (read.status !== 200) record.faults.push(`a public page was answered ${read.status}`)
  if (changed.status !== 503 || !changed.headers.has('retry-after'))
    record.faults.push(`a filing was answered ${changed.status} ${await changed.text()}`)
}

/** Writes past the server, which would no longer let anything through, until the database says that its disk is full. */
async function writeWhileFull({ whole, record }: Work): Promise<void> {
  const refusal = await asOwner(whole.folder, async (client) => {
    await client.query('create table filling (content text)')
    for (let at = 0; at < 200; at += 1)
      await client.query(
        `insert into filling select repeat(md5(n::text), 100) from generate_series(1, 2000) n`,
      )
  })
  if (refusal !== '53100') record.faults.push(`the full disk was told as ${refusal}`)
  await asOwner(whole.folder, async (client) => {
    await client.query('drop table if exists filling')
  })
}

/** Has the database write to its log until it ends. */
async function untilDown({ whole, record }: Work): Promise<void> {
  const refusal = await asOwner(whole.folder, async (client) => {
    for (let at = 0; at < 200; at += 1)
      await client.query(`select pg_logical_emit_message(false, 'fill', repeat('x', 4000000))`)
  })
  if (refusal === null) record.faults.push('the database went on with a full log')
}

/** Works on the database past the server; the code of what ended it, or null. */
async function asOwner(
  folder: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<string | null> {
  const client = new pg.Client(databaseOf(folder))
  client.on('error', () => {}) // a server that ends under it is what some come for
  try {
    await client.connect()
    await work(client)
    return null
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error)
  } finally {
    await client.end().catch(() => {})
  }
}
