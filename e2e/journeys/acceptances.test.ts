import { describe, expect, test } from 'vitest'
import { aVisit, expectAccessible } from '../support/visit.ts'

const SIZES = [
  { width: 360, javaScript: false, year: 2016 },
  { width: 1280, javaScript: true, year: 2017 },
] as const

// Each list takes the place of those before it, and the last one names no procedure as refused: other journeys file as before.
describe.each(SIZES)('at $width px', ({ year, ...size }) => {
  test('procedure control enters a list, sees what it changes, and reads it on its day', async () => {
    const { page, signInAs } = await aVisit(size)
    const number = `${year}/QĐ-UBND`
    await signInAs('kiemsoat')

    await page.goto('/quan-tri/so-lieu')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Danh mục tiếp nhận và không tiếp nhận' }).click()
    await page.getByRole('heading', { name: 'Các quyết định' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Nhập quyết định' }).click()
    await page.getByLabel('Số quyết định').fill(number)
    await page.getByLabel('Ngày ký').fill(`${year}-01-04`)
    await page.getByLabel('Có hiệu lực từ ngày').fill(`${year}-02-01`)
    await page.getByLabel('Người ký').fill('Chủ tịch Nguyễn Văn A')
    await page.getByLabel('Thay toàn bộ danh mục trước đó').check()
    const lines = page.getByLabel('Các dòng của danh mục')
    await lines.fill('1.001653;xã;Có\n9.999999;xã;Có\n1.001193;xã;Không')
    await page.getByRole('button', { name: 'Xem trước' }).click()

    await page.getByRole('heading', { name: '2 dòng có lỗi' }).first().waitFor()
    await page.getByText('Danh mục thủ tục không có mã này.').waitFor()
    await page.getByText('Không tiếp nhận thì phải ghi lý do.').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Hoặc chọn tệp').setInputFiles({
      name: 'danh-muc.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Mã thủ tục;Cấp;Tiếp nhận;Lý do\n1.001653;xã;Có\n1.001193;xã;Có;\n'),
    })
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.getByRole('heading', { name: 'Xem trước', exact: true }).waitFor()
    await page.getByText('2 dòng,').waitFor()
    const facts = page.locator('dl')
    await facts.getByText(number, { exact: true }).waitFor()
    await facts.getByText('Thay toàn bộ danh mục trước đó').waitFor()
    await page.getByText('Nếu sửa ở dưới, hãy xem trước lại.').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Ghi quyết định' }).click()

    await page.getByRole('heading', { name: `Quyết định số ${number}` }).waitFor()
    await expectAccessible(page)
    await page.goto(`/quan-tri/so-lieu/tiep-nhan?ngay=${year}-02-01`)
    await page.getByRole('heading', { name: /: 2 dòng$/u }).waitFor()
    expect(await page.getByText('1.001193', { exact: true }).count()).toBe(1)
    await expectAccessible(page)
  })
})
