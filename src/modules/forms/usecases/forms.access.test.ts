import { describe, expect, test } from 'vitest'
import type { AccountId } from '#kernel/id'
import { ANONYMOUS, STAFF_ROLES, SYSTEM, type Actor, type Role } from '#platform/access'
import { newId } from '#platform/ids'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aDefinition, AN_EXAMPLE } from '../test-support/builders.ts'
import { importForms } from './import-forms.ts'
import { publishForm } from './publish-form.ts'
import { presentForm } from './published-forms.ts'

const database = await aDatabase()
const CODE = '1.001193'
await database.asOwner('insert into procedure (locality_id, code) values (1, $1)', [CODE])

/** An account with that one role, in a unit of its own. */
function someoneWith(role: Role): Actor {
  const person = { ...ANONYMOUS, accountId: newId<'account'>() as AccountId }
  if (role === 'citizen' || role === 'business') return { ...person, kind: role }
  const unitId = newId<'unit'>()
  const held = { role, unitId, unitCode: 'H37', unitName: 'Đơn vị', reach: new Set([unitId]) }
  return { ...person, kind: 'staff', roles: [held] }
}

const ROLES: readonly Role[] = [...STAFF_ROLES, 'citizen', 'business']
const publishers = ROLES.filter((role) => role === 'procedure-control')
const others = ROLES.filter((role) => role !== 'procedure-control')
const draft = { procedureCode: CODE, definition: aDefinition(), example: AN_EXAMPLE }

describe('a form is published', () => {
  test.each(publishers)('by %s', async (role) => {
    const context = aContext(database, { actor: someoneWith(role) })

    await expect(publishForm(context, CODE, aDefinition(), AN_EXAMPLE)).resolves.toBeDefined()
  })

  test('by the system when it loads a locality', async () => {
    await expect(importForms(aContext(database, { actor: SYSTEM }), [draft])).resolves.toBeDefined()
  })

  test.each(others)('but not by %s', async (role) => {
    const context = aContext(database, { actor: someoneWith(role) })

    await expect(publishForm(context, CODE, aDefinition(), AN_EXAMPLE)).rejects.toMatchObject({
      code: 'forbidden/role',
    })
    await expect(importForms(context, [draft])).rejects.toMatchObject({ code: 'forbidden/role' })
  })

  test('but not by someone who is not signed in', async () => {
    const publishing = publishForm(aContext(database), CODE, aDefinition(), AN_EXAMPLE)

    await expect(publishing).rejects.toMatchObject({ code: 'unauthenticated/no-session' })
  })
})

test('a published form is read by everyone', async () => {
  await importForms(aContext(database, { actor: SYSTEM }), [draft])

  expect((await presentForm(aContext(database), CODE))?.definition).toEqual(draft.definition)
})
