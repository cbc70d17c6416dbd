import { describe, expect, test } from 'vitest'
import { fileOnline } from '../support/filling.ts'
import { aVisit, expectAccessible, type Visit } from '../support/visit.ts'

/** A procedure of the commune that has no electronic form yet. */
const PROCEDURE = '1.001622'

async function begun({ page }: Visit, code: string): Promise<void> {
  await page.goto('/quan-tri/bieu-mau')
  await expectAccessible(page)
  await page.getByLabel('Mã thủ tục').fill(code)
  await page.getByRole('button', { name: 'Bắt đầu soạn' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function added(
  { page }: Visit,
  pageTitle: string,
  label: string,
  kind: string,
): Promise<void> {
  const more = page.locator('details', { hasText: `Thêm câu hỏi vào “${pageTitle}”` })
  await more.locator('summary').click()
  await more.getByLabel('Câu hỏi hoặc tên ô').fill(label)
  await more.getByLabel('Loại').selectOption({ label: kind })
  await more.getByRole('button', { name: 'Thêm câu hỏi' }).click()
  await page.getByRole('heading', { name: `Sửa câu hỏi “${label}”` }).waitFor()
}

describe('the form of a procedure', () => {
  test('is designed by procedure control, tried, published, and a person files with it', async () => {
    const control = await aVisit({ width: 1280, javaScript: true })
    const { page } = control
    await control.signInAs('kiemsoat')
    await begun(control, PROCEDURE)
    await expectAccessible(page)

    await page.getByRole('link', { name: /Sửa trang Người yêu cầu/ }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Thêm trang sau trang này' }).click()
    await page.getByLabel('Tiêu đề trang').fill('Nội dung đề nghị')
    await page.getByRole('button', { name: 'Lưu trang' }).click()
    await page.getByText('Trang chưa hỏi gì.').first().waitFor()

    await added(control, 'Nội dung đề nghị', 'Bạn đề nghị gì?', 'Chọn một')
    await page.getByText('Chưa có câu trả lời nào để chọn.').waitFor()
    await page.getByLabel('Các câu trả lời để chọn').fill('Cấp mới\nCấp lại')
    await page.getByLabel('Gọi trong câu báo lỗi').fill('nội dung đề nghị')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Lưu câu hỏi' }).click()
    await added(control, 'Nội dung đề nghị', 'Lý do cấp lại', 'Chữ')
    await page.getByLabel('Bạn đề nghị gì?: Cấp lại').check()
    await page.getByRole('button', { name: 'Lưu câu hỏi' }).click()
    await page.getByText('khi Bạn đề nghị gì?: Cấp lại').waitFor()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Xem lại và công bố' }).click()
    await page.getByText('Điền thử đến hết bản này rồi mới công bố được.').waitFor()
    await page.getByRole('link', { name: 'Điền thử', exact: true }).click()
    await page.getByLabel('Họ, chữ đệm, tên').fill('Hoàng Thị Bế')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Số định danh cá nhân').fill('020190001234')
    await page.getByLabel('Số điện thoại', { exact: true }).fill('0912345678')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByLabel('Cấp lại', { exact: true }).check()
    await page.getByLabel('Lý do cấp lại', { exact: true }).fill('Bị mất')
    await page.getByRole('link', { name: 'Xem như trên điện thoại' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByLabel('Tôi đồng ý').check()
    await page.getByRole('button', { name: 'Tiếp tục' }).click()

    await page.getByText('Lý do cấp lại').waitFor()
    const paper = await page.request.get(
      (await page.getByRole('link', { name: /Bản in trên giấy/ }).getAttribute('href')) ?? '',
    )
    expect(paper.headers()['content-type']).toBe('application/pdf')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Công bố phiên bản này' }).click()
    await page.getByText('Biểu mẫu đã được công bố.').waitFor()

    const person = await aVisit({ width: 360, javaScript: false })
    await person.signInAs('congdan')
    const answers = { banDeNghiGi: 'cap-moi', declared: 'yes' }
    const code = await fileOnline(person.page, { code: PROCEDURE, answers }, async () => {})
    expect(code).toMatch(/^H37/)
  }, 120_000)

  test('can be begun and thrown away on a telephone without scripts', async () => {
    const control = await aVisit({ width: 360, javaScript: false })
    const { page } = control
    await control.signInAs('kiemsoat')
    await begun(control, '1.001193')
    await expectAccessible(page)

    await page.getByText('Bỏ bản đang soạn').first().click()
    await page.getByRole('button', { name: 'Bỏ bản đang soạn' }).click()
    await page.getByRole('heading', { level: 1, name: 'Biểu mẫu điện tử' }).waitFor()
  })
})
