import { describe, expect, test } from 'vitest'
import type { FormDesignId } from '#kernel/id'
import { SYSTEM } from '#platform/access'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { anOfficer } from '../../../../../tools/test-support/actors.ts'
import { aContext, aDatabase, BAC_KAN } from '../../../../../tools/test-support/database.ts'
import { aDefinition, AN_EXAMPLE } from '../../test-support/builders.ts'
import { publishForm } from '../publish-form.ts'
import { formById, presentForm } from '../published-forms.ts'
import { beginFormDesign, removeFormDesign } from './begin-form-design.ts'
import { publishFormDesign } from './publish-form-design.ts'
import { listFormDesigns, viewFormDesign } from './read-form-designs.ts'
import { reviseFormDesign } from './revise-form-design.ts'
import { tryFormDesign } from './try-form-design.ts'

const database = await aDatabase()
const control = aContext(database, { actor: anOfficer('procedure-control') })
const officer = aContext(database, { actor: anOfficer('handler') })

let counter = 0

async function aProcedure({ withForm = true } = {}): Promise<string> {
  counter += 1
  const code = `3.${String(counter).padStart(6, '0')}`
  await database.asOwner('insert into procedure (locality_id, code) values (1, $1)', [code])
  const system = aContext(database, { actor: SYSTEM })
  if (withForm) await publishForm(system, code, aDefinition(), AN_EXAMPLE)
  return code
}

const ADD_EMAIL = {
  kind: 'add-question',
  place: { pageId: 'person', groupId: null },
  content: { kind: 'email', label: 'Thư điện tử', required: false },
} as const

async function aDesign(): Promise<{ readonly id: FormDesignId; readonly code: string }> {
  const code = await aProcedure()
  return { code, id: await beginFormDesign(control, code) }
}

/** Fills in everything that the form of the tests asks for. */
function filledIn(context: Context, id: FormDesignId) {
  return tryFormDesign(context, id, (before) => ({ ...before, ...AN_EXAMPLE }))
}

describe('the design of a form', () => {
  test('begins with the version in force and its example', async () => {
    const { id, code } = await aDesign()

    const { design, problems, isTried } = await viewFormDesign(control, id)
    expect(design).toMatchObject({ procedureCode: code, revision: 1, trial: AN_EXAMPLE })
    expect(design.definition).toEqual(aDefinition())
    expect([problems, isTried]).toEqual([[], false])
  })

  test('of a procedure without a form begins with who asks and the statement at the end', async () => {
    const id = await beginFormDesign(control, await aProcedure({ withForm: false }))

    const { design, problems } = await viewFormDesign(control, id)
    expect(design.definition.pages.map(({ title }) => title)).toEqual(['Người yêu cầu', 'Cam đoan'])
    expect(problems).toEqual([])
  })

  test('is one at a time for each procedure: whoever begins again finds it', async () => {
    const { id, code } = await aDesign()

    expect(
      await Promise.all([beginFormDesign(control, code), beginFormDesign(control, code)]),
    ).toEqual([id, id])
  })

  test('is changed step by step, each told to those who look after it', async () => {
    const { id } = await aDesign()

    const revised = await reviseFormDesign(control, id, 1, ADD_EMAIL)

    expect(revised).toEqual({ revision: 2, added: 'thuDienTu' })
    const { design } = await viewFormDesign(control, id)
    expect(design.definition.pages[0]?.questions.at(-2)?.label).toBe('Thư điện tử')
    const [entry] = await database.asOwner<{ details: object }>(
      `select details from audit_entry where event = 'form-design.changed' and object_id = $1`,
      [id],
    )
    expect(entry?.details).toEqual({ change: 'add-question', revision: 2 })
  })

  test('says what stands against publishing it and what could be better', async () => {
    const { id } = await aDesign()
    const content = { kind: 'choice', label: 'VUI LÒNG CHỌN', choices: [] } as const
    await reviseFormDesign(control, id, 1, { ...ADD_EMAIL, content })
    const twice = { kind: 'name', label: 'Họ, chữ đệm, tên' } as const
    await reviseFormDesign(control, id, 2, { ...ADD_EMAIL, content: twice })

    const { problems, advice } = await viewFormDesign(control, id)

    expect(problems.map(({ code }) => code).toSorted()).toEqual([
      'label-hard-to-read',
      'no-choices',
    ])
    expect(advice.map(({ code }) => code)).toEqual(['asked-twice'])
  })

  test('that is thrown away leaves what is published', async () => {
    const { id, code } = await aDesign()

    await removeFormDesign(control, id)

    expect((await presentForm(control, code))?.number).toBe(1)
    await expect(viewFormDesign(control, id)).rejects.toMatchObject({
      code: 'not-found/form-design',
    })
  })

  test('is listed until it is published or thrown away', async () => {
    const { id } = await aDesign()
    expect((await listFormDesigns(control)).map((each) => each.id)).toContain(id)

    await removeFormDesign(control, id)

    expect((await listFormDesigns(control)).map((each) => each.id)).not.toContain(id)
  })
})

describe('a change is refused', () => {
  test('when a colleague has changed the form since: exactly one of two at once is made', async () => {
    const { id } = await aDesign()

    const outcomes = await Promise.allSettled([
      reviseFormDesign(control, id, 1, ADD_EMAIL),
      reviseFormDesign(control, id, 1, { kind: 'rename', name: 'Tờ khai mới' }),
    ])

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict/form-changed-elsewhere' },
    })
  })

  test('of a part that is not there', async () => {
    const { id } = await aDesign()

    await expect(
      reviseFormDesign(control, id, 1, { kind: 'remove-page', pageId: 'none' }),
    ).rejects.toMatchObject({ code: 'not-found/form-part' })
  })

  test('that would make more than 40 pages', async () => {
    const { id } = await aDesign()
    for (let pages = 1; pages < 40; pages += 1) {
      const words = { title: `Trang ${pages}` }
      await reviseFormDesign(control, id, pages, { kind: 'add-page', after: null, words })
    }

    await expect(
      reviseFormDesign(control, id, 40, { kind: 'add-page', after: null, words: { title: 'Nữa' } }),
    ).rejects.toMatchObject({ code: 'conflict/form-is-full' })
  })
})

describe('a filing that is only tried', () => {
  test('is checked as one of a person, and leaves no dossier', async () => {
    const { id } = await aDesign()

    const { faults } = await tryFormDesign(control, id, () => ({ name: 'Hoàng Thị Bế' }))

    expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/copies missing',
      '/declaration missing',
    ])
    expect((await viewFormDesign(control, id)).isTried).toBe(false)
    const [{ count } = { count: null }] = await database.asOwner<{ count: number }>(
      'select count(*)::int as count from dossier',
    )
    expect(count).toBe(0)
  })

  test('to its end makes the form fit to be published, until it is changed again', async () => {
    const { id } = await aDesign()

    await filledIn(control, id)
    expect((await viewFormDesign(control, id)).isTried).toBe(true)

    await reviseFormDesign(control, id, 1, ADD_EMAIL)
    expect((await viewFormDesign(control, id)).isTried).toBe(false)
  })

  test('of a form that cannot be published comes to no end', async () => {
    const { id } = await aDesign()
    await reviseFormDesign(control, id, 1, { kind: 'rename', name: '' })

    await filledIn(control, id)

    expect((await viewFormDesign(control, id)).isTried).toBe(false)
  })
})

describe('publishing a form in design', () => {
  test('makes it the next version with the tried answers as its example; the design is over', async () => {
    const { id, code } = await aDesign()
    const before = await presentForm(control, code)
    const { revision } = await reviseFormDesign(control, id, 1, ADD_EMAIL)
    await filledIn(control, id)

    const published = await publishFormDesign(control, id, revision)

    expect(published).toMatchObject({ procedureCode: code, number: 2, example: AN_EXAMPLE })
    expect(await presentForm(control, code)).toEqual(published)
    expect(await formById(control, before?.id ?? newId())).toEqual(before)
    await expect(viewFormDesign(control, id)).rejects.toMatchObject({
      code: 'not-found/form-design',
    })
  })

  test('leaves out of the example what the form does not ask any more', async () => {
    const { id } = await aDesign()
    const place = { pageId: 'person', groupId: null }
    await reviseFormDesign(control, id, 1, { kind: 'remove-question', place, questionId: 'count' })
    await tryFormDesign(control, id, () => ({ ...AN_EXAMPLE, count: 2 }))

    const { example } = await publishFormDesign(control, id, 2)

    expect(example).toEqual(AN_EXAMPLE)
  })

  test('is refused before it was tried, and after it was changed by another', async () => {
    const { id } = await aDesign()

    await expect(publishFormDesign(control, id, 1)).rejects.toMatchObject({
      code: 'conflict/form-not-tried',
    })
    await filledIn(control, id)
    await expect(publishFormDesign(control, id, 2)).rejects.toMatchObject({
      code: 'conflict/form-changed-elsewhere',
    })
  })

  test('twice at once makes one version', async () => {
    const { id, code } = await aDesign()
    await filledIn(control, id)

    const outcomes = await Promise.allSettled([
      publishFormDesign(control, id, 1),
      publishFormDesign(control, id, 1),
    ])

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await presentForm(control, code))?.number).toBe(2)
  })
})

describe('nobody but procedure control', () => {
  test('designs forms', async () => {
    const { id, code } = await aDesign()
    const asked = [
      beginFormDesign(officer, code),
      removeFormDesign(officer, id),
      listFormDesigns(officer),
      viewFormDesign(officer, id),
      reviseFormDesign(officer, id, 1, ADD_EMAIL),
      tryFormDesign(officer, id, () => ({})),
      publishFormDesign(officer, id, 1),
    ]

    for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'forbidden/role' })
  })

  test('of the same province finds a design', async () => {
    const { id } = await aDesign()
    const elsewhere = aContext(database, {
      actor: anOfficer('procedure-control'),
      locality: BAC_KAN,
    })

    await expect(viewFormDesign(elsewhere, id)).rejects.toMatchObject({
      code: 'not-found/form-design',
    })
  })
})

test('a procedure that is not there gets no form', async () => {
  await expect(beginFormDesign(control, '9.999999')).rejects.toMatchObject({
    code: 'not-found/procedure',
  })
})
