import { describe, expect, test } from 'vitest'
import { aVisit, expectAccessible } from '../support/visit.ts'

const NO_FILE = '/api/v1/files/01990000-0000-7000-8000-000000000000'

const NO_COPY = '/nop/ho-so/01990000-0000-7000-8000-000000000000/ban-sao'

describe.each([
  { width: 360, javaScript: false },
  { width: 1280, javaScript: true },
] as const)('at $width px, JavaScript $javaScript', (options) => {
  test('whoever opens a file after their session has ended signs in and is led back to it', async () => {
    const { page, home } = await aVisit(options)

    const refused = await page.goto(NO_FILE)
    expect(refused?.status()).toBe(401)
    await page.getByRole('heading', { name: 'Bạn cần đăng nhập' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Đăng nhập', exact: true }).click()
    await page.getByRole('link', { name: 'Đăng nhập bằng' }).click()
    await page.locator('button[name=chosen]').first().click()

    await page.waitForURL(home + NO_FILE)
    await page.getByText('Không tìm thấy tệp').waitFor()
    await page.getByRole('link', { name: 'Về trang chủ' }).click()
    await page.waitForURL(`${home}/`)
  })

  test('a paper of a filing that is not theirs is refused to a person on a page, not as data', async () => {
    const { page, signInAs } = await aVisit(options)
    await signInAs('congdan')

    const refused = await page.goto(NO_COPY)

    expect(refused?.status()).toBe(404)
    await page.getByRole('heading', { name: 'Không tìm thấy trang' }).waitFor()
    await expectAccessible(page)
  })

  test('an address that cannot be read is refused in words, with the way home', async () => {
    const { page } = await aVisit(options)

    const refused = await page.goto('/%zz')

    expect(refused?.status()).toBe(400)
    await page.getByText('Đường dẫn không đọc được. Hãy kiểm tra lại địa chỉ.').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Về trang chủ' }).waitFor()
  })
})

test.each(['/tra-cuu', '/dang-nhap', '/can-bo/dang-nhap', '/ngon-ngu'])(
  'what is too much to have been typed is not taken by anybody’s form at %s',
  async (address) => {
    const { home } = await aVisit({ width: 360, javaScript: false })

    const refused = await fetch(home + address, {
      method: 'POST',
      body: new URLSearchParams({ code: 'x'.repeat(3_000_000) }),
    })

    expect(refused.status).toBe(413)
    expect(await refused.text()).toContain('Dữ liệu gửi lên quá lớn')
  },
)

test.each(['/\t/lua-dao.example', '//lua-dao.example', '/\nx', '/hồ-sơ'])(
  'choosing a language leads to no page that is not ours: %j',
  async (back) => {
    const { home } = await aVisit({ width: 360, javaScript: false })

    const led = await fetch(`${home}/ngon-ngu`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ language: 'en', back }),
    })

    expect([led.status, led.headers.get('location')]).toEqual([303, '/'])
  },
)

describe('an address of officers that nobody made here', () => {
  test.each([
    ['/quan-tri/so-lieu?den=0026-11-23', 'kiemsoat', 200],
    ['/quan-tri/thu-tuc/1.001193/bieu-mau?truoc=1.5', 'kiemsoat', 200],
    ['/quan-tri/thu-tuc/1.001193/bieu-mau?truoc=1e300', 'kiemsoat', 200],
    ['/quan-tri/lich?nam=2026.5', 'quantri', 200],
    ['/quan-tri/lich?don-vi=KHONG-CO', 'quantri', 200],
    ['/quan-tri/lich/gio?don-vi=KHONG-CO', 'quantri', 404],
    ['/quan-tri/lich/ngay/moi?don-vi=KHONG-CO', 'quantri', 404],
  ] as const)('%s shows %s a page all the same: %d', async (address, username, status) => {
    const { page, signInAs } = await aVisit({ width: 1280, javaScript: false })
    await signInAs(username)

    const shown = await page.goto(address)

    expect(shown?.status()).toBe(status)
    await expectAccessible(page)
  })
})
