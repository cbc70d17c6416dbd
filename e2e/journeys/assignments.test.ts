import { expect, test } from 'vitest'
import { aVisit, expectAccessible } from '../support/visit.ts'

const SOURCE = '1.001193'
const MARRIAGE = '1.000894'
/** So far away that no other journey meets the process. */
const FAR = '2030-01-02'

test('procedure control previews an approved process for many procedures, and puts it in force for one', async () => {
  const { page, signInAs } = await aVisit({ width: 360, javaScript: false })
  await signInAs('kiemsoat')
  await page.goto('/quan-tri/quy-trinh')
  await page.getByRole('link', { name: 'Gán quy trình đã phê duyệt' }).click()
  await expectAccessible(page)
  await page.getByLabel('Mã thủ tục đang dùng quy trình đó').fill(SOURCE)
  await page.getByRole('button', { name: 'Mở quy trình' }).click()

  await page.getByRole('button', { name: 'Xem trước' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Chọn lĩnh vực')
  const here = page.locator('.admin-ways [aria-current=page]')
  expect(await here.textContent()).toBe('Thiết kế quy trình')
  await page.getByLabel('Lĩnh vực').selectOption('Hộ tịch')
  await page.getByLabel('Có hiệu lực từ ngày').fill('')
  await page.getByRole('button', { name: 'Xem trước' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Nhập ngày có hiệu lực')
  await page.getByLabel('Có hiệu lực từ ngày').fill(FAR)
  await page.getByLabel('Gán cả khi có đơn vị chưa ai giữ vai trò').check()
  await page.getByRole('button', { name: 'Xem trước' }).click()

  const birth = page.getByRole('row').filter({ hasText: SOURCE })
  const marriage = page.getByRole('row').filter({ hasText: MARRIAGE })
  expect(await birth.textContent()).toContain('Đã có')
  expect(await marriage.textContent()).toContain('Gán được')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bỏ chọn tất cả' }).click()
  const assign = page.getByRole('button', { name: 'Gán quy trình cho thủ tục đã chọn' })
  await assign.click()
  expect(await page.getByRole('alert').textContent()).toContain('Chọn ít nhất một thủ tục')
  await marriage.getByRole('checkbox').check()
  await assign.click()

  await page.getByText('Đã gán quy trình cho 1 thủ tục.').waitFor()
  expect(await marriage.textContent()).toContain('Đã có')
  await expectAccessible(page)
})

test('procedures are named by their codes, and each says why it is left out', async () => {
  const { page, signInAs } = await aVisit({ width: 1280, javaScript: true })
  await signInAs('kiemsoat')
  await page.goto(`/quan-tri/gan-quy-trinh?thu-tuc=${SOURCE}`)
  await page.getByLabel('Hoặc dán mã thủ tục').fill('9.999999\n1.000000')
  await page.getByRole('button', { name: 'Xem trước' }).click()

  await page.getByText('0 gán được, 0 đã có quy trình này, 2 không gán được').waitFor()
  expect(await page.getByText('Không tìm thấy thủ tục').count()).toBe(2)
  await expectAccessible(page)
})

test('a code by which no process goes is said where it was typed', async () => {
  const { page, signInAs } = await aVisit({ width: 360, javaScript: false })
  await signInAs('kiemsoat')
  await page.goto('/quan-tri/gan-quy-trinh')
  const code = page.getByLabel('Mã thủ tục đang dùng quy trình đó')
  await code.fill('khai sinh')
  await page.getByRole('button', { name: 'Mở quy trình' }).click()

  await page.getByRole('alert').getByText('chưa có quy trình được phê duyệt').waitFor()
  expect(await code.inputValue()).toBe('khai sinh')
  await expectAccessible(page)
})
