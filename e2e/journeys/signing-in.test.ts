import { describe, expect, test } from 'vitest'
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
    const signOut = page.getByRole('button', { name: 'Đăng xuất' })
    expect(await signOut.isVisible()).toBe(true)

    await page.getByRole('button', { name: 'English' }).click()
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(true)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.waitForURL(`${home}/`)
    expect(await page.getByRole('link', { name: 'Sign in' }).isVisible()).toBe(true)
  })
})
