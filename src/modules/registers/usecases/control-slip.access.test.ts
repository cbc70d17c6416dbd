import { describe, expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'

const server = await aDemoApp()
const { as, database } = server
const { code } = await aDossierAt(server, 'finished')

const slipOf = (username: string | null, dossier = code) =>
  as(username).get(`/dossiers/${dossier}/control-slip`)

async function textOf(username: string, dossier = code): Promise<string> {
  const { bytes } = await slipOf(username, dossier)
  return (await readPdf(bytes)).pages.join('\n').replaceAll(/\s+/g, ' ')
}

describe('the control slip of a dossier', () => {
  test('has a line for each hand-over, with who gave it and how the term was kept', async () => {
    const { body } = await as('thuly.xa').get(`/dossiers/${code}/events`)
    const passed = body.items.filter(({ type }: { type: string }) =>
      /^(dossier\.received|step\.completed|result\.signed|result\.issued)$/.test(type),
    )

    const text = await textOf('thuly.xa')

    expect(text).toContain('PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ')
    expect(text).toContain(`Mã hồ sơ: ${code}`)
    expect(text.match(/Giao: /g)).toHaveLength(passed.length)
    for (const { actor } of passed) expect(text).toContain(actor.name)
    expect(text).toMatch(/Trước hạn|Đúng hạn/)
    expect(text).not.toContain('Quá hạn')
  })

  test('shows the present: a dossier only received has been handed over once', async () => {
    const { code: received } = await aDossierAt(server, 'received')

    expect((await textOf('thuly.xa', received)).match(/Giao: /g)).toHaveLength(1)
  })

  test('is not made before the dossier is received', async () => {
    const { code: submitted } = await aDossierAt(server, 'submitted')

    expect((await slipOf('tiepnhan.xa', submitted)).body.code).toBe('not-found/letter')
  })

  test('is for officers who may see the dossier', async () => {
    const statuses = await Promise.all(
      [null, 'congdan', 'congdan2', 'quantri', 'tiepnhan.xa', 'lanhdao.xa'].map(
        async (username) => (await slipOf(username)).status,
      ),
    )

    expect(statuses).toEqual([401, 404, 404, 404, 200, 200])
  })

  test('leaves a trace when it is read', async () => {
    const count = async () =>
      (
        await database.asOwner<{ count: string }>(
          "select count(*) from audit_entry where event = 'letter.read' and object_id = $1",
          [code],
        )
      )[0]?.count
    const before = Number(await count())

    await slipOf('thuly.xa')

    expect(Number(await count())).toBe(before + 1)
  })
})
