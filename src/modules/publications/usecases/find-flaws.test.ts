import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { presentForm } from '#modules/forms'
import type { ProcedureContent } from '#modules/procedures'
import { acting, anAccount, aRole } from '../../../../tools/test-support/accounts.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt, BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { aDraft } from '../test-support/publications.ts'
import { saveRecord } from './edit-items.ts'
import { viewPublication, viewRecord } from './view-publication.ts'

const server = await aDemoApp()
const officer = async () => ({
  ...aContext(server.database, {
    actor: acting(await anAccount(server.database), aRole('procedure-control', 'ubnd-tinh')),
  }),
  clock: server.clock,
})
const drafter = await officer()

/** The flaws of birth registration amended so, from the first of April. */
async function flawsOf(change: Partial<ProcedureContent>): Promise<(string | null)[][]> {
  const id = await aDraft(drafter, [{ code: BIRTH }], day('2026-04-01'))
  const { item, before } = await viewRecord(drafter, id, BIRTH)
  if (before === null) throw new Error('birth registration is in the demonstration')
  const seen = item.revision
  await saveRecord(drafter, id, { code: BIRTH, seen }, { ...before, ...change })
  const { flaws } = await viewPublication(drafter, id)
  return flaws
    .filter(({ itemCode, code }) => itemCode !== null && !READING.has(code))
    .map(({ code, section, detail }) => [code, section, detail])
}

const READING = new Set(['sentence-long', 'all-capitals'])

test('a text that says what is in force is told to change nothing', async () => {
  expect(await flawsOf({})).toEqual([['nothing-changed', null, null]])
})

test('a time that the process does not keep is told, with both', async () => {
  const { before } = await viewRecord(drafter, await aDraft(drafter, [{ code: BIRTH }]), BIRTH)
  const timeLimit = { ...before?.timeLimit, processHours: 0.25 } as ProcedureContent['timeLimit']

  const flaws = await flawsOf({ timeLimit })

  expect(flaws).toContainEqual(['process-longer', 'time', `${before?.timeLimit.processHours}/0.25`])
})

test('a department that is no longer there is told', async () => {
  const flaws = await flawsOf({ competence: { department: 'so-cu', commune: null } })

  expect(flaws).toContainEqual(['unit-ended', 'agency', 'so-cu'])
})

test('what is missing is told in the part in which it is written', async () => {
  const flaws = await flawsOf({
    fees: [],
    legalBases: [],
    name: '',
    linkedProcedures: ['9.000009'],
  })

  expect(flaws).toEqual([
    ['part-faulty', 'general', 'name:too_small'],
    ['fees-missing', 'fees', null],
    ['bases-missing', 'bases', null],
    ['linked-ended', 'general', '9.000009'],
  ])
})

test('a question that nobody has answered in twenty dossiers is told, and no other', async () => {
  const told = async () =>
    (await flawsOf({})).flatMap(([code, , detail]) => (code === 'field-unanswered' ? [detail] : []))
  const { code } = await aDossierAt(server, 'received')
  expect(await told()).toEqual([])
  const [written] = await server.database.asOwner<{ columns: string }>(
    `select string_agg(column_name, ', ') as columns from information_schema.columns
     where table_name = 'dossier' and is_generated = 'NEVER'`,
  )
  const columns = written?.columns ?? ''
  await server.database.asOwner(
    `insert into dossier (${columns})
     select ${columns} from (
       select (jsonb_populate_record(dossier, jsonb_build_object('id', gen_random_uuid(),
         'code', code || '-' || copy, 'tracking_token', tracking_token || copy))).*
       from dossier, generate_series(1, 19) as copy where code = $1) as copies`,
    [code],
  )

  const form = await presentForm(drafter, BIRTH)
  const [filed] = await server.database.asOwner<{ answers: Record<string, unknown> }>(
    `select answers from dossier_answers join dossier on dossier.id = dossier_id where code = $1`,
    [code],
  )
  const asked = form?.definition.pages.flatMap(({ questions }) => questions) ?? []
  const never = asked.filter(({ id }) => filed?.answers[id] === undefined)
  expect(never.length).toBeGreaterThan(0)
  expect(await told()).toEqual(never.map(({ name, label }) => name ?? label))
})
