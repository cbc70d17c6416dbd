import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { inTransaction } from '#platform/db'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { catalogueOf, listVersions, procedureById, procedureOn } from './catalogue.ts'
import { publishProcedure, type ProcedurePublication } from './publish-procedure.ts'

const database = await aDatabase()
const context = aContext(database, { actor: anOfficer('procedure-control') })

let codes = 0

function aPublication(given: Partial<ProcedurePublication> = {}): ProcedurePublication {
  return {
    code: `1.${String(++codes).padStart(6, '0')}`,
    effectiveFrom: day('2026-01-01'),
    content: aContent(),
    ...given,
  }
}

describe('a published procedure', () => {
  test('is in force from its day on, and not before', async () => {
    const publication = aPublication()

    const id = await publishProcedure(context, publication)

    const { code } = publication
    expect(await procedureOn(context, code, day('2025-12-31'))).toBeNull()
    expect(await procedureOn(context, code, day('2026-01-01'))).toEqual({
      id,
      code,
      number: 1,
      effectiveFrom: '2026-01-01',
      content: aContent(),
    })
  })

  test('ends the version before on the eve, and dossiers still find that one by its id', async () => {
    const { code, ...first } = aPublication()
    const before = await publishProcedure(context, { code, ...first })

    const content = aContent({ name: 'Công nhận tổ hòa giải' })
    const after = await publishProcedure(context, {
      code,
      effectiveFrom: day('2026-06-01'),
      content,
    })

    expect((await procedureOn(context, code, day('2026-05-31')))?.id).toBe(before)
    expect((await procedureOn(context, code, day('2026-06-01')))?.id).toBe(after)
    expect((await procedureById(context, before))?.content.name).toBe('Công nhận hòa giải viên')
    expect(
      (await listVersions(context, code)).map(({ number, effectiveFrom, effectiveTo }) => [
        number,
        effectiveFrom,
        effectiveTo,
      ]),
    ).toEqual([
      [2, '2026-06-01', null],
      [1, '2026-01-01', '2026-05-31'],
    ])
  })

  test('is recorded with who published it', async () => {
    const publication = aPublication()

    await publishProcedure(context, publication)

    expect(
      await database.asOwner(
        `select event, actor_id, details from audit_entry where object_kind = 'procedure' and object_id = $1`,
        [publication.code],
      ),
    ).toEqual([
      {
        event: 'procedure.published',
        actor_id: context.actor.accountId,
        details: { number: 1, effectiveFrom: '2026-01-01' },
      },
    ])
  })

  test('is not seen by another locality', async () => {
    const publication = aPublication()
    const id = await publishProcedure(context, publication)
    const elsewhere = aContext(database, { locality: BAC_KAN })

    expect(await procedureOn(elsewhere, publication.code, day('2026-01-01'))).toBeNull()
    expect(await procedureById(elsewhere, id)).toBeNull()
    expect((await catalogueOf(elsewhere)).index.documents).toEqual([])
  })

  test('cannot be changed, not even by the application itself', async () => {
    const id = await publishProcedure(context, aPublication())

    await expect(
      inTransaction(context.db, (tx) =>
        tx.updateTable('procedure_version').set({ content: '{}' }).where('id', '=', id).execute(),
      ),
    ).rejects.toThrow('permission denied')
  })
})

describe('a procedure is not published', () => {
  test('on a day on which a later version is in force already', async () => {
    const publication = aPublication()
    await publishProcedure(context, publication)

    await expect(
      publishProcedure(context, { ...publication, effectiveFrom: day('2025-07-01') }),
    ).rejects.toMatchObject({ code: 'conflict/later-version-exists' })
  })

  test('under a code that is no national code', async () => {
    await expect(publishProcedure(context, aPublication({ code: '1.23' }))).rejects.toMatchObject({
      code: 'invalid/shape',
      details: { errors: [{ path: '/code', code: 'invalid_format' }] },
    })
  })

  test('with a text that breaks a rule, which is told', async () => {
    const content = { ...aContent(), competence: { department: null, commune: null } }

    await expect(publishProcedure(context, aPublication({ content }))).rejects.toMatchObject({
      code: 'invalid/shape',
      details: { errors: [{ path: '/content/competence', code: 'decided-here-or-elsewhere' }] },
    })
  })
})
