import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aVisit, expectAccessible, type Visit } from '../support/visit.ts'

const SIZES = [
  { width: 360, javaScript: false },
  { width: 1280, javaScript: true },
] as const

const OWN_PASSWORD = 'con mèo đen ngủ trên mái nhà'

/** Whether the officer in a window may ask for dossiers: the status, or the code of the refusal. */
async function askForDossiers({ page }: Visit): Promise<unknown> {
  const reply = await page.request.get('/api/v1/dossiers')
  return ((await reply.json()) as { readonly code?: unknown }).code ?? reply.status()
}

async function signInByPage({ page }: Visit, username: string, password: string): Promise<void> {
  await page.goto('/can-bo/dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill(password)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

describe.each(SIZES)('at $width px, JavaScript $javaScript', (size) => {
  test('an administrator says from what on reading is noticed, and that is recorded', async () => {
    const visit = await aVisit(size)
    const { page } = visit
    await visit.signInAs('quantri')
    await page.goto('/quan-tri/xem-nhieu')
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Đổi mức' }).click()
    await page.getByLabel('Số hồ sơ khác nhau một ngày').fill('rất nhiều')
    await page.getByRole('button', { name: 'Lưu mức' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Nhập số hồ sơ từ 1')
    expect(await page.getByLabel('Số hồ sơ khác nhau một ngày').inputValue()).toBe('rất nhiều')
    await expectAccessible(page)

    await page.getByLabel('Số hồ sơ khác nhau một ngày').fill('1500')
    await page.getByRole('button', { name: 'Lưu mức' }).click()
    await page.getByText('quá 1.500 hồ sơ hoặc 400 tệp khác nhau một ngày').waitFor()
    await page.goto('/quan-tri/nhat-ky')
    await page.getByText('Đặt ngưỡng xem hồ sơ').first().waitFor()
  })

  test('an officer who is let in changes the password, works in a role, and is out when it ends', async () => {
    const visit = await aVisit(size)
    const officer = await aVisit(size)
    const { page } = visit
    const username = `moi.${size.width}`
    await visit.signInAs('quantri')
    await page.goto('/quan-tri/can-bo')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Thêm cán bộ' }).click()
    await page.getByLabel('Họ và tên').fill('Hoàng Thị Mới')
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Nhập tên đăng nhập')
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Hoàng Thị Mới')
    await expectAccessible(page)

    await page.getByLabel('Tên đăng nhập').fill(username)
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click()
    const oneTimePassword = (await page.locator('output').textContent()) ?? ''
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Đến trang của cán bộ' }).click()
    await page.getByLabel('Vai trò', { exact: true }).selectOption('handler')
    await page.getByLabel('Đơn vị').fill('H37.16')
    await page.getByRole('button', { name: 'Cấp vai trò' }).click()
    await page.getByText('Đã cấp vai trò.').waitFor()
    await expectAccessible(page)

    await signInByPage(officer, username, oneTimePassword)
    await officer.page.waitForURL('**/can-bo/doi-mat-khau')
    expect(await askForDossiers(officer)).toBe('forbidden/password-not-changed')
    await officer.page.getByLabel('Mật khẩu đang dùng').fill(oneTimePassword)
    await officer.page.getByLabel('Mật khẩu mới').fill(OWN_PASSWORD)
    await officer.page.getByRole('button', { name: 'Đổi mật khẩu' }).click()
    await officer.page.waitForURL('**/can-bo/tai-khoan*')
    expect(await askForDossiers(officer)).toBe(200)

    await page.locator('summary', { hasText: 'Kết thúc vai trò' }).click()
    await page.getByRole('button', { name: 'Kết thúc vai trò' }).click()
    await page.getByText('Đã kết thúc vai trò.').waitFor()
    expect(await askForDossiers(officer)).toBe('forbidden/role')

    await page.locator('summary', { hasText: 'Cho nghỉ' }).click()
    await page.getByRole('button', { name: 'Cho nghỉ' }).click()
    await page.getByText('Đã cho nghỉ').waitFor()
    await page.goto('/quan-tri/nhat-ky')
    await page.getByLabel('Tên đăng nhập').fill(username)
    await page.getByRole('main').getByRole('button', { name: 'Tìm' }).click()
    await page.getByText('Đổi mật khẩu của mình').waitFor()
  })

  test('a role that is given counts at once, and whose role is taken away is out within a second', async () => {
    const { page, signInAs } = await aVisit(size)
    const officer = await aVisit(size)
    await officer.signInAs('kiemsoat')
    const staffPage = async () => (await officer.page.goto('/quan-tri/can-bo'))?.status()
    expect(await staffPage()).toBe(403)
    await signInAs('quantri')
    await page.goto('/quan-tri/can-bo?q=kiemsoat')
    await page.getByRole('link', { name: 'Dương Quốc Việt' }).click()

    await page.getByLabel('Vai trò', { exact: true }).selectOption('administrator')
    await page.getByLabel('Đơn vị').fill('H37.16')
    await page.getByRole('button', { name: 'Cấp vai trò' }).click()
    await page.getByText('Đã cấp vai trò.').waitFor()
    expect(await staffPage()).toBe(200)

    const ends = page.locator('.officer-roles > li', { hasText: 'Sở Y tế' }).first()
    await ends.locator('summary').click()
    await ends.getByRole('button', { name: 'Kết thúc vai trò' }).click()
    await page.getByText('Đã kết thúc vai trò.').waitFor()
    expect(await staffPage()).toBe(403)
  })

  test('a change of units is foreseen and prepared by one administrator, and confirmed by another', async () => {
    const { page, signInAs } = await aVisit(size)
    await signInAs('quantri')
    await page.goto('/quan-tri/don-vi?ngay=2025-06-30&q=van+quan')
    await expectAccessible(page)
    await page.goto('/quan-tri/don-vi?q=so+y+te')
    await page.getByRole('link', { name: 'Sở Y tế tỉnh Lạng Sơn', exact: true }).click()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Thêm đơn vị bên dưới' }).click()
    await page.getByLabel('Loại đơn vị').selectOption('division')
    await page.getByLabel('Mã đơn vị mới').fill(`H37.16.9${size.width}`)
    await page.getByLabel('Tên đầy đủ').fill('Phòng Thanh tra chuyên ngành')
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Nhập tên ngắn')
    await page.getByLabel('Tên ngắn').fill('Phòng Thanh tra')
    await fillDecision(page)
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()

    await page.getByText('Bắt đầu (1)').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Trình người thứ hai xác nhận' }).click()
    await page.getByText('Đã trình thay đổi.').waitFor()
    await page.getByText('Bạn đã chuẩn bị thay đổi này').waitFor()
    expect(await page.getByRole('button', { name: 'Xác nhận thay đổi' }).count()).toBe(0)
    await expectAccessible(page)
    const prepared = new URL(page.url()).pathname

    await signInAs('quantri2')
    await page.goto('/quan-tri/don-vi')
    await page.getByRole('link', { name: /chờ người thứ hai xác nhận/ }).click()
    await expectAccessible(page)
    await page.locator(`a[href="${prepared}"]`).click()
    await page.getByText('Bắt đầu (1)').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Xác nhận thay đổi' }).click()

    await page.getByText('Đã ghi nhận thay đổi.').waitFor()
    expect(await page.locator('h1').textContent()).toBe('Phòng Thanh tra chuyên ngành')
    await page.getByText(/Nghị quyết 12\/NQ-HĐND, ký .*10\/10\/2026, HĐND tỉnh/).waitFor()
    await expectAccessible(page)
  })

  test('a department is split only when every procedure has somebody to take it', async () => {
    const { page, signInAs } = await aVisit(size)
    await signInAs('quantri')
    await page.goto('/quan-tri/don-vi?q=so+y+te')
    await page.getByRole('link', { name: 'Sở Y tế tỉnh Lạng Sơn', exact: true }).click()
    await page.getByRole('link', { name: 'Chia tách' }).click()
    for (const [at, name] of ['Sở Y tế', 'Sở Dân số'].entries()) {
      const part = page.locator('fieldset').nth(at)
      await part.getByLabel('Mã đơn vị mới').fill(`H37.16${at}.${size.width}`)
      await part.getByLabel('Tên đầy đủ').fill(`${name} mới tỉnh Lạng Sơn`)
      await part.getByLabel('Tên ngắn').fill(`${name} mới`)
    }
    await fillDecision(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()
    await page.getByText('Công việc được chuyển sang đơn vị tiếp nhận').waitFor()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Trình người thứ hai xác nhận' }).click()
    const fault = page.getByRole('alert').getByRole('link').first()
    expect(await fault.textContent()).toContain('Chọn đơn vị nhận các thủ tục thuộc lĩnh vực')
    await expectAccessible(page)
    for (const sector of await page.locator('select[name^="sector:"]').all())
      await sector.selectOption('Sở Dân số mới tỉnh Lạng Sơn')
    await page.getByRole('button', { name: 'Xem lại kết quả chia' }).click()

    await page.getByText('→ Sở Dân số mới tỉnh Lạng Sơn').first().waitFor()
    expect(await page.getByText('chưa có đơn vị tiếp nhận').count()).toBe(0)
  })

  test('an administrator enters a day on which offices are closed', async () => {
    const { page, signInAs } = await aVisit(size)
    await signInAs('quantri')
    await page.goto('/quan-tri/lich?nam=2026')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Thêm ngày', exact: true }).click()
    await page
      .getByLabel('Ngày', { exact: true })
      .fill(size.width === 360 ? '2026-08-12' : '2026-08-13')
    await page.getByLabel('Loại').selectOption('closed')
    await page.getByLabel('Tên').fill('Mất điện toàn tỉnh')
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()
    await page.getByRole('definition').filter({ hasText: 'Mất điện toàn tỉnh' }).waitFor()
    await page.getByRole('button', { name: 'Xác nhận thay đổi' }).click()
    await page.getByText('Đã lưu.').waitFor()
    await page.getByRole('link', { name: 'Về lịch làm việc' }).click()
    await page.getByRole('cell', { name: 'Mất điện toàn tỉnh' }).first().waitFor()
    await page.getByText('Trần Anh Tuấn', { exact: true }).last().waitFor()
    await page.goto('/quan-tri/lich/gio')
    await expectAccessible(page)
    expect(await page.locator('#opens2').inputValue()).toBe('13:30')
    await page.locator('#closes2').fill('17:00')
    await page.getByText('Ngày có giờ riêng').click()
    await page.locator('#own5opens1').fill('07:30')
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()
    expect(await page.locator('#own5closes1-fault').innerText()).toContain('đủ giờ')
    await page.locator('#own5closes1').fill('11:30')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()
    await page.getByRole('cell', { name: '07:30–11:30, 13:30–17:00' }).first().waitFor()
    await page.getByRole('row', { name: 'thứ Sáu 07:30–11:30', exact: true }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Sửa lại' }).click()
    expect(await page.locator('#closes2').inputValue()).toBe('17:00')
    expect(await page.getByLabel('thứ Hai').isChecked()).toBe(true)
    expect(await page.locator('#own5closes1').inputValue()).toBe('11:30')
    await page.goto('/quan-tri/nhat-ky')
    await expectAccessible(page)
    await page.getByRole('cell', { name: 'Thêm ngày nghỉ, ngày làm bù' }).first().waitFor()
  })

  test('procedure control reads a procedure and its process, and administers nothing', async () => {
    const { page, home, signInAs } = await aVisit(size)
    await signInAs('kiemsoat')
    await page.goto('/quan-tri')
    await page.waitForURL(`${home}/quan-tri/thu-tuc`)
    await page.getByLabel('Tên, mã hoặc lĩnh vực').fill('khai sinh')
    await page.getByRole('main').getByRole('button', { name: 'Tìm' }).click()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
    await page.getByRole('rowheader', { name: 'Căn cứ pháp lý' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Quy trình nội bộ' }).click()
    await page.getByText('đúng bằng thời hạn giải quyết').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Sơ đồ' }).click()
    await page.locator('svg.diagram').waitFor()
    await expectAccessible(page)

    const reply = await page.goto('/quan-tri/can-bo')
    expect(reply?.status()).toBe(403)
  })
})

test('who is neither is told so on every page of administration', async () => {
  const { page, signInAs } = await aVisit(SIZES[0])
  await signInAs('tiepnhan')

  for (const path of ['', '/don-vi', '/can-bo', '/lich', '/thu-tuc', '/nhat-ky']) {
    const reply = await page.goto(`/quan-tri${path}`)
    expect(reply?.status(), path).toBe(403)
  }
})

async function fillDecision(page: Page): Promise<void> {
  await page.getByLabel('Số quyết định').fill('Nghị quyết 12/NQ-HĐND')
  await page.getByLabel('Ngày ký').fill('2026-10-10')
  await page.getByLabel('Cơ quan ban hành').fill('HĐND tỉnh Lạng Sơn')
}
