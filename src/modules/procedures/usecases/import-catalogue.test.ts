import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { processOn } from '#modules/processes'
import { SYSTEM } from '#platform/access'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aContent, aProcess } from '../../../../tools/test-support/procedures.ts'
import { catalogueOf, listVersions, procedureOn } from './catalogue.ts'
import { importCatalogue } from './import-catalogue.ts'

const database = await aDatabase()
const context = aContext(database, { actor: SYSTEM })

const PACKED = {
  code: '1.002211',
  effectiveFrom: '2025-07-01',
  approvedBy: 'Quy trình minh họa',
  content: aContent(),
  process: aProcess(),
  earlier: [
    {
      effectiveFrom: '2023-01-01',
      effectiveTo: '2025-06-30',
      differs: {
        levels: ['commune', 'district'],
        timeLimit: { ...aContent().timeLimit, value: 7, processHours: 56 },
      },
      process: aProcess(46),
    },
  ],
}

describe('a pack taken over', () => {
  test('holds what was different before, and what was the same', async () => {
    expect(await importCatalogue(context, [PACKED])).toEqual({ versions: 2, processes: 2 })

    const before = await procedureOn(context, '1.002211', day('2025-06-30'))
    expect(before?.number).toBe(1)
    expect(before?.content).toEqual({ ...aContent(), ...PACKED.earlier[0]?.differs })
    const now = await procedureOn(context, '1.002211', day('2025-07-01'))
    expect(now?.number).toBe(2)
    expect(now?.content).toEqual(aContent())
    const processBefore = await processOn(context, '1.002211', day('2023-01-01'))
    expect(processBefore?.definition).toEqual(aProcess(46))
    expect((await processOn(context, '1.002211', day('2026-01-01')))?.number).toBe(2)
  })

  test('again adds nothing, keeps every version and is not recorded again', async () => {
    await importCatalogue(context, [PACKED])
    const versions = await listVersions(context, '1.002211')

    expect(await importCatalogue(context, [PACKED])).toEqual({ versions: 0, processes: 0 })

    expect(await listVersions(context, '1.002211')).toEqual(versions)
    const entries = `select details from audit_entry where event = 'catalogue.imported'`
    expect(await database.asOwner(entries)).toEqual([{ details: { versions: 2, processes: 2 } }])
  })

  test('may hold procedures that nobody here handles', async () => {
    const lookUp = {
      ...PACKED,
      code: '1.004194',
      approvedBy: null,
      content: aContent({
        handledElsewhere: { reason: 'Ngành Công an', link: 'https://dichvucong.gov.vn' },
        competence: { department: null, commune: null },
      }),
      process: null,
      earlier: [],
    }

    expect(await importCatalogue(context, [lookUp])).toEqual({ versions: 1, processes: 0 })
  })
})

describe('nothing of a pack is taken over', () => {
  const sound = { ...PACKED, code: '1.000002', earlier: [] }

  test.each<[string, object, string, string]>([
    [
      'a text breaks a rule',
      { content: { ...aContent(), steps: [] } },
      'invalid/shape',
      '/procedures/1.000003/content/steps',
    ],
    [
      'a process does not sum up',
      { process: aProcess(31) },
      'invalid/process-unsound',
      '/processes/1.000003/steps',
    ],
    ['an entry is not one', { code: 'khai sinh' }, 'invalid/shape', '/procedures/code'],
  ])('when %s', async (_, given, code, path) => {
    const unsound = { ...sound, code: '1.000003', ...given }

    await expect(importCatalogue(context, [sound, unsound])).rejects.toMatchObject({
      code,
      details: { errors: [{ path }] },
    })
    expect((await catalogueOf(context)).index.byCode.has('1.000002')).toBe(false)
  })

  test('by anybody but the loader', async () => {
    const officer = aContext(database, { actor: anOfficer('administrator') })

    await expect(importCatalogue(officer, [sound])).rejects.toMatchObject({
      code: 'forbidden/role',
    })
  })
})
