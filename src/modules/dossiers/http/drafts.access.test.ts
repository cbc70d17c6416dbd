import { expect, test } from 'vitest'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { act, aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { upload } from '../../../../tools/test-support/uploads.ts'

const server = await aDemoApp()
const { app, as } = server

test('what the office adds on the way is shown to the person once handling has ended, not before', async () => {
  const draft = await upload(app, 'thuly.xa', aPng(31, 7), 'du-thao.png')
  const dossier = await aDossierAt(server, 'claimed')
  const prepare = {
    by: 'thuly.xa',
    action: 'complete-step',
    body: { outcome: 'qualified', documents: [{ fileId: draft }] },
  }
  const { body: prepared } = await act(server, prepare, dossier)
  const seenBy = async (username: string) => {
    const { body } = await as(username).get(`/dossiers/${dossier.code}`)
    const { status } = await as(username).get(`/files/${draft}`)
    const listed = body.documents.some(({ fileId }: { fileId: string }) => fileId === draft)
    return { listed, status }
  }

  const before = [await seenBy('congdan'), await seenBy('lanhdao.xa')]
  const sign = {
    by: 'lanhdao.xa',
    action: 'sign-result',
    body: { kind: 'approval', content: 'Đồng ý.' },
  }
  const { body: signed } = await act(server, sign, prepared)
  const between = await seenBy('congdan')
  await act(server, { by: 'vanthu.xa', action: 'issue-result' }, signed)

  expect(before).toEqual([
    { listed: false, status: 404 },
    { listed: true, status: 200 },
  ])
  expect(between).toEqual({ listed: false, status: 404 })
  expect(await seenBy('congdan')).toEqual({ listed: true, status: 200 })
})
