import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { act, aDossierAt, APPLICANT } from '../../../../tools/test-support/dossiers.ts'

const world = await aDemoApp()
const { as } = world

/** `congdan2`, for whom `congdan` files. */
const OWNER = { kind: 'citizen', name: 'Nông Văn Lâm', personalId: '020085000777' } as const
const FILER = 'congdan'
const PRINCIPAL = 'congdan2'
const STRANGER = 'doanhnghiep'

const forAnother = (stage: 'submitted' | 'received' | 'asked in handling' | 'finished') =>
  aDossierAt(world, stage, { owner: OWNER })

describe('a dossier that one files for another', () => {
  test('is found, opened and read by both, down to history, letters and papers; by a stranger nowhere', async () => {
    const { code, documents } = await forAnother('finished')
    const { body: letters } = await as(PRINCIPAL).get(`/dossiers/${code}/letters`)
    const parts = [
      `/dossiers/${code}`,
      `/dossiers/${code}/events`,
      `/dossiers/${code}/form`,
      `/dossiers/${code}/letters`,
      `/files/${documents[0].fileId}`,
      letters.items[0].href.replace('/api/v1', ''),
    ]
    const statuses = (by: string) =>
      Promise.all(parts.map(async (part) => (await as(by).get(part)).status))
    const finds = async (by: string) =>
      (await as(by).get(`/dossiers?q=${code}`)).body.items.map(
        (each: { code: string }) => each.code,
      )

    expect(await statuses(FILER)).toEqual(parts.map(() => 200))
    expect(await statuses(PRINCIPAL)).toEqual(parts.map(() => 200))
    expect(await statuses(STRANGER)).toEqual(parts.map(() => 404))
    expect([await finds(FILER), await finds(PRINCIPAL), await finds(STRANGER)]).toEqual([
      [code],
      [code],
      [],
    ])
  })

  test('tells both who filed and for whom, and neither who in the office has it', async () => {
    const { code } = await forAnother('received')

    for (const by of [FILER, PRINCIPAL]) {
      const { body } = await as(by).get(`/dossiers/${code}`)
      expect(body.applicant.name).toBe(APPLICANT.name)
      expect(body.owner).toMatchObject({ name: OWNER.name, personalId: OWNER.personalId })
      expect(body.currentSteps[0].assignee).toBeNull()
      expect(body.availableActions).toEqual(['withdraw'])
    }
  })

  test.each([FILER, PRINCIPAL])('is withdrawn by %s', async (by) => {
    const dossier = await forAnother('received')

    const reply = await act(
      world,
      { by, action: 'withdraw', body: { reason: 'Không còn nhu cầu.' } },
      dossier,
    )

    expect(reply.body.state).toBe('withdrawn')
  })

  test('is supplemented by neither a stranger nor, with papers of the other, by one of them', async () => {
    const dossier = await forAnother('asked in handling')
    const [{ componentId, fileId }] = dossier.documents
    const move = { action: 'supplement', body: { documents: [{ componentId, fileId }] } }

    const replies = [
      await act(world, { by: STRANGER, ...move }, dossier),
      await act(world, { by: PRINCIPAL, ...move }, dossier),
      await act(world, { by: FILER, ...move }, dossier),
    ]

    expect(replies.map(({ status, body }) => body.code ?? status)).toEqual([
      'not-found/dossier',
      'invalid/file-not-usable',
      dossier.code,
    ])
  })
})
