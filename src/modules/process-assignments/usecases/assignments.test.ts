import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '#kernel/day'
import { approveDesign, beginDesign, reviseDesign, viewDesign } from '#modules/designs'
import { catalogueOf, type CatalogueNeighbours } from '#modules/procedures'
import { hoursOfLongestPath, processOn } from '#modules/processes'
import { STAFF_ROLES } from '#platform/access'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt, BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { processOfDecision } from './approved-process.ts'
import { assignProcess } from './assign-process.ts'
import type { ChosenProcedures } from './choose-procedures.ts'
import { foreseeAssignment } from './foresee-assignment.ts'

const server = await aDemoApp()
const contextOf = (role: (typeof STAFF_ROLES)[number]) => ({
  ...aContext(server.database, { actor: anOfficer(role) }),
  clock: server.clock,
})
const context = contextOf('procedure-control')
const kiemsoat = server.as('kiemsoat')
/** Other procedures with the hours of birth registration. */
const MARRIAGE = '1.000894'
const SOON = day('2026-03-03')

const asked = (procedures: ChosenProcedures, effectiveFrom: Day = SOON) => ({
  process: { code: BIRTH, number: null },
  procedures,
  effectiveFrom,
  allowUnheld: true,
})
const foreseen = (...given: Parameters<typeof asked>) =>
  foreseeAssignment(context, asked(...given), CATALOGUE_NEIGHBOURS)
const assigned = (...given: Parameters<typeof asked>) =>
  assignProcess(context, asked(...given), CATALOGUE_NEIGHBOURS)

/** The procedures of the catalogue whose hours are those of birth registration, or are not. */
async function codesByHours(isSame: boolean): Promise<string[]> {
  const { index } = await catalogueOf(context)
  const process = await processOn(context, BIRTH, SOON)
  const hours = process === null ? null : hoursOfLongestPath(process.definition)
  return index.documents.flatMap(({ entry: { code, content } }) =>
    (content.timeLimit.processHours === hours) === isSame && content.timeLimit.parts === null
      ? [code]
      : [],
  )
}

/** A design of the process of birth registration, approved for some procedures. */
async function anApproved(number: string, effectiveFrom: Day, codes: readonly string[], of?: Id) {
  const id = of ?? (await beginDesign(context, 'Mẫu hộ tịch', { from: 'procedure', code: BIRTH }))
  const revisionOf = async () =>
    (await viewDesign(context, id, CATALOGUE_NEIGHBOURS)).design.revision
  if (of === undefined) {
    await reviseDesign(context, id, await revisionOf(), { kind: 'unassign', codes: [BIRTH] })
    await reviseDesign(context, id, await revisionOf(), { kind: 'assign', codes })
  } else
    await reviseDesign(context, id, await revisionOf(), {
      kind: 'unassign',
      codes: codes.slice(1),
    })
  const decision = await approveDesign(
    context,
    id,
    {
      revision: await revisionOf(),
      number,
      decidedOn: day('2026-03-01'),
      signer: 'Chủ tịch Ủy ban nhân dân tỉnh',
      effectiveFrom,
      documentCode: '',
      drafted: null,
      checked: null,
      changes: '',
    },
    CATALOGUE_NEIGHBOURS,
  )
  return { id, decision }
}
type Id = Awaited<ReturnType<typeof beginDesign>>

describe('the preview', () => {
  test('tells what each has, would get and why not, and changes nothing', async () => {
    const [other = ''] = await codesByHours(false)
    const before = await processOn(context, MARRIAGE, SOON)

    const { items } = await foreseen([MARRIAGE, BIRTH, other, '9.999999', MARRIAGE])

    expect(items.map(({ code, outcome }) => [code, outcome])).toEqual([
      [MARRIAGE, 'assigned'],
      [BIRTH, 'present'],
      [other, 'refused'],
      ['9.999999', 'refused'],
    ])
    expect(items[0]).toMatchObject({
      now: { number: before?.number },
      number: (before?.number ?? 0) + 1,
    })
    expect(items[2]?.refusal).toMatch(/^conflict\/process-(above|below)-time-limit$/)
    expect(items[3]?.refusal).toBe('not-found/procedure')
    expect(await processOn(context, MARRIAGE, SOON)).toEqual(before)
  })

  test('counts the dossiers in handling that stay with what they were received under', async () => {
    await aDossierAt(server, 'received')

    const { items } = await foreseen([BIRTH])

    expect(items[0]?.inHandling).toBeGreaterThan(0)
  })

  test('tells where nobody holds a role, and refuses that unless it is allowed', async () => {
    const deserted: Pick<CatalogueNeighbours, 'organisation'> = {
      organisation: async (given) => ({
        ...(await CATALOGUE_NEIGHBOURS.organisation(given)),
        isRoleHeld: () => false,
      }),
    }
    const outcomes = async (allowUnheld: boolean) => {
      const wanted = { ...asked([MARRIAGE]), allowUnheld }
      return (await foreseeAssignment(context, wanted, deserted)).items[0]
    }

    expect(await outcomes(false)).toMatchObject({ refusal: 'conflict/step-role-unheld' })
    expect(await outcomes(true)).toMatchObject({ refusal: null, outcome: 'assigned' })
    expect((await outcomes(true))?.unheld.length).toBeGreaterThan(0)
  })

  test('finds procedures by field, level and unit', async () => {
    const { index } = await catalogueOf(context)
    const { items } = await foreseen({ sector: 'Hộ tịch', level: 'commune' })

    const fitting = index.documents.filter(
      ({ entry: { content } }) =>
        content.sector === 'Hộ tịch' && content.levels.includes('commune'),
    )
    expect(items.map(({ code }) => code).toSorted()).toEqual(
      fitting.map(({ entry }) => entry.code).toSorted(),
    )
    expect((await foreseen({ unitCode: 'không có' })).items).toEqual([])
  })

  test('is refused for a process that is not there, and for more than can be gone through', async () => {
    const unknown = { ...asked([MARRIAGE]), process: { code: BIRTH, number: 99 } }
    const many = Array.from({ length: 501 }, (_, at) => `1.${String(at).padStart(6, '0')}`)

    expect(await answerOf(foreseeAssignment(context, unknown, CATALOGUE_NEIGHBOURS))).toBe(
      'not-found/process',
    )
    expect(await answerOf(foreseen(many))).toBe('invalid/too-many-procedures')
  })
})

describe('an assignment', () => {
  test('puts the process in force for each that it suits, once, however often it is sent', async () => {
    const [, first = '', second = ''] = (await codesByHours(true)).filter(
      (code) => code !== BIRTH && code !== MARRIAGE,
    )
    const [other = ''] = await codesByHours(false)
    const codes = [first, other, second]

    const once = await assigned(codes)
    const again = await assigned(codes)

    expect(once.items.map(({ outcome }) => outcome)).toEqual(['assigned', 'refused', 'assigned'])
    expect(again.items.map(({ outcome }) => outcome)).toEqual(['present', 'refused', 'present'])
    expect(again.items.map(({ number }) => number)).toEqual(once.items.map(({ number }) => number))
    const [source, target] = [
      await processOn(context, BIRTH, SOON),
      await processOn(context, first, SOON),
    ]
    expect(target).toMatchObject({
      definition: source?.definition,
      approvedBy: source?.approvedBy,
      number: once.items[0]?.number,
    })
    expect(await processOn(context, first, addDays(SOON, -1))).not.toMatchObject({
      number: once.items[0]?.number,
    })
  })

  test('sent twice at the same time is done once', async () => {
    const [code = ''] = (await codesByHours(true)).slice(-1)
    const before = (await processOn(context, code, SOON))?.number ?? 0

    const both = await Promise.all([assigned([code]), assigned([code])])

    const outcomes = both.map(({ items }) => items[0]?.outcome)
    expect(new Set(outcomes)).toEqual(new Set(['assigned', 'present']))
    expect((await processOn(context, code, SOON))?.number).toBe(before + 1)
  })

  test('is not from the day on which another process of the procedure began', async () => {
    const [present] = (await foreseen([MARRIAGE])).items
    const began = present?.now?.effectiveFrom ?? SOON

    const { items } = await assigned([MARRIAGE], began)

    expect(items[0]).toMatchObject({
      outcome: 'refused',
      refusal: 'conflict/later-version-exists',
    })
  })

  test('of a design finds those that an earlier decision on it put in force', async () => {
    const codes = (await codesByHours(true)).slice(0, 3)
    const earlier = await anApproved('1/QĐ-UBND', day('2026-05-01'), codes)
    const { decision } = await anApproved('2/QĐ-UBND', day('2026-06-01'), codes, earlier.id)
    const process = await processOfDecision(context, decision)
    const wanted = { ...asked({ onEarlier: true }, day('2026-07-01')), process }

    const { items } = await assignProcess(context, wanted, CATALOGUE_NEIGHBOURS)
    const then = await foreseeAssignment(context, wanted, CATALOGUE_NEIGHBOURS)

    expect(new Map(items.map(({ code, outcome }) => [code, outcome]))).toEqual(
      new Map(codes.slice(1).map((code) => [code, 'assigned'])),
    )
    expect(then.items).toEqual([])
    expect(
      await answerOf(
        foreseeAssignment(
          context,
          { ...wanted, effectiveFrom: day('2026-02-28') },
          CATALOGUE_NEIGHBOURS,
        ),
      ),
    ).toBe('invalid/decision-after-effect')
  })
})

describe('over HTTP', () => {
  const body = { process: { code: BIRTH }, effectiveFrom: '2026-09-01', allowUnheld: true }

  test('it is tried, done, and told for each procedure', async () => {
    const codes = [MARRIAGE, '9.999999']
    const tried = await kiemsoat.post('/process-assignments', {
      ...body,
      procedures: codes,
      dryRun: true,
    })
    const unchanged = await processOn(context, MARRIAGE, day('2026-09-01'))
    const done = await kiemsoat.post('/process-assignments', { ...body, procedures: codes })

    expect([tried.status, done.status]).toEqual([200, 200])
    expect(tried.body).toMatchObject({ dryRun: true, process: { code: BIRTH } })
    expect(tried.body.items).toEqual(done.body.items)
    expect(unchanged?.effectiveFrom).not.toBe('2026-09-01')
    expect((await processOn(context, MARRIAGE, day('2026-09-01')))?.effectiveFrom).toBe(
      '2026-09-01',
    )
  })

  test.each([
    ['no procedures', { procedures: [] }],
    ['a filter that says nothing', { procedures: {} }],
    ['no day', { procedures: [MARRIAGE], effectiveFrom: 'mai' }],
  ])('%s is refused', async (_, given) => {
    const { status } = await kiemsoat.post('/process-assignments', { ...body, ...given })

    expect(status).toBe(422)
  })
})

describe('who assigns processes', () => {
  test.each(STAFF_ROLES.filter((role) => role !== 'procedure-control'))(
    'is not somebody with the role %s alone',
    async (role) => {
      const other = contextOf(role)
      const wanted = asked([MARRIAGE])

      for (const act of [
        foreseeAssignment(other, wanted, CATALOGUE_NEIGHBOURS),
        assignProcess(other, wanted, CATALOGUE_NEIGHBOURS),
      ])
        expect(await answerOf(act)).toBe('forbidden/role')
    },
  )
})
