import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { day } from '#kernel/day'
import { openDatabase } from '#platform/db'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase, LANG_SON } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { catalogueOf, procedureById, procedureOn } from './catalogue.ts'
import { publishProcedure } from './publish-procedure.ts'

const database = await aDatabase()
const actor = anOfficer('procedure-control')

let codes = 0

function aPublication(effectiveFrom = '2026-01-01') {
  const code = `2.${String(++codes).padStart(6, '0')}`
  return { code, effectiveFrom: day(effectiveFrom), content: aContent() }
}

/** A server of its own: what it holds in memory is not what another holds. */
function aServer() {
  const own = openDatabase(database.app, { max: 2 })
  afterEach(() => own.close())
  return { ...aContext(database, { actor }), db: own.of(LANG_SON.id) }
}

const codesIn = async (server: ReturnType<typeof aServer>) =>
  [...(await catalogueOf(server)).index.byCode.keys()].sort()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the catalogue in memory', () => {
  test('shows at once what was published on the same server', async () => {
    const server = aServer()
    await catalogueOf(server)
    const publication = aPublication()

    await publishProcedure(server, publication)

    expect(await codesIn(server)).toContain(publication.code)
  })

  test('shows what was published on another server a second later, and asks nothing before', async () => {
    const [server, other] = [aServer(), aServer()]
    const before = await catalogueOf(server)
    const publication = aPublication()
    await publishProcedure(other, publication)

    vi.advanceTimersByTime(999)
    expect(await catalogueOf(server)).toBe(before)

    vi.advanceTimersByTime(1)
    expect(await codesIn(server)).toContain(publication.code)
  })

  test('is not read again while nothing was published', async () => {
    const server = aServer()
    const before = await catalogueOf(server)

    vi.advanceTimersByTime(5_000)

    expect(await catalogueOf(server)).toBe(before)
  })

  test('shows a version on the day it comes into force', async () => {
    const server = aServer()
    const publication = aPublication('2026-03-03')
    await publishProcedure(server, publication)
    expect(await codesIn(server)).not.toContain(publication.code)

    server.clock.set(new Date('2026-03-03T00:00:00+07:00'))

    expect(await codesIn(server)).toContain(publication.code)
  })

  test('is read once for many who ask at the same moment', async () => {
    const server = aServer()

    const [one, other] = await Promise.all([catalogueOf(server), catalogueOf(server)])

    expect(one).toBe(other)
  })
})

describe('a version', () => {
  test('that is no longer in force is found by its day and by its id', async () => {
    const server = aServer()
    const { code, content } = aPublication()
    const id = await publishProcedure(server, { code, effectiveFrom: day('2024-01-01'), content })
    await publishProcedure(server, { code, effectiveFrom: day('2025-07-01'), content })

    expect((await procedureOn(server, code, day('2025-06-30')))?.id).toBe(id)
    expect((await procedureById(server, id))?.number).toBe(1)
  })

  test('of an unknown procedure is none', async () => {
    expect(await procedureOn(aServer(), '9.999999', day('2026-01-01'))).toBeNull()
  })
})
