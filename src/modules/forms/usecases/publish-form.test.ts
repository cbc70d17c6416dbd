import { describe, expect, test } from 'vitest'
import { SYSTEM } from '#platform/access'
import { inTransaction, openDatabase } from '#platform/db'
import { aContext, aDatabase, BAC_KAN } from '../../../../tools/test-support/database.ts'
import { aDefinition, AN_EXAMPLE } from '../test-support/builders.ts'
import { importForms } from './import-forms.ts'
import { publishForm } from './publish-form.ts'
import { formById, formForFiling, presentForm } from './published-forms.ts'

const database = await aDatabase()
const MORNING = new Date('2026-03-02T02:00:00Z')
const HOUR = 3_600_000

let counter = 0

/** A procedure of its own for every test. */
async function aProcedure(): Promise<string> {
  counter += 1
  const code = `1.${String(counter).padStart(6, '0')}`
  await database.asOwner('insert into procedure (locality_id, code) values (1, $1)', [code])
  return code
}

function theSystem(now = MORNING) {
  return aContext(database, { actor: SYSTEM, now })
}

function later(hours: number): Date {
  return new Date(MORNING.getTime() + hours * HOUR)
}

describe('publishing a form', () => {
  test('makes it the present one, with its schema and its example', async () => {
    const context = theSystem()
    const code = await aProcedure()

    const published = await publishForm(context, code, aDefinition(), AN_EXAMPLE)

    expect(published).toMatchObject({ procedureCode: code, number: 1, publishedAt: MORNING })
    expect(published.schema).toMatchObject({
      title: 'Tờ khai',
      required: ['name', 'copies', 'declaration'],
    })
    expect(await presentForm(context, code)).toEqual(published)
    expect(await formById(context, published.id)).toEqual(published)
  })

  test('gives the next version the next number and leaves the one before as it was', async () => {
    const context = theSystem()
    const code = await aProcedure()
    const first = await publishForm(context, code, aDefinition(), AN_EXAMPLE)
    await presentForm(context, code)

    const second = await publishForm(context, code, aDefinition('Tờ khai mới'), AN_EXAMPLE)

    expect(second.number).toBe(2)
    expect(await presentForm(context, code)).toEqual(second)
    expect((await formById(context, first.id)).definition.name).toBe('Tờ khai')
  })

  test('is recorded with the procedure and the number', async () => {
    const code = await aProcedure()

    const { id } = await publishForm(theSystem(), code, aDefinition(), AN_EXAMPLE)

    const entries = await database.asOwner(
      'select event, details from audit_entry where object_kind = $1 and object_id = $2',
      ['form', id],
    )
    expect(entries).toEqual([
      { event: 'form.published', details: { procedureCode: code, number: 1 } },
    ])
  })

  test('is refused with every problem of the definition, and nothing is written', async () => {
    const context = theSystem()
    const code = await aProcedure()
    const definition = { name: 'Tờ khai', pages: [{ id: 'page', title: '', questions: [] }] }

    const publishing = publishForm(context, code, definition, AN_EXAMPLE)

    await expect(publishing).rejects.toMatchObject({
      code: 'invalid/form-definition',
      details: {
        errors: [
          { path: '/page', code: 'empty-page' },
          { path: '/page', code: 'unlabelled' },
          { path: '', code: 'missing-consent' },
        ],
      },
    })
    expect(await presentForm(context, code)).toBeNull()
  })

  test('is refused when the example does not answer the form', async () => {
    const code = await aProcedure()

    const publishing = publishForm(theSystem(), code, aDefinition(), {
      ...AN_EXAMPLE,
      name: 'Bế 2',
      count: 1,
    })

    await expect(publishing).rejects.toMatchObject({
      code: 'invalid/form-example',
      details: {
        errors: [
          { path: '/name', code: 'not-a-name' },
          { path: '/count', code: 'not-asked' },
        ],
      },
    })
  })

  test('is refused for a procedure that does not exist', async () => {
    const publishing = publishForm(theSystem(), '9.999999', aDefinition(), AN_EXAMPLE)

    await expect(publishing).rejects.toMatchObject({ code: 'not-found/procedure' })
  })

  test('many times at once makes as many versions', async () => {
    const code = await aProcedure()
    const names = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám']

    const all = await Promise.all(
      names.map((name) => publishForm(theSystem(), code, aDefinition(name), AN_EXAMPLE)),
    )

    expect(new Set(all.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]))
  })

  test('is of no concern to another province', async () => {
    const code = await aProcedure()
    await publishForm(theSystem(), code, aDefinition(), AN_EXAMPLE)

    expect(await presentForm(aContext(database, { locality: BAC_KAN }), code)).toBeNull()
  })
})

test('a published version can be changed or deleted by nobody', async () => {
  await expect(
    inTransaction(database.db, (tx) => tx.updateTable('form_version').set({ number: 5 }).execute()),
  ).rejects.toThrow('permission denied')
  await expect(
    inTransaction(database.db, (tx) => tx.deleteFrom('form_version').execute()),
  ).rejects.toThrow('permission denied')
})

describe('filing on a version of a form', () => {
  async function twoVersions() {
    const code = await aProcedure()
    await publishForm(theSystem(later(-48)), code, aDefinition('Bản một'), AN_EXAMPLE)
    await publishForm(theSystem(later(-24)), code, aDefinition('Bản hai'), AN_EXAMPLE)
    await publishForm(theSystem(MORNING), code, aDefinition('Bản ba'), AN_EXAMPLE)
    return code
  }

  test.each([
    [null, 100, 'Bản ba'],
    [3, 100, 'Bản ba'],
    [2, 0, 'Bản hai'],
    [2, 24, 'Bản hai'],
  ])(
    'version %j is accepted %d hours after the present was published',
    async (version, hours, name) => {
      const code = await twoVersions()

      const form = await formForFiling(theSystem(later(hours)), code, version)

      expect(form?.definition.name).toBe(name)
    },
  )

  test.each([
    [2, 24 + 1 / HOUR, 'conflict/form-version-outdated'],
    [1, 0, 'conflict/form-version-outdated'],
    [4, 0, 'invalid/form-version-unknown'],
    [0, 0, 'invalid/form-version-unknown'],
    [2.5, 0, 'invalid/form-version-unknown'],
  ])('version %j is refused after %d hours: %s', async (version, hours, code) => {
    const procedure = await twoVersions()

    await expect(formForFiling(theSystem(later(hours)), procedure, version)).rejects.toMatchObject({
      code,
    })
  })

  test('a procedure without a form takes none, and no version of one', async () => {
    const code = await aProcedure()

    expect(await formForFiling(theSystem(), code, null)).toBeNull()
    await expect(formForFiling(theSystem(), code, 1)).rejects.toMatchObject({
      code: 'invalid/form-version-unknown',
    })
  })
})

describe('a form published by another process', () => {
  test('is seen within a second, and asking again before that costs nothing', async () => {
    const code = await aProcedure()
    const context = theSystem()
    await publishForm(context, code, aDefinition('Bản một'), AN_EXAMPLE)
    await presentForm(context, code)
    const elsewhere = openDatabase(database.app, { max: 2 })
    await publishForm({ ...context, db: elsewhere.of(1) }, code, aDefinition('Bản hai'), AN_EXAMPLE)
    await elsewhere.close()

    const names = []
    for (const milliseconds of [0, 999, 1000]) {
      context.clock.set(new Date(MORNING.getTime() + milliseconds))
      names.push((await presentForm(context, code))?.definition.name)
    }

    expect(names).toEqual(['Bản một', 'Bản một', 'Bản hai'])
  })
})

describe('loading the forms of a locality', () => {
  test('publishes what is new or changed and leaves the rest alone', async () => {
    const context = theSystem()
    const one = {
      procedureCode: await aProcedure(),
      definition: aDefinition(),
      example: AN_EXAMPLE,
    }
    const two = { ...one, procedureCode: await aProcedure() }

    const first = await importForms(context, [two, one])
    const again = await importForms(context, [one, two])
    await presentForm(context, one.procedureCode)
    const changed = await importForms(context, [
      { ...one, definition: aDefinition('Bản mới') },
      two,
    ])

    expect(first).toEqual({ published: [one.procedureCode, two.procedureCode], unchanged: [] })
    expect(again).toEqual({ published: [], unchanged: [one.procedureCode, two.procedureCode] })
    expect(changed).toEqual({ published: [one.procedureCode], unchanged: [two.procedureCode] })
    expect((await presentForm(context, one.procedureCode))?.number).toBe(2)
  })

  test('does not undo what people have published since', async () => {
    const context = theSystem()
    const draft = {
      procedureCode: await aProcedure(),
      definition: aDefinition(),
      example: AN_EXAMPLE,
    }
    await importForms(context, [draft])
    const bettered = await publishForm(
      context,
      draft.procedureCode,
      aDefinition('Bản sửa'),
      AN_EXAMPLE,
    )

    const again = await importForms(context, [draft])

    expect(again.published).toEqual([])
    expect(await presentForm(context, draft.procedureCode)).toEqual(bettered)
  })

  test('loads all or none', async () => {
    const context = theSystem()
    const good = {
      procedureCode: await aProcedure(),
      definition: aDefinition(),
      example: AN_EXAMPLE,
    }

    const loading = importForms(context, [good, { ...good, procedureCode: '9.999999' }])

    await expect(loading).rejects.toMatchObject({ code: 'not-found/procedure' })
    expect(await presentForm(context, good.procedureCode)).toBeNull()
  })

  test('takes no data of another shape', async () => {
    const question = { id: 'x', kind: 'colour', label: 'Màu' }
    const definition = {
      name: 'Tờ khai',
      pages: [{ id: 'page', title: 'Trang', questions: [question] }],
    }

    await expect(
      importForms(theSystem(), [{ procedureCode: await aProcedure(), definition, example: {} }]),
    ).rejects.toThrow('kind')
  })
})
