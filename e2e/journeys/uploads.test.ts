import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aPdf } from '../../tools/test-support/file-samples.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

const MARRIAGE_STATUS = '1.004873'
const PIECE = '**/api/v1/uploads/*'

/** A PDF of some megabytes, as scanners make them; each is another. */
async function aScan(name: string, megabytes: number) {
  const noise = Buffer.alloc(megabytes * 1024 ** 2, `${name} `)
  const buffer = Buffer.concat([await aPdf(1), Buffer.from('\n%'), noise, Buffer.from('\n%%EOF\n')])
  return { name, mimeType: 'application/pdf', buffer }
}

/** The page for papers of a filing that was just begun. */
async function papersOf(page: Page): Promise<void> {
  await page.goto(`/nop/${MARRIAGE_STATUS}`)
  const choices = page.getByRole('radio')
  if ((await choices.count()) > 0) await choices.first().check()
  const place = page.getByLabel('Nơi tiếp nhận hồ sơ')
  if ((await place.count()) > 0) await place.selectOption({ index: 1 })
  await page.getByRole('button', { name: /Bắt đầu/ }).click()
  await page.waitForURL(/\/nop\/ho-so\//)
  await page.goto(`${page.url().split('?')[0]}/giay-to`)
  await page.getByText('Tệp được gửi ngay khi bạn chọn').waitFor()
}

async function sentSoFar(page: Page): Promise<number> {
  const value = await page.locator('.sending progress').first().getAttribute('value')
  return Number(value)
}

describe('a paper is sent over a poor network', () => {
  test('cut off in the middle it goes on by itself, and counts once', async () => {
    const visit = await aVisit({ width: 360, javaScript: true })
    const { page } = visit
    await visit.signInAs('congdan2')
    await papersOf(page)
    let pieces = 0
    let bytes = 0
    await page.route(PIECE, async (route) => {
      pieces += 1
      if (pieces === 4) await page.context().setOffline(true)
      bytes += route.request().postDataBuffer()?.length ?? 0
      await route.continue()
    })
    const scan = await aScan('so-ho-khau.pdf', 4)

    await page.locator('input[type=file]').first().setInputFiles(scan)
    await page.getByText('Mất mạng. Tự gửi tiếp khi có mạng.').first().waitFor()
    const atCut = await sentSoFar(page)
    expect(await page.getByText(/Đã gửi [\d,]+ \/ 4,0 MB/).count()).toBe(1)
    await page.getByRole('button', { name: 'Gửi tiếp so-ho-khau.pdf' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText('Trang tự chuyển tiếp khi gửi xong').waitFor()
    const ledOn = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/giay-to'),
    )
    await page.context().setOffline(false)

    await (await ledOn).response()
    await page.waitForLoadState()
    expect(atCut).toBeGreaterThan(1024 ** 2)
    expect(bytes).toBeLessThan(scan.buffer.length + 2 * 512 * 1024)
    await page.goto(`${page.url().replace(/\/[^/]*$/, '')}/giay-to`)
    expect(await page.getByRole('link', { name: 'so-ho-khau.pdf' }).count()).toBe(1)
  })

  test('after a reload the same file chosen again goes on where it was', async () => {
    const visit = await aVisit({ width: 360, javaScript: true })
    const { page } = visit
    await visit.signInAs('congdan2')
    await papersOf(page)
    let pieces = 0
    await page.route(PIECE, async (route) => {
      pieces += 1
      await (pieces > 3 ? route.abort() : route.continue())
    })
    const scan = await aScan('trich-luc.pdf', 3)
    await page.locator('input[type=file]').first().setInputFiles(scan)
    await page.getByText('Mất mạng. Tự gửi tiếp khi có mạng.').first().waitFor()
    await page.unroute(PIECE)

    await page.reload()
    await page.getByText('Tệp được gửi ngay khi bạn chọn').waitFor()
    const offsets: number[] = []
    page.on('request', (request) => {
      const offset = request.headers()['upload-offset']
      if (offset !== undefined) offsets.push(Number(offset))
    })
    await page.locator('input[type=file]').first().setInputFiles(scan)
    await page.getByRole('link', { name: 'trich-luc.pdf' }).waitFor()

    expect(offsets[0]).toBe(3 * 512 * 1024)
    expect(await page.locator('.sending').count()).toBe(0)
    await expectAccessible(page)
  })
})
