import { describe, expect, test } from 'vitest'
import { STAFF_ROLES, SYSTEM } from '#platform/access'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aDefinition, AN_EXAMPLE } from '../test-support/builders.ts'
import { formVersions, versionOfForm } from './form-versions.ts'
import { publishForm } from './publish-form.ts'

const database = await aDatabase()
const system = aContext(database, { actor: SYSTEM })
const officer = anOfficer('procedure-control')
const control = aContext(database, { actor: officer })
await database.asOwner(
  `insert into account (locality_id, id, kind, username, display_name, created_at)
   values (1, $1, 'staff', 'kiemsoat', 'Lý Thị Kiểm', now())`,
  [officer.accountId],
)

let counter = 0

async function aProcedure(): Promise<string> {
  counter += 1
  const code = `5.${String(counter).padStart(6, '0')}`
  await database.asOwner('insert into procedure (locality_id, code) values (1, $1)', [code])
  return code
}

describe('the versions of a form', () => {
  test('are told newest first, with who published each', async () => {
    const code = await aProcedure()
    await publishForm(system, code, aDefinition(), AN_EXAMPLE)
    await publishForm(control, code, aDefinition('Tờ khai mới'), AN_EXAMPLE)

    const { versions, present, next } = await formVersions(control, code, null)

    expect(versions.map(({ number, publishedBy }) => [number, publishedBy])).toEqual([
      [2, 'Lý Thị Kiểm'],
      [1, null],
    ])
    expect([present, next]).toEqual([2, null])
  })

  test('are none for a procedure without a form', async () => {
    expect(await formVersions(control, await aProcedure(), null)).toEqual({
      versions: [],
      present: null,
      next: null,
    })
  })

  test('come fifty at a time, none of them twice and none left out', async () => {
    const code = await aProcedure()
    for (let number = 1; number <= 51; number += 1) {
      await publishForm(system, code, aDefinition(`Tờ khai ${number}`), AN_EXAMPLE)
    }

    const first = await formVersions(control, code, null)
    const second = await formVersions(control, code, first.next)

    expect([first.versions.length, first.next]).toEqual([50, 2])
    expect(second.versions.map(({ number }) => number)).toEqual([1])
    expect([second.next, second.present]).toEqual([null, 51])
  })

  test('say each what it said when it was published', async () => {
    const code = await aProcedure()
    await publishForm(system, code, aDefinition(), AN_EXAMPLE)
    await publishForm(system, code, aDefinition('Tờ khai mới'), AN_EXAMPLE)

    expect((await versionOfForm(control, code, 1)).definition).toEqual(aDefinition())
    expect((await versionOfForm(control, code, 2)).definition.name).toBe('Tờ khai mới')
  })

  test('that do not exist are not found', async () => {
    await expect(versionOfForm(control, await aProcedure(), 1)).rejects.toMatchObject({
      code: 'not-found/form-version',
    })
  })

  const others = STAFF_ROLES.filter((role) => role !== 'procedure-control')

  test.each(others)('are not listed for %s', async (role) => {
    const context = aContext(database, { actor: anOfficer(role) })
    const forbidden = { code: 'forbidden/role' }

    await expect(formVersions(context, '1.001193', null)).rejects.toMatchObject(forbidden)
    await expect(versionOfForm(context, '1.001193', 1)).rejects.toMatchObject(forbidden)
  })
})
