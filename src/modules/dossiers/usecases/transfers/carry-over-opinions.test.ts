import { beforeEach, expect, test } from 'vitest'
import { dayOf } from '#kernel/instant'
import { mergeUnits, organisationNow } from '#modules/organisations'
import { SYSTEM } from '#platform/access'
import { aDemoApp, type Reply } from '../../../../../tools/test-support/app.ts'
import { aContext, LANG_SON } from '../../../../../tools/test-support/database.ts'
import { act, aDossierAt } from '../../../../../tools/test-support/dossiers.ts'
import { systemContext } from '../../../../installation.ts'
import { carryOver } from './carry-over.ts'

const server = await aDemoApp()
const { asOwner } = server.database
const system = systemContext(server.installation, LANG_SON, 'carry over')
const DAY = 86_400_000
const [{ unitCode: THERE }] = (await server.as('tiepnhan.xa2').get('/sessions/current')).body.roles
const [{ unitCode: HEIR }] = (await server.as('thuly').get('/sessions/current')).body.roles
const ENDING = 'H37.101.02'

/** Every test on a day of its own: a unit may be changed once a day. */
beforeEach(() => {
  server.clock.set(new Date(server.clock.now().getTime() + DAY))
})

/** A dossier that is with its second unit after a transfer, and the code of the first. */
async function sentOn() {
  const filed = await aDossierAt(server, 'claimed')
  const body = { unitCode: THERE, reason: 'Người nộp cư trú tại phường Đông Kinh' }
  const { body: dossier } = await act(server, { by: 'lanhdao.xa', action: 'transfer', body }, filed)
  return { dossier, former: filed.currentSteps[0].unitCode as string }
}

async function asked(
  by: string,
  dossier: Reply['body'],
  question: { readonly unitCode: string; readonly workingHours: number },
): Promise<Reply['body']> {
  const body = { ...question, question: 'Hồ sơ gốc còn lưu không?' }
  return succeeded(await act(server, { by, action: 'consult', body }, dossier))
}

async function answered(dossier: Reply['body'], consultationId: string): Promise<Reply['body']> {
  const body = { consultationId, answer: 'Còn lưu.' }
  return succeeded(await act(server, { by: 'thuly', action: 'answer-consultation', body }, dossier))
}

function succeeded({ status, body }: Reply): Reply['body'] {
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

async function merged(from: string, into: string): Promise<void> {
  const now = {
    ...aContext(server.database, { actor: SYSTEM }),
    clock: server.clock,
    jobs: system.jobs,
  }
  const organisation = await organisationNow(now)
  const [ended, heir] = [organisation.byCode(from), organisation.byCode(into)]
  if (ended === null || heir === null) throw new Error(`no unit ${from} or ${into}`)
  await mergeUnits(now, [ended.id], heir.id, dayOf(server.clock.now()))
}

/** Which units are told that they owe an opinion on it, and until when. */
async function told({ code }: { readonly code: string }) {
  const rows = await asOwner<{ unitCode: string; dueAt: Date }>(`
    select unit.code as "unitCode", consulted_due_at as "dueAt" from dossier_unit
    join dossier on dossier.id = dossier_unit.dossier_id join unit on unit.id = dossier_unit.unit_id
    where dossier.code = '${code}' and consulted_due_at is not null`)
  return rows.map(({ unitCode, dueAt }) => [unitCode, dueAt.getTime()])
}

const dueOf = ({ consultations }: Reply['body'], at: number) => Date.parse(consultations[at].dueAt)

const seen = async (by: string, { code }: { readonly code: string }) =>
  (await server.as(by).get(`/dossiers/${code}`)).body

test('of several opinions that a unit owes after it took over another, it is told the first to be due', async () => {
  let dossier = await aDossierAt(server, 'claimed')
  const ask = (unitCode: string, workingHours: number) =>
    asked('thuly.xa', dossier, { unitCode, workingHours })
  dossier = await ask(HEIR, 4)
  dossier = await answered(dossier, '1')
  dossier = await ask(ENDING, 8)
  dossier = await ask(HEIR, 16)
  const dues = [1, 2].map((at) => dueOf(dossier, at))
  await merged(ENDING, HEIR)

  await carryOver(system)
  const afterwards = await told(dossier)
  await answered(await seen('thuly', dossier), '2')

  expect(afterwards).toEqual([[HEIR, dues[0]]])
  expect(await told(dossier)).toEqual([[HEIR, dues[1]]])
})

test('an opinion owed by a unit that had the dossier once is owed by its successor alone; found once more, nothing is done', async () => {
  const { dossier, former } = await sentOn()
  const waiting = await asked('thuly.xa2', dossier, { unitCode: former, workingHours: 8 })
  await merged(former, HEIR)

  await carryOver(system)
  const owed = await told(dossier)
  const { version } = await seen('thuly', dossier)
  await asOwner(`update dossier_unit set consulted_due_at = now() from dossier, unit
    where dossier.id = dossier_id and unit.id = unit_id
      and dossier.code = '${dossier.code}' and unit.code = '${former}'`)
  await carryOver(system)

  expect(owed).toEqual([[HEIR, dueOf(waiting, 0)]])
  expect((await seen('thuly', dossier)).version).toBe(version)
})
