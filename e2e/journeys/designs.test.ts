import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { fileOnline } from '../support/filling.ts'
import { aVisit, expectAccessible, tokenOf, type Visit } from '../support/visit.ts'

/** A procedure of a commune in five working days: 40 hours. */
const PROCEDURE = { code: '1.010833', name: 'giấy xác nhận thân nhân', answers: {} } as const

interface Step {
  readonly id: string
  readonly name?: string
  readonly hours: string
  readonly next: readonly [string, string?]
  readonly beside?: string
}

/** Fills in the form of a step, as far as it is to change. */
async function changeStep(page: Page, { id, name, hours, next, beside }: Step): Promise<void> {
  await page.getByRole('link', { name: `${id} Sửa`, exact: true }).click()
  if (name !== undefined) await page.getByLabel('Nội dung công việc').fill(name)
  await page.getByLabel('Nơi thực hiện').selectOption('competent:van-hoa-xa-hoi')
  await page.getByLabel('Giờ', { exact: true }).fill(hours)
  for (const [at, step] of next.entries())
    await page
      .getByLabel(`Bước tiếp theo của kết quả ${at + 1}`, { exact: true })
      .selectOption(step ?? '')
  if (beside !== undefined) {
    await page.getByText('Làm song song, chỉ với một số hồ sơ – Kết quả 1').click()
    await page.getByLabel('Làm song song với bước tiếp theo của kết quả 1').selectOption(beside)
  }
  await page.getByRole('button', { name: 'Lưu bước' }).click()
  await page.getByText('Đã lưu.').waitFor()
}

/** Does an action on a dossier, as the desk would send it. */
async function act(
  home: string,
  code: string,
  [username, action]: readonly [string, string],
  body = {},
) {
  const headers = {
    authorization: `Bearer ${await tokenOf(home, username)}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  }
  const dossier = await fetch(`${home}/api/v1/dossiers/${code}`, { headers })
  const { version } = (await dossier.json()) as { readonly version: number }
  const reply = await fetch(`${home}/api/v1/dossiers/${code}/actions/${action}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ version, ...body }),
  })
  const { currentSteps } = (await reply.json()) as {
    readonly currentSteps?: readonly { readonly stepId: string }[]
  }
  return { status: reply.status, steps: (currentSteps ?? []).map(({ stepId }) => stepId) }
}

test('procedure control designs two opinions side by side, has them approved, and a dossier takes both branches', async () => {
  const { page, home, signInAs } = await aVisit({ width: 360, javaScript: false })
  const earlier = await aFiledDossier(home, { procedureCode: PROCEDURE.code })
  await actAs(home, 'tiepnhan.xa', { code: earlier, action: 'receive' })
  await signInAs('kiemsoat')
  await page.goto('/quan-tri/quy-trinh')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Tạo quy trình' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Nhập tên quy trình')
  await page.getByLabel('Hoặc từ quy trình của thủ tục có mã').fill(PROCEDURE.code)
  await page.getByRole('button', { name: 'Tạo quy trình' }).click()

  for (const _ of ['b2a', 'b2b']) {
    await page.getByRole('link', { name: 'B2 Sửa', exact: true }).click()
    await page.getByRole('button', { name: 'Thêm bước sau bước này' }).click()
    await page.getByText('Đã lưu.').waitFor()
  }
  await expectAccessible(page)
  await changeStep(page, { id: 'B2', hours: '17', next: ['b2a', 'b3'], beside: 'b2b' })
  await changeStep(page, { id: 'B2A', name: 'Lấy ý kiến Công an xã', hours: '10', next: ['b3'] })
  expect(await page.getByText('Tổng số giờ khác thời hạn').count()).toBe(0)
  await changeStep(page, { id: 'B2B', name: 'Lấy ý kiến Quân sự xã', hours: '12', next: ['b3'] })
  await page.getByText('1 điều cần sửa trước khi phê duyệt').waitFor()
  await page.getByRole('link', { name: 'B2B Sửa', exact: true }).click()
  await page.getByText('Chỉ với một số hồ sơ, được bỏ qua, chờ nộp thuế').click()
  await expectAccessible(page)
  await page.getByLabel('Người làm được bỏ qua bước này').check()
  await page.getByLabel('Giờ', { exact: true }).fill('10')
  await page.getByRole('button', { name: 'Lưu bước' }).click()
  await page.getByText('Được bỏ qua').waitFor()
  expect(await page.getByText('trước khi phê duyệt').count()).toBe(0)

  await page.getByRole('link', { name: 'Chạy thử' }).click()
  await page.getByRole('rowheader', { name: 'B2A' }).waitFor()
  const today = await page.getByLabel('Ngày tiếp nhận').inputValue()
  await page.getByLabel('Kết quả lần đầu của B2B').selectOption('Bỏ qua bước này')
  await page.getByLabel('Yêu cầu bổ sung giấy tờ khi bắt đầu').selectOption('b2')
  await page.getByRole('button', { name: 'Chạy thử' }).click()
  await page.getByRole('cell', { name: 'Đã bỏ qua' }).waitFor()
  await page.getByText('Chờ bổ sung').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Sơ đồ' }).click()
  await page.getByRole('img').first().waitFor()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Áp dụng và phê duyệt' }).click()
  await page.getByLabel('Số quyết định').fill('2682/QĐ-UBND')
  await page.getByLabel('Ngày ký').fill(today)
  await page.getByLabel('Người ký').fill('Chủ tịch Ủy ban nhân dân tỉnh')
  await page.getByLabel('Có hiệu lực từ ngày').fill(today)
  await page.getByLabel('Người soạn thảo').fill('Chuyên viên Lý Thị Soạn')
  await page.getByRole('button', { name: 'Ghi quyết định' }).click()
  await page.getByText('Đã ghi quyết định.').waitFor()
  await page.getByRole('link', { name: 'Văn bản đã phê duyệt (PDF)' }).waitFor()
  await expectAccessible(page)

  const person = await aVisit({ width: 1280, javaScript: false })
  await person.signInAs('congdan')
  const code = await fileOnline(person.page, PROCEDURE, async () => {})
  expect(await act(home, code, ['tiepnhan.xa', 'receive'])).toMatchObject({ steps: ['b2'] })
  const forked = await act(home, code, ['thuly.xa', 'complete-step'], { outcome: 'qualified' })
  expect(forked.steps.toSorted()).toEqual(['b2a', 'b2b'])
  const done = (stepId: string) =>
    act(home, code, ['thuly.xa', 'complete-step'], { stepId, outcome: 'done' })
  expect(await done('b2b')).toMatchObject({ steps: ['b2a'] })
  expect(await done('b2a')).toMatchObject({ steps: ['b3'] })

  await movesToTheProcessInForce({ page, home, signInAs }, earlier)
})

/** The approver tries it, then moves a dossier that goes by the process before. */
async function movesToTheProcessInForce({ page, signInAs }: Visit, code: string): Promise<void> {
  await signInAs('lanhdao.xa')
  await page.goto('/can-bo/doi-quy-trinh')
  await expectAccessible(page)
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await page.getByLabel(code).waitFor()
  const move = page.getByRole('button', { name: 'Chuyển các hồ sơ đã chọn' })
  await move.click()
  await page.getByRole('link', { name: 'Nhập lý do chuyển quy trình.' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Lý do').fill('Quyết định 2682/QĐ-UBND')
  await page.getByLabel('Chỉ thử, chưa ghi').check()
  await move.click()
  await page.getByText(/Chuyển được 1 hồ sơ\. Chưa ghi gì\./).waitFor()
  await page.getByLabel('Lý do').fill('Quyết định 2682/QĐ-UBND')
  await page.getByLabel('Chỉ thử, chưa ghi').uncheck()
  await move.click()
  await page.getByText('Đã chuyển 1 hồ sơ.').waitFor()
}
