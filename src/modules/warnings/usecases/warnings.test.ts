import { beforeAll, describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { LANG_SON } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { systemContext } from '../../../installation.ts'
import { sendWarnings } from './send-warnings.ts'

const server = await aDemoApp()
const { as, clock } = server
const send = () => sendWarnings(systemContext(server.installation, LANG_SON, 'a-timer'))
const warningsOf = async (username: string, query = '') =>
  (await as(username).get(`/warnings${query}`)).body

interface Told {
  readonly code: string
  readonly stepName: string | null
  readonly kind: string
  readonly dueAt: string
}

describe('a dossier whose time runs out', () => {
  let code = ''
  let dueAt = ''
  beforeAll(async () => {
    ;({ code } = await aDossierAt(server, 'claimed'))
    ;({ dueAt } = (await as('thuly.xa').get(`/dossiers/${code}`)).body)
    await send()
  })

  test('nobody is warned of while there is time', async () => {
    expect((await warningsOf('thuly.xa')).items).toEqual([])
  })

  test('is told to its holder when the end is near, once however often it is looked at', async () => {
    clock.set(new Date(dueAt))
    await send()
    const first = (await warningsOf('thuly.xa')).items as Told[]

    await send()

    expect(first.map((told) => told.code)).toContain(code)
    expect(first.find(({ stepName }) => stepName === null)).toMatchObject({ code, dueAt })
    expect((await warningsOf('thuly.xa')).items).toEqual(first)
  })

  test('is told to nobody else', async () => {
    for (const username of ['tiepnhan.xa', 'lanhdaophong.xa', 'thuly.xa2']) {
      expect((await warningsOf(username)).items, username).toEqual([])
    }
  })

  test('is warned of in the list and on its page by the same rule, by name', async () => {
    const { items } = await warningsOf('thuly.xa')
    const kinds = (items as Told[])
      .filter((told) => told.stepName === null && told.dueAt === dueAt)
      .map(({ kind }) => kind)
    const listed = (await as('thuly.xa').get('/dossiers?view=mine')).body.items.find(
      (each: { code: string }) => each.code === code,
    )
    const page = (await as('thuly.xa').get(`/dossiers/${code}`)).body

    expect(page.lateness.warnings.toSorted()).toEqual(kinds.toSorted())
    expect(listed.lateness.warnings).toEqual(page.lateness.warnings)
    expect(page.lateness.dueSoon).toBe(true)
  })

  test('is no longer warned of when it is late', async () => {
    const before = (await warningsOf('thuly.xa')).items
    clock.set(new Date(new Date(dueAt).getTime() + 60_000))

    await send()

    expect((await warningsOf('thuly.xa')).items).toEqual(before)
  })

  test('a page of warnings goes on where the one before ended', async () => {
    const all = (await warningsOf('thuly.xa')).items
    const first = await warningsOf('thuly.xa', '?limit=1')
    const rest =
      first.nextCursor === null
        ? { items: [] }
        : await warningsOf('thuly.xa', `?cursor=${String(first.nextCursor)}`)

    expect(all).not.toEqual([])
    expect([...first.items, ...rest.items]).toEqual(all)
    expect((await as('thuly.xa').get('/warnings?cursor=abc')).body.code).toBe('malformed/cursor')
  })

  test('is listed no more once the work is given away or done, and again when it comes back', async () => {
    const before = (await warningsOf('thuly.xa')).items
    const act = async (by: string, action: string, body: object = {}) => {
      const { version } = (await as(by).get(`/dossiers/${code}`)).body
      return as(by).post(`/dossiers/${code}/actions/${action}`, { version, ...body })
    }

    await act('thuly.xa', 'release')
    const released = (await warningsOf('thuly.xa')).items
    await act('thuly.xa', 'claim')
    const claimed = (await warningsOf('thuly.xa')).items
    await act('thuly.xa', 'request-supplement', { items: [{ text: 'Bổ sung ảnh.' }] })

    expect(before).not.toEqual([])
    expect(released).toEqual([])
    expect(claimed).toEqual(before)
    expect((await warningsOf('thuly.xa')).items).toEqual([])
  })
})
