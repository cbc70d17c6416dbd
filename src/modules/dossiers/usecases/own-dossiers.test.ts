import { describe, expect, test } from 'vitest'
import { ANONYMOUS } from '#platform/access'
import { aDemoApp, MONDAY_MORNING } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { uploaded } from '../../../../tools/test-support/uploads.ts'
import { listOwnDossiers, type OwnStage } from './list-own-dossiers.ts'
import { viewPapers } from './view-dossier.ts'

const { app, clock, database, as } = await aDemoApp()
const PROCEDURE = '1.001266'
const WARD = 'H37.102.01'
const OWNER = { personalId: '020190001234', name: 'Hoàng Thị Bế' }

function asCitizen(personalId: string) {
  return aContext(database, {
    actor: { ...ANONYMOUS, kind: 'citizen', personalId },
    now: clock.now(),
  })
}

async function codesOf(stage: OwnStage, personalId = OWNER.personalId): Promise<string[]> {
  const { items } = await listOwnDossiers(asCitizen(personalId), stage, { limit: 100 })
  return items.map(({ code }) => code)
}

async function file() {
  clock.set(new Date(clock.now().getTime() + 60_000))
  const { body: procedure } = await as(null).get(`/procedures/${PROCEDURE}`)
  const fileId = await uploaded(app, 'congdan')
  const needed = procedure.components.filter(({ required }: { required: boolean }) => required)
  const { body } = await as('congdan').post('/dossiers', {
    procedureCode: PROCEDURE,
    receivingUnit: WARD,
    channel: 'online',
    applicant: { kind: 'citizen', ...OWNER },
    documents: needed.map(({ id }: { id: string }) => ({ componentId: id, fileId })),
    delivery: { method: 'counter' },
    confirmDuplicate: true,
  })
  expect(body.state).toBe('submitted')
  return { code: body.code as string, component: needed[0] }
}

clock.set(MONDAY_MORNING)

describe("a person's own dossiers", () => {
  test('are those that go on, wait for them, or are over, the last filed first', async () => {
    const [first, second, third] = [await file(), await file(), await file()]
    const reception = as('tiepnhan.xa')
    await reception.post(`/dossiers/${second.code}/actions/request-supplement`, {
      version: 1,
      items: [{ text: 'Bổ sung giấy tờ còn thiếu.' }],
    })
    await as('congdan').post(`/dossiers/${third.code}/actions/withdraw`, {
      version: 1,
      reason: 'Nộp nhầm.',
    })
    const fourth = await file()

    expect(await codesOf('going-on')).toEqual([fourth.code, first.code])
    expect(await codesOf('waiting-for-me')).toEqual([second.code])
    expect(await codesOf('over')).toEqual([third.code])
  })

  test('are nobody else’s', async () => {
    await file()

    expect(await codesOf('going-on', '020085000777')).toEqual([])
  })

  test('come in pages that neither miss nor repeat one', async () => {
    await file()
    const all = await codesOf('going-on')
    const context = asCitizen(OWNER.personalId)

    const one = await listOwnDossiers(context, 'going-on', { limit: 2 })
    const rest = await listOwnDossiers(context, 'going-on', {
      limit: 100,
      cursor: one.nextCursor ?? undefined,
    })

    expect([...one.items, ...rest.items].map(({ code }) => code)).toEqual(all)
    expect(rest.nextCursor).toBeNull()
  })

  test('a cursor that is not of such a list is refused', async () => {
    const page = { limit: 2, cursor: 'x' }
    const question = listOwnDossiers(asCitizen(OWNER.personalId), 'going-on', page)

    await expect(question).rejects.toMatchObject({ code: 'malformed/cursor' })
  })
})

describe('the papers of a dossier', () => {
  test('have their names in the catalogue and the files that hold them', async () => {
    const { code, component } = await file()

    const { papers, asked } = await viewPapers(asCitizen(OWNER.personalId), code)

    expect(papers[0]).toMatchObject({
      component: { id: component.id, name: component.name },
      file: { name: 'giay-to.png', mediaType: 'image/png' },
    })
    expect(asked.map(({ id }) => id)).toContain(component.id)
  })

  test('are hidden from everyone else', async () => {
    const { code } = await file()

    await expect(viewPapers(asCitizen('020085000777'), code)).rejects.toMatchObject({
      code: 'not-found/dossier',
    })
  })
})
