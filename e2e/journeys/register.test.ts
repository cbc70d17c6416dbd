import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

/** What a link of the page gives to take along. */
async function downloaded(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

async function choosePeriod(page: Page, from: string, until: string): Promise<void> {
  await page.getByLabel('Từ ngày').fill(from)
  await page.getByLabel('Đến ngày').fill(until)
  await page.getByRole('button', { name: 'Xem sổ' }).click()
}

describe('the register of dossiers', () => {
  test('is opened from the menu, narrowed to a period, and taken along as a workbook and on paper', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page, home } = visit
    const code = await aFiledDossier(home)
    await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
    await visit.signInAs('tiepnhan.xa')
    await page.goto('/can-bo')
    await page.waitForLoadState('networkidle')

    await page.getByRole('link', { name: 'Sổ theo dõi hồ sơ' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sổ theo dõi hồ sơ' }).waitFor()
    await page.getByRole('row', { name: new RegExp(code) }).waitFor()
    await expectAccessible(page)
    const shown = await page.locator('table.register tbody th').allTextContents()

    const sheet = await downloaded(page, 'Tải bảng tính Excel')
    expect(sheet.name).toMatch(/^so-theo-doi-.+-2026-03-01-2026-03-02\.xlsx$/)
    const [head, ...rows] = await readSheet(sheet.bytes)
    expect(head?.[1]).toBe('Mã hồ sơ')
    expect(rows.map((row) => row[1]).slice(0, shown.length)).toEqual(shown)
    expect(rows.find((row) => row[1] === code)?.[3]).toBe('Hoàng Thị Bế')

    const print = await downloaded(page, 'Tải bản in PDF')
    expect(print.name).toMatch(/\.pdf$/)
    expect(print.bytes.subarray(0, 5).toString()).toBe('%PDF-')

    await choosePeriod(page, '2026-02-01', '2026-02-28')
    await page.getByText('Kỳ này không tiếp nhận hồ sơ nào.').waitFor()
    await expectAccessible(page)

    await choosePeriod(page, '2026-03-02', '2026-03-01')
    await page.getByRole('alert').getByText('Ngày đầu kỳ ở sau ngày cuối kỳ').waitFor()
    await expectAccessible(page)
  })

  test('fits a telephone and works without scripts', async () => {
    const visit = await aVisit({ width: 360, javaScript: false })
    const { page } = visit
    await visit.signInAs('kiemsoat')
    await page.goto('/can-bo/so-theo-doi')

    await choosePeriod(page, '2026-03-01', '2026-03-02')
    await page.getByRole('heading', { level: 1, name: 'Sổ theo dõi hồ sơ' }).waitFor()

    await expectAccessible(page)
  })
})
