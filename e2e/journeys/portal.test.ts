import { describe, expect, test } from 'vitest'
import { aVisit, expectAccessible, type VisitOptions } from '../support/visit.ts'

const PHONE = { width: 360, javaScript: false } as const satisfies VisitOptions
const DESKTOP = { width: 1280, javaScript: false } as const satisfies VisitOptions

describe.each([PHONE, DESKTOP])('at $width px, without JavaScript', (options) => {
  test('a person finds a procedure with slips of typing, reads it, signs in and sees their dossiers', async () => {
    const { page, home } = await aVisit(options)
    await page.goto('/')
    await expectAccessible(page)

    await page.getByLabel('Bạn cần làm thủ tục gì?').fill('dang ky kai sinh')
    await page.getByRole('button', { name: 'Tìm' }).click()
    await page.waitForURL(/\/tim\?q=/)
    expect(await page.getByRole('link', { name: 'đăng ký khai sinh', exact: true }).count()).toBe(1)
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click()
    await page.waitForURL(/\/thu-tuc\/1\.001193/)
    const answers = page.locator('.answers')
    await answers.getByText('Nộp bây giờ, hẹn trả thứ Hai 02/03/2026.').waitFor()
    expect(await answers.locator('s').count()).toBeGreaterThan(0)
    expect(await page.getByRole('link', { name: 'Nộp trực tuyến' }).getAttribute('href')).toBe(
      '/nop/1.001193',
    )
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Mang thai hộ' }).click()
    await page.getByText('Văn bản xác nhận của cơ sở y tế').first().waitFor()

    // A tax that another agency works out is not left blank before filing.
    await page.goto('/nop/1.013831')
    await page
      .getByText(/: theo thông báo của cơ quan thu/)
      .first()
      .waitFor()

    await page.goto('/ho-so')
    expect(page.url()).toBe(`${home}/dang-nhap?tiep=%2Fho-so`)
    await expectAccessible(page)
    // A business for which no other journey files: the journeys share one demonstration.
    await page.getByLabel('Tên đăng nhập').fill('doanhnghiep')
    await page.getByLabel('Mật khẩu').fill('wrong')
    await page.getByRole('button', { name: 'Đăng nhập dùng thử' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('doanhnghiep')
    expect(await page.title()).toMatch(/^Lỗi: /)

    await page.getByLabel('Mật khẩu').fill('demo')
    await page.getByRole('button', { name: 'Đăng nhập dùng thử' }).click()
    await page.waitForURL(`${home}/ho-so`)
    await page.getByText('Bạn chưa nộp hồ sơ nào.').waitFor()
    await expectAccessible(page)
  })

  test('tracking with a wrong secret tells so, and keeps what was typed', async () => {
    const { page } = await aVisit(options)
    await page.goto('/tra-cuu')
    await expectAccessible(page)
    await page.getByLabel('Mã hồ sơ').fill('H37.102.01-260302-9999')
    await page.getByLabel('4 số cuối').fill('0000')
    await page.getByRole('button', { name: 'Tra cứu' }).click()

    await page.getByRole('alert').getByText('Mã hồ sơ hoặc 4 số cuối không đúng').waitFor()
    expect(await page.getByLabel('Mã hồ sơ').inputValue()).toBe('H37.102.01-260302-9999')
    expect(page.url()).not.toContain('0000')
    await expectAccessible(page)
  })

  test('a search that finds nothing shows the nearest and whom to ask', async () => {
    const { page } = await aVisit(options)
    await page.goto('/tim?q=zzzzqqq')

    await page.getByRole('heading', { name: 'Hỏi trực tiếp' }).waitFor()
    await page.getByText('Trung tâm Phục vụ hành chính công tỉnh Lạng Sơn').waitFor()
    await expectAccessible(page)
  })
})

test('public pages send no script, and little else', async () => {
  const { page, home } = await aVisit({ width: 360, javaScript: true })
  for (const path of ['/', '/tim?q=dat', '/thu-tuc/1.001193', '/tra-cuu', '/dang-nhap']) {
    const scripts: string[] = []
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url())
    })
    await page.goto(path)

    expect(scripts, path).toEqual([])
    expect(await page.locator('script').count(), path).toBe(0)
    const html = await (await fetch(home + path)).text()
    expect(html.length, path).toBeLessThan(120_000)
  }
})
