import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aVisit, expectAccessible } from '../support/visit.ts'

const SIGNING = 'Xem xét, ký kết quả'
const ISSUING = 'Vào số, đóng dấu, chuyển trả kết quả'

/** What the console and the policy tell of a page from now on. */
function toldBy(page: Page): readonly string[] {
  const told: string[] = []
  page.on('pageerror', ({ message }) => told.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text()))
      told.push(message.text())
  })
  return told
}

async function drawStepAfterSigning(page: Page, name: string): Promise<void> {
  await page.getByText('Vẽ bằng bàn phím').click()
  await page.getByLabel('Hình đang chọn').selectOption({ label: `Bước: ${SIGNING}` })
  await page.getByTitle('Thêm bước phía sau').click()
  await page.locator('.djs-direct-editing-content').fill(name)
  await page.keyboard.press('Enter')
}

test('procedure control draws a step, the table asks for what it lacks, and what a colleague saved is not overwritten', async () => {
  const { page, signInAs } = await aVisit({ width: 1280, javaScript: true, keepsPolicy: true })
  const told = toldBy(page)
  await signInAs('kiemsoat')
  await page.goto('/quan-tri/quy-trinh')
  await page.getByLabel('Tên quy trình').fill('Quy trình vẽ bằng sơ đồ')
  await page.getByRole('button', { name: 'Tạo quy trình' }).click()
  await page.getByRole('link', { name: 'Sơ đồ', exact: true }).click()
  await page.locator('.bjs-powered-by').waitFor({ state: 'visible' })
  const colleague = await page.context().newPage()
  await colleague.goto(page.url())
  await colleague.locator('.bjs-powered-by').waitFor({ state: 'visible' })

  await drawStepAfterSigning(page, 'Lấy ý kiến')
  await page.getByLabel('Nối tới').selectOption({ label: `Bước: ${ISSUING}` })
  await page.getByRole('button', { name: 'Nối', exact: true }).click()
  await page
    .getByLabel('Hình đang chọn')
    .selectOption({ label: `Đường nối: ${SIGNING} → ${ISSUING}` })
  await page.getByRole('button', { name: 'Xóa hình' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Lưu vào bản thiết kế' }).click()

  const drawn = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'B3A' }) })
  await drawn.getByText('Bước vẽ chưa có số giờ').waitFor()
  expect(await drawn.textContent()).toContain('Lấy ý kiến')
  expect(await page.getByText('trước khi phê duyệt').count()).toBe(0)
  await page.getByRole('link', { name: 'B3A Sửa', exact: true }).click()
  await page.getByLabel('Giờ', { exact: true }).fill('1')
  await page.getByRole('button', { name: 'Lưu bước' }).click()
  await page.getByText('Đã lưu.').waitFor()
  expect(await page.getByText('Bước vẽ chưa có').count()).toBe(0)

  await drawStepAfterSigning(colleague, 'Việc khác')
  await colleague.getByRole('button', { name: 'Lưu vào bản thiết kế' }).click()
  await colleague.getByRole('alert').waitFor()
  await colleague.locator('.djs-container').getByText('Việc khác').first().waitFor()
  await colleague.getByRole('link', { name: 'Bỏ bản đang vẽ, mở bản mới nhất' }).click()
  await colleague.locator('.djs-container').getByText('Lấy ý kiến').first().waitFor()
  expect(told).toEqual([])
})

test('without scripts the diagram is a picture, and the page says how else to change it', async () => {
  const { page, signInAs } = await aVisit({ width: 360, javaScript: false })
  await signInAs('kiemsoat')
  await page.goto('/quan-tri/quy-trinh')
  await page.getByLabel('Tên quy trình').fill('Quy trình xem không có mã')
  await page.getByRole('button', { name: 'Tạo quy trình' }).click()
  await page.getByRole('link', { name: 'Sơ đồ', exact: true }).click()

  await page.getByRole('img').first().waitFor()
  await page.getByText('Bảng vẽ cần JavaScript').waitFor()
  await page.getByRole('link', { name: 'Tải sơ đồ BPMN 2.0' }).waitFor()
  await expectAccessible(page)
})
