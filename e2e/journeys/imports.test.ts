import { describe, expect, test } from 'vitest'
import { aSheet, NEW_ROW } from '../../src/modules/imports/test-support/sheets.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

const SIZES = [
  { width: 360, javaScript: false, digit: 1 },
  { width: 1280, javaScript: true, digit: 2 },
] as const

describe.each(SIZES)('at $width px', ({ digit, ...size }) => {
  test('procedures of a sheet are looked at and go into a draft', async () => {
    const { page, signInAs } = await aVisit(size)
    await signInAs('kiemsoat')
    const present = await page.request.get('/api/v1/open-data/procedures?format=xlsx')
    const { readSheet } = await import('read-excel-file/node')
    const [titles = [], ...rows] = await readSheet(Buffer.from(await present.body()))
    const unchanged = rows.find(([code]) => code === '1.001193') ?? []
    const codes = [1, 2, 3].map((each) => `1.99${digit}00${each}`)
    const bytes = await aSheet([
      ...codes.map((code) => ({ ...NEW_ROW, 'Mã thủ tục': code })),
      Object.fromEntries(titles.map((title, at) => [String(title), String(unchanged[at] ?? '')])),
      { ...NEW_ROW, 'Mã thủ tục': `1.99${digit}008`, 'Lĩnh vực': 'Lĩnh vực lạ' },
      { ...NEW_ROW, 'Mã thủ tục': 'khai sinh' },
      { 'Mã thủ tục': '1.000894', 'Loại thay đổi': 'Bãi bỏ' },
      { 'Mã thủ tục': '1.999999', 'Loại thay đổi': 'Bãi bỏ' },
    ])

    await page.goto('/quan-tri/cong-bo')
    await page.getByRole('link', { name: 'Nhập thủ tục từ tệp' }).click()
    await page.getByRole('button', { name: 'Tải lên và xem trước' }).click()
    await page.getByRole('alert').getByText('Chưa chọn tệp').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Tệp thủ tục').setInputFiles({
      name: `thu-tuc-${digit}.xlsx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: bytes,
    })
    await page.getByRole('button', { name: 'Tải lên và xem trước' }).click()

    for (const count of ['Mới (3)', 'Thay đổi (0)', 'Bãi bỏ (1)', 'Giữ nguyên (1)', 'Có lỗi (3)'])
      await page.getByRole('link', { name: count }).waitFor()
    await page.getByText('Danh mục chưa có lĩnh vực này').waitFor()
    const original = await page.getByRole('link', { name: 'Tải tệp gốc' }).getAttribute('href')
    expect(await (await page.request.get(original ?? '')).body()).toEqual(bytes)
    await expectAccessible(page)
    await page.locator('tbody a').first().click()
    await page.locator('ins', { hasText: 'Lệ phí' }).first().waitFor()
    await expectAccessible(page)
    await page.goBack()
    await page.locator('input[name="row"]').first().check()
    await page.getByRole('button', { name: 'Đưa dòng đã chọn vào dự thảo' }).click()
    await page.getByText('Đã đưa 1 thủ tục vào dự thảo.').waitFor()
    const draft = await page.getByRole('link', { name: 'Mở dự thảo' }).getAttribute('href')
    await page.getByLabel('Đưa vào quyết định').selectOption(draft?.split('/').at(-1) ?? '')
    await page.getByRole('button', { name: 'Đưa cả 3 dòng có thay đổi' }).click()
    await page.getByText('Đã đưa 3 thủ tục vào dự thảo.').waitFor()
    await page.getByRole('link', { name: 'Mở dự thảo' }).click()

    await page.waitForURL(/\/cong-bo\//)
    for (const code of codes) await page.getByText(code, { exact: true }).waitFor()
    expect(await page.getByText(`1.99${digit}008`).count()).toBe(0)
  })

  test('the province says where to go and whom to ask, and people read it', async () => {
    const { page, signInAs } = await aVisit(size)
    const code = digit === 1 ? '1.004194' : '2.000635'
    await signInAs('kiemsoat')
    await page.goto(`/quan-tri/thu-tuc/${code}/dia-phuong`)
    await page.getByLabel('Điện thoại', { exact: true }).fill('gọi cho tôi')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByRole('alert').getByText('Số điện thoại chỉ gồm').waitFor()
    await page.getByLabel('Điện thoại', { exact: true }).fill('0205 3812 345')
    await page.getByLabel('Giờ tiếp nhận').fill('Thứ Hai đến thứ Sáu, 7:30–11:30')
    await page.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText(/^Lần 1,/).waitFor()
    await expectAccessible(page)

    await page.goto(`/thu-tuc/${code}`)
    await page.getByText('Thứ Hai đến thứ Sáu, 7:30–11:30').waitFor()
    await expectAccessible(page)
  })
})
