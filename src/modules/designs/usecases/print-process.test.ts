import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { newId } from '#platform/ids'
import { anOfficer } from '../../../../tools/test-support/actors.ts'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { BIRTH } from '../../../../tools/test-support/dossiers.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { APPROVAL, designing } from '../test-support/designs.ts'
import { approveDesign } from './approve-design.ts'
import { printProcess } from './print-process.ts'

const server = await aDemoApp()
const context = {
  ...aContext(server.database, { actor: anOfficer('procedure-control') }),
  clock: server.clock,
}
const { view, aDesign, withConsultation } = designing(context)

const WORDS = { lane: ({ role }: { readonly role: string }) => role, condition: () => 'bưu chính' }

async function printed(document: Parameters<typeof printProcess>[1]): Promise<string> {
  const pdf = await printProcess(context, document, WORDS, CATALOGUE_NEIGHBOURS)
  return (await readPdf(pdf)).pages.join(' ').replaceAll(/\s+/g, ' ')
}

test('the controlled document says purpose, scope, bases and every step, and that it is a draft', async () => {
  const about = { name: 'Khai sinh', purpose: 'Thống nhất cách làm', scope: 'Cấp xã' }
  const { id } = await aDesign({ kind: 'about', about: { ...about, isTemplate: false } })

  const text = await printed({ id, edition: 'draft' })

  for (const said of ['Thống nhất cách làm', 'Cấp xã', 'BẢN THẢO', BIRTH, 'B4', 'Trang 1 / '])
    expect(text).toContain(said)
  expect(text).toContain('Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Mẫu số 01')
  expect(text).toContain('Chưa ban hành lần nào.')
})

test('the controlled document of an approved version says who answered for it, and stays as approved', async () => {
  const { id, change } = await aDesign()
  const approve = async (more: object) => {
    const { revision } = (await view(id)).design
    const approval = { ...APPROVAL, ...more, revision }
    return approveDesign(context, id, approval, CATALOGUE_NEIGHBOURS)
  }
  const first = await approve({ effectiveFrom: day('2026-06-01') })
  const definition = await withConsultation()
  await change({ kind: 'replace-steps', definition, findings: [] })
  const second = await approve({
    number: '1300/QĐ-UBND',
    effectiveFrom: day('2026-06-02'),
    changes: 'Thêm lấy ý kiến',
  })
  await change({ kind: 'remove-step', stepId: 'b2b' })

  const [before, now] = [
    await printed({ id, edition: first }),
    await printed({ id, edition: second }),
  ]

  for (const said of ['QT-HT-01', 'Lý Thị Soạn', 'Nông Văn Soát', '25/02/2026', 'Lần ban hành: 01'])
    expect(before).toContain(said)
  expect(before).not.toContain('Hỏi tư pháp')
  expect(before).not.toContain('1300/QĐ-UBND')
  expect(before).not.toContain('BẢN THẢO')
  for (const said of ['Hỏi tư pháp', 'Lần ban hành: 02', 'Ban hành lần đầu', 'Thêm lấy ý kiến'])
    expect(now).toContain(said)
})

test('the document of a decision on another design is not found', async () => {
  const { id } = await aDesign()

  const document = { id, edition: newId<'process_decision'>() }

  await expect(printed(document)).rejects.toMatchObject({ code: 'not-found/process-design' })
})
