import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import { newId } from '#platform/ids'
import { answerOf } from '../../../../tools/test-support/accounts.ts'
import { aDatabase } from '../../../../tools/test-support/database.ts'
import { aContent } from '../../../../tools/test-support/procedures.ts'
import { listVersions, procedureById, procedureOn } from '../../procedures/usecases/catalogue.ts'
import {
  aCheckedDraft,
  aCode,
  aDraft,
  aProcedure,
  twoOfficers,
} from '../test-support/publications.ts'
import { approvePublication, returnToDraft, sendToCheck } from './check-publication.ts'
import { discardPublication, enterSigning, savePublicationFacts } from './draft-publication.ts'
import { addItem, removeItem, saveRecord } from './edit-items.ts'
import { publishPublication } from './publish-publication.ts'
import { takeEffect } from './take-effect.ts'
import { endedProcedure, versionLine } from './version-line.ts'
import { viewPublication, viewRecord } from './view-publication.ts'

const database = await aDatabase()
const officers = await twoOfficers(database)
const { drafter, checker } = officers

const EVE = day('2026-03-09')
const EFFECT = day('2026-03-10')

describe('a published decision', () => {
  test('puts the amended text in force on its day, and the one before holds to the eve', async () => {
    const code = await aProcedure(drafter)
    const [before] = await listVersions(drafter, code)
    const id = await aCheckedDraft(officers, [{ code }])

    await publishPublication(checker, id)

    const { publication, items } = await viewPublication(drafter, id)
    expect(publication).toMatchObject({ state: 'published', inForceFrom: EFFECT })
    expect((await procedureOn(drafter, code, EVE))?.content.name).toBe('Công nhận hòa giải viên')
    const now = await procedureOn(drafter, code, EFFECT)
    expect(now?.content.name).toBe(`Nội dung mới của ${code}`)
    expect(items[0]?.versionId).toBe(now?.id)
    expect(before && (await procedureById(drafter, before.id))?.content.name).toBe(
      'Công nhận hòa giải viên',
    )
  })

  test('brings a new procedure into the catalogue, not before its day', async () => {
    const code = aCode()
    const id = await aCheckedDraft(officers, [{ code, kind: 'new' }])

    await publishPublication(drafter, id)

    expect(await procedureOn(drafter, code, EVE)).toBeNull()
    expect((await procedureOn(drafter, code, EFFECT))?.number).toBe(1)
  })

  test('ends what it repeals, and says what came in its place to who still looks for it', async () => {
    const [code, heir] = [await aProcedure(drafter), await aProcedure(drafter)]
    const id = await aCheckedDraft(officers, [{ code, kind: 'repeal', relatedCode: heir }])

    await publishPublication(drafter, id)

    expect((await procedureOn(drafter, code, EVE))?.code).toBe(code)
    expect(await procedureOn(drafter, code, EFFECT)).toBeNull()
    expect(await endedProcedure(drafter, code, EVE)).toBeNull()
    expect(await endedProcedure(drafter, code, EFFECT)).toEqual({
      code,
      name: 'Công nhận hòa giải viên',
      lastDay: EVE,
      ending: {
        decision: {
          id,
          number: '123/QĐ-UBND',
          decidedOn: '2026-03-02',
          issuer: 'Chủ tịch Ủy ban nhân dân tỉnh',
        },
        endsFrom: EFFECT,
        replacedBy: { code: heir, name: 'Công nhận hòa giải viên' },
      },
    })
  })

  test('ends what it replaces on the eve of what comes in its place', async () => {
    const [old, heir] = [await aProcedure(drafter), aCode()]
    const id = await aCheckedDraft(officers, [{ code: heir, kind: 'replace', relatedCode: old }])

    await publishPublication(drafter, id)

    expect(await procedureOn(drafter, old, EFFECT)).toBeNull()
    expect((await procedureOn(drafter, heir, EFFECT))?.number).toBe(1)
    expect((await endedProcedure(drafter, old, EFFECT))?.ending?.replacedBy?.code).toBe(heir)
  })

  test('never reaches back: when its day has passed it holds from the day it is published', async () => {
    const code = await aProcedure(drafter)
    const id = await aCheckedDraft(officers, [{ code }], day('2026-03-02'))
    const later = {
      ...drafter,
      clock: { now: () => new Date('2026-03-05T02:00:00Z') },
    }

    await publishPublication(later, id)

    expect((await viewPublication(later, id)).publication.inForceFrom).toBe('2026-03-05')
    expect((await procedureOn(later, code, day('2026-03-04')))?.number).toBe(1)
    expect((await procedureOn(later, code, day('2026-03-05')))?.number).toBe(2)
  })

  test('stands on the line of versions beside the version before it', async () => {
    const code = await aProcedure(drafter)
    const id = await aCheckedDraft(officers, [{ code }])

    await publishPublication(drafter, id)

    const line = await versionLine(drafter, code, { earlier: null, later: null })
    expect(line.versions.map(({ number, decision }) => [number, decision?.id ?? null])).toEqual([
      [2, id],
      [1, null],
    ])
    expect([line.earlier?.content.name, line.later.content.name]).toEqual([
      'Công nhận hòa giải viên',
      `Nội dung mới của ${code}`,
    ])
  })

  test('can neither be changed nor given back', async () => {
    const code = await aProcedure(drafter)
    const id = await aCheckedDraft(officers, [{ code }])
    await publishPublication(drafter, id)

    expect(await answerOf(removeItem(drafter, id, code))).toBe('conflict/publication-not-draft')
    expect(await answerOf(discardPublication(drafter, id))).toBe('conflict/publication-not-draft')
    expect(await answerOf(returnToDraft(checker, id, 'sai'))).toBe(
      'conflict/publication-not-in-check',
    )
    expect(await answerOf(publishPublication(drafter, id))).toBe('conflict/publication-not-checked')
  })
})

describe('the day of effect', () => {
  test('is noted when it has come, once, also when no work was done for days', async () => {
    const code = await aProcedure(drafter)
    const id = await aCheckedDraft(officers, [{ code }])
    await publishPublication(drafter, id)
    const at = (text: string) => ({ ...drafter, clock: { now: () => new Date(text) } })
    const noted = async () => (await viewPublication(drafter, id)).publication.tookEffectAt

    await takeEffect(at('2026-03-09T16:59:00Z'))
    expect(await noted()).toBeNull()

    await takeEffect(at('2026-03-13T01:00:00Z'))
    await takeEffect(at('2026-03-14T01:00:00Z'))
    expect(await noted()).toEqual(new Date('2026-03-13T01:00:00Z'))
    const entries = await database.asOwner(
      `select 1 from audit_entry where event = 'publication.took-effect' and object_id = $1`,
      [id],
    )
    expect(entries).toHaveLength(1)
  })
})

describe('a decision is not published', () => {
  test('unchecked', async () => {
    const id = await aDraft(drafter, [{ code: await aProcedure(drafter) }])

    expect(await answerOf(publishPublication(drafter, id))).toBe('conflict/publication-not-checked')
  })

  test('without its number and day, which may be entered when it is signed', async () => {
    const id = await aDraft(drafter, [{ code: await aProcedure(drafter) }])
    const { publication } = await viewPublication(drafter, id)
    const unsigned = { ...publication, number: null, decidedOn: null }
    await savePublicationFacts(drafter, id, publication.revision, unsigned)
    await sendToCheck(drafter, id)
    await approvePublication(checker, id)

    await expect(publishPublication(drafter, id)).rejects.toMatchObject({
      code: 'invalid/publication-incomplete',
      details: {
        errors: [
          { path: '/', code: 'number-missing' },
          { path: '/', code: 'decided-on-missing' },
        ],
      },
    })
    const { revision } = (await viewPublication(drafter, id)).publication
    const signed = { number: '9/QĐ-UBND', decidedOn: day('2026-03-02'), effectiveOn: EFFECT }
    await enterSigning(checker, id, revision, signed)
    expect(await answerOf(publishPublication(drafter, id))).toBe('done')
  })

  test('when another decision has changed the procedure since it was written', async () => {
    const code = await aProcedure(drafter)
    const [first, second] = [
      await aCheckedDraft(officers, [{ code }]),
      await aCheckedDraft(officers, [{ code }], addDays(EFFECT, 5)),
    ]
    await publishPublication(drafter, first)

    await expect(publishPublication(drafter, second)).rejects.toMatchObject({
      code: 'invalid/publication-incomplete',
      details: { errors: [{ path: `/${code}`, code: 'changed-since' }] },
    })
    expect((await listVersions(drafter, code)).map(({ number }) => number)).toEqual([2, 1])
  })
})

describe('a decision is checked', () => {
  test('by nobody who wrote on it, even when somebody else began it', async () => {
    const code = await aProcedure(drafter)
    const id = await aDraft(drafter, [{ code }])
    const { item, content } = await viewRecord(checker, id, code)
    await saveRecord(checker, id, { code, seen: item.revision }, { ...content, sector: 'Tư pháp' })
    await sendToCheck(drafter, id)

    expect(await answerOf(approvePublication(drafter, id))).toBe('forbidden/own-draft')
    expect(await answerOf(approvePublication(checker, id))).toBe('forbidden/own-draft')
  })

  test('only once it was handed over', async () => {
    const id = await aDraft(drafter, [{ code: await aProcedure(drafter) }])

    expect(await answerOf(approvePublication(checker, id))).toBe(
      'conflict/publication-not-in-check',
    )
  })

  test('and is written on by nobody meanwhile', async () => {
    const code = await aProcedure(drafter)
    const id = await aDraft(drafter, [{ code }])
    await sendToCheck(drafter, id)

    const { item, content } = await viewRecord(drafter, id, code)
    expect(await answerOf(saveRecord(drafter, id, { code, seen: item.revision }, content))).toBe(
      'conflict/publication-not-draft',
    )
  })

  test('or given back with the reason, and then written on again', async () => {
    const code = await aProcedure(drafter)
    const id = await aCheckedDraft(officers, [{ code }])

    expect(await answerOf(returnToDraft(checker, id, '  '))).toBe('invalid/return-without-reason')
    await returnToDraft(checker, id, 'Thiếu căn cứ pháp lý')

    const { publication } = await viewPublication(drafter, id)
    expect(publication).toMatchObject({
      state: 'draft',
      returnedBecause: 'Thiếu căn cứ pháp lý',
      checkedBy: null,
    })
    expect(await answerOf(removeItem(drafter, id, code))).toBe('done')
  })
})

describe('a draft', () => {
  test('is not handed over empty', async () => {
    const id = await aDraft(drafter, [])

    expect(await answerOf(sendToCheck(drafter, id))).toBe('invalid/publication-empty')
  })

  test('is not handed over while a record is unfinished, and says where', async () => {
    const code = aCode()
    const id = await aDraft(drafter, [{ code, kind: 'new' }])
    const { item } = await viewRecord(drafter, id, code)
    const unfinished = aContent({ steps: [] })
    await saveRecord(drafter, id, { code, seen: item.revision }, unfinished)

    await expect(sendToCheck(drafter, id)).rejects.toMatchObject({
      code: 'invalid/publication-incomplete',
      details: { errors: [{ path: `/${code}/steps`, code: 'part-faulty' }] },
    })
  })

  test('keeps what two people write at once apart: the second is told', async () => {
    const code = await aProcedure(drafter)
    const id = await aDraft(drafter, [{ code }])
    const { item, content } = await viewRecord(drafter, id, code)
    await saveRecord(drafter, id, { code, seen: item.revision }, content)

    expect(await answerOf(saveRecord(checker, id, { code, seen: item.revision }, content))).toBe(
      'conflict/publication-changed-elsewhere',
    )
  })

  test('takes in no record that is none', async () => {
    const code = await aProcedure(drafter)
    const id = await aDraft(drafter, [{ code }])
    const { item, content } = await viewRecord(drafter, id, code)
    const broken = { ...content, levels: 'xã' } as unknown as typeof content

    await expect(
      (async () => saveRecord(drafter, id, { code, seen: item.revision }, broken))(),
    ).rejects.toMatchObject({ code: 'invalid/shape' })
  })

  test.each([
    ['a code that is none', { kind: 'amend', code: '12' }, 'invalid/procedure-code'],
    ['a procedure that is not there', { kind: 'amend', code: '9.999999' }, 'not-found/procedure'],
    [
      'a replacement of itself',
      { kind: 'replace', code: '9.999999', relatedCode: '9.999999' },
      'invalid/replaced-by-itself',
    ],
    ['a replacement of nothing', { kind: 'replace', code: '9.999999' }, 'invalid/procedure-code'],
  ] as const)('does not take %s', async (_, item, refusal) => {
    const id = await aDraft(drafter, [])

    expect(await answerOf(addItem(drafter, id, { relatedCode: null, ...item }))).toBe(refusal)
  })

  test('takes a procedure once, and none as new that there is already', async () => {
    const code = await aProcedure(drafter)
    const id = await aDraft(drafter, [{ code }])

    expect(await answerOf(addItem(drafter, id, { code, kind: 'amend', relatedCode: null }))).toBe(
      'conflict/item-present',
    )
    expect(await answerOf(addItem(drafter, id, { code, kind: 'new', relatedCode: null }))).toBe(
      'conflict/procedure-exists',
    )
  })

  test('amends nothing that was repealed', async () => {
    const code = await aProcedure(drafter)
    await publishPublication(
      drafter,
      await aCheckedDraft(officers, [{ code, kind: 'repeal' }], day('2026-03-02')),
    )
    const id = await aDraft(drafter, [])

    expect(await answerOf(addItem(drafter, id, { code, kind: 'amend', relatedCode: null }))).toBe(
      'conflict/procedure-repealed',
    )
  })

  test('that is thrown away is gone', async () => {
    const id = await aDraft(drafter, [{ code: await aProcedure(drafter) }])

    await discardPublication(drafter, id)

    expect(await answerOf(viewPublication(drafter, id))).toBe('not-found/publication')
    expect(await answerOf(discardPublication(drafter, newId()))).toBe('not-found/publication')
  })

  test('holds nothing of a procedure that was taken out', async () => {
    const code = await aProcedure(drafter)
    const id = await aDraft(drafter, [{ code }])
    await removeItem(drafter, id, code)

    expect(await answerOf(viewRecord(drafter, id, code))).toBe('not-found/publication-item')
    expect(await answerOf(removeItem(drafter, id, code))).toBe('not-found/publication-item')
  })
})
