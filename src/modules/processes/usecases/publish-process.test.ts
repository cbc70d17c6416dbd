import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { inTransaction } from '#platform/db'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import { importProcesses, publishProcess, type ProcessPublication } from './publish-process.ts'
import { processById, processOn } from './read-process.ts'

const database = await aDatabase()
const context = aContext(database, { actor: anOfficer('procedure-control') })

let codes = 0

async function aProcedure(locality = 1): Promise<string> {
  const code = `1.${String(++codes).padStart(6, '0')}`
  await database.asOwner(`insert into procedure (locality_id, code) values ($1, $2)`, [
    locality,
    code,
  ])
  return code
}

function aPublication(
  procedureCode: string,
  given: Partial<ProcessPublication> = {},
): ProcessPublication {
  return {
    procedureCode,
    processHours: 40,
    effectiveFrom: day('2026-01-01'),
    approvedBy: 'Quyết định 12/QĐ-UBND',
    definition: aProcess(),
    ...given,
  }
}

describe('a published process', () => {
  test('is in force from its day on, and not before', async () => {
    const code = await aProcedure()

    const id = await publishProcess(context, aPublication(code))

    expect(await processOn(context, code, day('2025-12-31'))).toBeNull()
    expect(await processOn(context, code, day('2026-01-01'))).toEqual({
      id,
      procedureCode: code,
      number: 1,
      effectiveFrom: '2026-01-01',
      approvedBy: 'Quyết định 12/QĐ-UBND',
      definition: aProcess(),
    })
  })

  test('ends the one before on the eve, and dossiers still find that one by its id', async () => {
    const code = await aProcedure()
    const first = await publishProcess(context, aPublication(code))

    const second = await publishProcess(
      context,
      aPublication(code, {
        effectiveFrom: day('2026-06-01'),
        processHours: 36,
        definition: aProcess(26),
      }),
    )

    expect((await processOn(context, code, day('2026-05-31')))?.id).toBe(first)
    expect((await processOn(context, code, day('2026-06-01')))?.id).toBe(second)
    expect((await processById(context, first))?.definition).toEqual(aProcess())
    expect((await processById(context, second))?.number).toBe(2)
  })

  test('is recorded with who published it', async () => {
    const code = await aProcedure()

    await publishProcess(context, aPublication(code))

    expect(
      await database.asOwner(
        `select event, actor_id, details from audit_entry where object_kind = 'procedure' and object_id = $1`,
        [code],
      ),
    ).toEqual([
      {
        event: 'process.published',
        actor_id: context.actor.accountId,
        details: { number: 1, effectiveFrom: '2026-01-01' },
      },
    ])
  })

  test('is not seen by another locality', async () => {
    const code = await aProcedure()
    const id = await publishProcess(context, aPublication(code))
    const elsewhere = aContext(database, { locality: BAC_KAN })

    expect(await processOn(elsewhere, code, day('2026-01-01'))).toBeNull()
    expect(await processById(elsewhere, id)).toBeNull()
  })

  test('cannot be changed, not even by the application itself', async () => {
    const code = await aProcedure()
    const id = await publishProcess(context, aPublication(code))

    await expect(
      inTransaction(context.db, (tx) =>
        tx.updateTable('process_version').set({ definition: '{}' }).where('id', '=', id).execute(),
      ),
    ).rejects.toThrow('permission denied')
  })
})

describe('a process is not published', () => {
  test('on a day on which a later version is in force already', async () => {
    const code = await aProcedure()
    await publishProcess(context, aPublication(code))

    await expect(publishProcess(context, aPublication(code))).rejects.toMatchObject({
      code: 'conflict/later-version-exists',
    })
  })

  test('for a procedure that the catalogue does not have', async () => {
    await expect(publishProcess(context, aPublication('9.999999'))).rejects.toMatchObject({
      code: 'not-found/procedure',
    })
  })

  test('when its hours are not those of the procedure, which is told', async () => {
    const code = await aProcedure()

    await expect(
      publishProcess(context, aPublication(code, { processHours: 48 })),
    ).rejects.toMatchObject({
      code: 'invalid/process-unsound',
      details: { errors: [{ path: '/definition/steps', code: 'hours-differ-from-time-limit' }] },
    })
  })

  test('when a step is not written as a step is, which is told', async () => {
    const code = await aProcedure()
    const definition = { steps: [{ ...aProcess().steps[0], hours: 0.1 }] }

    await expect(publishProcess(context, aPublication(code, { definition }))).rejects.toMatchObject(
      {
        code: 'invalid/shape',
        details: { errors: [{ path: '/definition/steps/0/hours', code: 'not_multiple_of' }] },
      },
    )
  })
})

test('taking over processes again adds nothing', async () => {
  const code = await aProcedure()
  const processes = [
    { ...aPublication(code), number: 1, effectiveTo: day('2026-06-30') },
    { ...aPublication(code), number: 2, effectiveFrom: day('2026-07-01'), effectiveTo: null },
  ]

  const added = []
  for (let run = 0; run < 2; run++)
    added.push(await inTransaction(context.db, (tx) => importProcesses(tx, processes)))

  expect(added).toEqual([2, 0])
  expect((await processOn(context, code, day('2026-06-30')))?.number).toBe(1)
  expect((await processOn(context, code, day('2026-07-01')))?.number).toBe(2)
})

test('for a term in two parts without a step that waits for tax it is refused', async () => {
  const code = await aProcedure()

  await expect(
    publishProcess(context, aPublication(code, { isInTwoParts: true })),
  ).rejects.toMatchObject({
    code: 'invalid/process-unsound',
    details: {
      errors: [{ path: '/definition/steps', code: 'no-step-between-two-parts' }],
    },
  })
})

test('taking over an unsound process is refused', async () => {
  const code = await aProcedure()
  const process = { ...aPublication(code), processHours: 41, number: 1, effectiveTo: null }

  await expect(
    inTransaction(context.db, async (tx) => importProcesses(tx, [process])),
  ).rejects.toMatchObject({ code: 'invalid/process-unsound' })
})
