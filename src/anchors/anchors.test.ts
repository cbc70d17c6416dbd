import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { record } from '#platform/audit'
import { inTransaction, listLocalities } from '#platform/db'
import { aContext, aDatabase, BAC_KAN, LANG_SON } from '../../tools/test-support/database.ts'
import { sealTrail } from '../modules/seals/usecases/seal-trail.ts'
import { anchorFileIn, readAnchors } from './anchor-file.ts'
import { anchorHeads } from './anchor.ts'
import { verifyAnchors } from './verify-anchors.ts'

const store = await aDatabase()
const { database, asOwner } = store
const localities = await listLocalities(database)
const { clock } = aContext(store)
const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-anchors-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(async () => {
  rmSync(anchorFileIn(folder), { force: true })
  await asOwner('truncate audit_entry, audit_seal')
})

const anchor = () => anchorHeads({ database, clock }, localities, folder)
const verified = () => verifyAnchors({ database, localities }, folder)
const file = anchorFileIn(folder)
const lines = () => readFileSync(file, 'utf8').trimEnd().split('\n')

/** Something happens, is sealed and witnessed. */
async function happens(what: string, locality = LANG_SON): Promise<void> {
  const context = aContext(store, { locality })
  await inTransaction(context.db, (tx) =>
    record(tx, context, 'unit.renamed', { kind: 'unit', id: what }),
  )
  await sealTrail(context)
}

async function happensWitnessed(what: string, locality = LANG_SON): Promise<void> {
  await happens(what, locality)
  await anchor()
}

describe('the witness outside the database', () => {
  test('sees the last seal of each locality, and once what stays the same', async () => {
    await happensWitnessed('a')
    await happensWitnessed('b', BAC_KAN)
    await anchor()
    await happens('c')
    await happensWitnessed('d')

    const { anchors } = await readAnchors(file)
    expect(anchors.map(({ locality, seal }) => [locality, seal])).toEqual([
      ['H37', 1],
      ['H03', 1],
      ['H37', 3],
    ])
    expect(await verified()).toEqual({ anchors: 3, broken: [] })
  })

  test('goes on behind what it knows as behind what it reads', async () => {
    await happens('a')
    const known = await anchor()
    await happens('b')
    const next = await anchorHeads({ database, clock }, localities, folder, known)
    await happens('c', BAC_KAN)
    await anchorHeads({ database, clock }, localities, folder, next)

    expect(await verified()).toEqual({ anchors: 3, broken: [] })
  })

  test('finds a trail that was cut at its end together with its seals', async () => {
    await happensWitnessed('a')
    await happensWitnessed('b')
    await asOwner(`delete from audit_entry where object_id = 'b'`)
    await asOwner('delete from audit_seal where seq = 2')

    expect((await verified()).broken).toEqual([
      { line: 2, fault: 'seal-gone', locality: 'H37', seal: 2 },
    ])
  })

  test('finds a trail that was emptied together with its seals', async () => {
    await happensWitnessed('a')
    await asOwner('truncate audit_entry, audit_seal')

    expect((await verified()).broken).toEqual([
      { line: 1, fault: 'seal-gone', locality: 'H37', seal: 1 },
    ])
  })

  test('finds a database that was put back, also after it went on otherwise, and is told no more', async () => {
    await happensWitnessed('a')
    await asOwner('create table earlier_entry as table audit_entry')
    await asOwner('create table earlier_seal as table audit_seal')
    await happensWitnessed('b')
    await asOwner('truncate audit_entry, audit_seal')
    await asOwner('insert into audit_entry overriding system value table earlier_entry')
    await asOwner('insert into audit_seal table earlier_seal')

    expect((await verified()).broken).toMatchObject([{ line: 2, fault: 'seal-gone' }])
    await expect(anchor()).rejects.toThrow('does not have the seal 2 of H37')
    await happens('otherwise')
    expect((await verified()).broken).toMatchObject([{ line: 2, fault: 'seal-differs' }])
    await expect(anchor()).rejects.toThrow('does not have the seal 2 of H37')
    expect(lines()).toHaveLength(2)
    await asOwner('drop table earlier_entry, earlier_seal')
  })
})

describe('a file of anchors', () => {
  test.each([
    [
      'altered',
      ([one = '', two = '', three = '']) => [one, two.replace('"seal":2', '"seal":9'), three],
    ],
    ['taken out', ([one = '', , three = '']) => [one, three]],
    ['put in', ([one = '', two = '', three = '']) => [one, two, two, three]],
    ['swapped', ([one = '', two = '', three = '']) => [one, three, two]],
    ['made unreadable', ([one = '', two = '', three = '']) => [one, two.slice(1), three]],
  ] satisfies [string, (lines: string[]) => string[]][])(
    'of which a line was %s is found, and nothing is put behind it',
    async (_, touched) => {
      for (const what of ['a', 'b', 'c']) await happensWitnessed(what)
      writeFileSync(file, `${touched(lines()).join('\n')}\n`)
      await happens('d')

      expect((await verified()).broken).toContainEqual({
        line: expect.toSatisfy((line: number) => line === 2 || line === 3),
        fault: 'anchor-altered',
      })
      await expect(anchor()).rejects.toThrow('is not the one that was written')
    },
  )

  test('whose last line was cut off by a crash goes on behind it', async () => {
    await happensWitnessed('a')
    await happensWitnessed('b')
    const [one = '', two = ''] = lines()
    writeFileSync(file, `${one}\n${two.slice(0, 40)}`)

    await happensWitnessed('c')

    expect(lines()).toHaveLength(3)
    expect(await verified()).toEqual({ anchors: 2, broken: [] })
  })
})
