import { describe, expect, test } from 'vitest'
import { aFiledDossier } from '../support/filing.ts'
import { aVisit, expectAccessible, type Visit } from '../support/visit.ts'

const SIZES = [
  { width: 360, javaScript: false },
  { width: 1280, javaScript: true },
] as const

async function sendOnceSignedInAgain({ page, signInAs }: Visit, username: string): Promise<void> {
  await page.getByRole('heading', { name: 'Phiên đăng nhập đã hết', level: 1 }).waitFor()
  const signIn = page.getByRole('link', { name: /Đăng nhập lại/ })
  expect(await signIn.getAttribute('href')).toBe('/can-bo/dang-nhap?tiep=%2Fcan-bo')
  await expectAccessible(page)
  await signInAs(username)
  await page.getByRole('button', { name: 'Gửi lại' }).click()
}

describe.each(SIZES)('at $width px, JavaScript $javaScript', (size) => {
  test('an account that is typed after the session ended is made once signed in again', async () => {
    const visit = await aVisit(size)
    const { page } = visit
    const username = `phien.${size.width}`
    await visit.signInAs('quantri')
    await page.goto('/quan-tri/can-bo/moi')
    await page.getByLabel('Tên đăng nhập').fill(username)
    await page.getByLabel('Họ và tên').fill('Lương Thị Phiên')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click()

    await sendOnceSignedInAgain(visit, 'quantri')

    await page.locator('output').waitFor()
    await page.goto('/quan-tri/can-bo')
    expect(await page.getByText('Lương Thị Phiên').count()).toBeGreaterThan(0)
  })

  test('a reason that is typed after the session ended reaches the dossier', async () => {
    const visit = await aVisit(size)
    const { page, home } = visit
    const code = await aFiledDossier(home)
    await visit.signInAs('tiepnhan.xa')
    await page.goto(`/can-bo/ho-so/${code}`)
    await page.locator('summary', { hasText: 'Từ chối tiếp nhận' }).click()
    await page
      .locator('#refuse-items')
      .getByLabel('Nội dung 1')
      .fill('Phường khác giải quyết việc này.')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()

    await sendOnceSignedInAgain(visit, 'tiepnhan.xa')

    await page.getByText('Phường khác giải quyết việc này.').first().waitFor()
  })

  test('a link that is followed after the session ended leads there once signed in', async () => {
    const visit = await aVisit(size)
    const { page } = visit
    await visit.signInAs('tiepnhan.xa')
    await page.goto('/can-bo/viec/mine?q=Hoàng')
    await page.context().clearCookies()
    await page.getByRole('link', { name: 'Sổ theo dõi hồ sơ' }).click()
    await page.getByLabel('Tên đăng nhập').fill('tiepnhan.xa')
    await page.getByLabel('Mật khẩu').fill('demo')
    await page.getByRole('button', { name: 'Đăng nhập' }).click()

    await page.waitForURL('**/can-bo/so-theo-doi')
    await page.getByRole('heading', { level: 1, name: 'Sổ theo dõi hồ sơ' }).waitFor()
  })

  test('whoever has no role for administration is told so on a page that leads back to their work', async () => {
    const visit = await aVisit(size)
    const { page } = visit
    await visit.signInAs('thuly.xa')
    expect((await page.goto('/quan-tri'))?.status()).toBe(403)
    await page.getByRole('heading', { name: 'Bạn không có quyền xem trang này' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Về việc của tôi' }).click()
    await page.waitForURL(/\/can-bo\/viec\//)
  })
})
