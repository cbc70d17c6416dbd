import { describe, test } from 'vitest'
import { aVisit } from '../support/visit.ts'

describe.each([
  { width: 360, javaScript: false },
  { width: 1280, javaScript: true },
] as const)('at $width px, JavaScript $javaScript', (options) => {
  test('a person signs in by electronic identity, reads the portal in English, and signs out', async () => {
    const { page, home } = await aVisit(options)
    await page.goto('/dang-nhap/dinh-danh?tiep=/')
    await page.locator('button[name=chosen]').first().click()

    await page.waitForURL(`${home}/`)
    await page.getByRole('button', { name: 'Đăng xuất' }).waitFor()

    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.waitForURL(`${home}/`)
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
  })
})
