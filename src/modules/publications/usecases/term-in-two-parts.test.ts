import { expect, test } from 'vitest'
import { addDays, day, type Day } from '#kernel/day'
import type { PublicationId } from '#kernel/id'
import type { ProcessDefinition } from '#modules/processes'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { aProcess } from '../../../../tools/test-support/procedures.ts'
import { procedureOn } from '../../procedures/usecases/catalogue.ts'
import { publishProcess } from '../../processes/usecases/publish-process.ts'
import { aDraft, aProcedure, twoOfficers } from '../test-support/publications.ts'
import { approvePublication, sendToCheck } from './check-publication.ts'
import { saveRecord } from './edit-items.ts'
import { publishPublication } from './publish-publication.ts'
import { viewRecord } from './view-publication.ts'

const database = await aDatabase()
const { drafter, checker } = await twoOfficers(database)

const EVE = day('2026-03-09')
const EFFECT = day('2026-03-10')

/** A text of five days, in parts of three and two, that needs only to be published. */
async function aCheckedTextInTwoParts(code: string): Promise<PublicationId> {
  const id = await aDraft(drafter, [{ code }])
  const { item, content } = await viewRecord(drafter, id, code)
  const parts = {
    first: { name: 'Kiểm tra hồ sơ', value: 3 },
    second: { name: 'Trả Giấy chứng nhận', value: 2 },
    basis: 'Quyết định 138/2025/QĐ-UBND',
  }
  const timeLimit = { ...content.timeLimit, parts }
  await saveRecord(drafter, id, { code, seen: item.revision }, { ...content, timeLimit })
  await sendToCheck(drafter, id)
  await approvePublication(checker, id)
  return id
}

/** A process approved for the procedure from a day on. */
async function approve(code: string, definition: ProcessDefinition, from: Day): Promise<void> {
  const approvedBy = 'Quyết định 12/QĐ-UBND'
  const process = { procedureCode: code, processHours: 40, effectiveFrom: from, approvedBy }
  await publishProcess(drafter, { ...process, definition })
}

/** The same process with a step that waits for tax before the signature. */
function waitingForTax({ steps }: ProcessDefinition): ProcessDefinition {
  const [reception, handling, signing, ...rest] = steps
  if (handling === undefined || reception === undefined || signing === undefined)
    throw new Error('a process has steps')
  const outcomes = handling.outcomes.map((outcome) => ({ ...outcome, next: ['b2a'] }))
  const waiting = { ...handling, id: 'b2a', hours: null, waitsFor: 'tax' as const }
  return { steps: [reception, { ...handling, outcomes }, waiting, signing, ...rest] }
}

test('a text with a term in two parts is refused while the process, or the one to come, does not wait for tax in between', async () => {
  const code = await aProcedure(drafter)
  const id = await aCheckedTextInTwoParts(code)
  await approve(code, waitingForTax(aProcess()), EFFECT)
  await approve(code, aProcess(), addDays(EFFECT, 5))

  await expect(publishPublication(checker, id)).rejects.toMatchObject({
    code: 'invalid/publication-incomplete',
    details: { errors: [{ path: `/${code}/time`, code: 'process-undivided' }] },
  })
})

test('a text with a term in two parts is published once its process waits for tax in between', async () => {
  const code = await aProcedure(drafter)
  const id = await aCheckedTextInTwoParts(code)
  await approve(code, aProcess(), EVE)
  await approve(code, waitingForTax(aProcess()), EFFECT)

  await publishPublication(checker, id)

  expect((await procedureOn(drafter, code, EFFECT))?.content.timeLimit.parts).not.toBeNull()
})
