import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aPdf } from '../../tools/test-support/file-samples.ts'
import { aDossierWithQuestions } from '../support/supplements.ts'
import { aVisit, expectAccessible, tokenOf } from '../support/visit.ts'

const MARRIAGE_STATUS = '1.004873'
/** Its form asks for a photograph. */
const DRIVING_LICENCE = '3.000347'
const PIECE = '**/api/v1/uploads/*'

/** A PDF of some megabytes, as scanners make them; each is another. */
async function aScan(name: string, megabytes: number) {
  const noise = Buffer.alloc(megabytes * 1024 ** 2, `${name} `)
  const buffer = Buffer.concat([await aPdf(1), Buffer.from('\n%'), noise, Buffer.from('\n%%EOF\n')])
  return { name, mimeType: 'application/pdf', buffer }
}

/** A filing that was just begun, by its address. */
async function aFilingOf(page: Page, procedure: string): Promise<string> {
  await page.goto(`/nop/${procedure}`)
  const choices = page.getByRole('radio')
  if ((await choices.count()) > 0) await choices.first().check()
  const place = page.getByLabel('Nơi tiếp nhận hồ sơ')
  if ((await place.count()) > 0) await place.selectOption({ index: 1 })
  await page.getByRole('button', { name: /Bắt đầu/ }).click()
  await page.waitForURL(/\/nop\/ho-so\//)
  return new URL(page.url()).pathname
}

/** The page for papers of a filing that was just begun. */
async function papersOf(page: Page): Promise<void> {
  await page.goto(`${await aFilingOf(page, MARRIAGE_STATUS)}/giay-to`)
  await page.getByText('Tệp được gửi ngay khi bạn chọn').waitFor()
}

/** Has the network break when that many pieces of a file have gone. */
async function breakAfter(page: Page, pieces: number): Promise<void> {
  let gone = 0
  await page.route(PIECE, async (route) => {
    gone += 1
    await (gone > pieces ? route.abort() : route.continue())
  })
}

/** The offsets at which pieces begin from now on. */
function offsetsSentBy(page: Page): number[] {
  const offsets: number[] = []
  page.on('request', (request) => {
    const offset = request.headers()['upload-offset']
    if (offset !== undefined) offsets.push(Number(offset))
  })
  return offsets
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
    const ledOn = page.waitForURL('**/nhan-ket-qua')
    await page.context().setOffline(false)

    await ledOn
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
    await breakAfter(page, 3)
    const scan = await aScan('trich-luc.pdf', 3)
    await page.locator('input[type=file]').first().setInputFiles(scan)
    await page.getByText('Mất mạng. Tự gửi tiếp khi có mạng.').first().waitFor()
    await page.unroute(PIECE)

    await page.reload()
    await page.getByText('Tệp được gửi ngay khi bạn chọn').waitFor()
    const offsets = offsetsSentBy(page)
    await page.locator('input[type=file]').first().setInputFiles(scan)
    await page.getByRole('link', { name: 'trich-luc.pdf' }).waitFor()

    expect(offsets[0]).toBe(3 * 512 * 1024)
    expect(await page.locator('.sending').count()).toBe(0)
    await expectAccessible(page)
  })

  test('for a question of the form: it goes on, answers the question, and another takes its place', async () => {
    const visit = await aVisit({ width: 360, javaScript: true })
    const { page } = visit
    await visit.signInAs('congdan2')
    const filing = await aFilingOf(page, DRIVING_LICENCE)
    await page.goto(`${filing}/to-khai/giayPhep`)
    const saved: string[] = []
    page.on('requestfinished', (request) => {
      if (request.url().endsWith('/luu')) saved.push(request.postData() ?? '')
    })
    await breakAfter(page, 1)
    const offsets = offsetsSentBy(page)
    await page.getByLabel('Ảnh chân dung').setInputFiles(await aScan('anh.pdf', 1))
    await page.getByText('Mất mạng. Tự gửi tiếp khi có mạng.').first().waitFor()
    await expectAccessible(page)
    await page.unroute(PIECE)
    await page.getByRole('button', { name: 'Gửi tiếp anh.pdf' }).click()
    await page.getByRole('link', { name: 'anh.pdf' }).waitFor()
    expect(offsets[0]).toBe(0)
    expect(offsets.at(-1)).toBeGreaterThanOrEqual(512 * 1024)
    await expectAccessible(page)

    await page.getByLabel('Ảnh chân dung').setInputFiles(await aScan('anh-khac.pdf', 1))
    await page.getByRole('link', { name: 'anh-khac.pdf' }).waitFor()
    expect(await page.getByRole('link', { name: 'anh.pdf' }).count()).toBe(0)
    const answered = await page.locator('[name="/photo"]').inputValue()
    await expect
      .poll(() => saved.some((typed) => typed.includes(answered)), { timeout: 10_000 })
      .toBe(true)
    await page.reload()
    await page.getByRole('link', { name: 'anh-khac.pdf' }).waitFor()
    await page.getByLabel('Bỏ tệp này').check()
    await page.getByRole('button', { name: 'Lưu, làm tiếp sau' }).click()
    await page.waitForURL(/\/nop\/(?!.*giayPhep)/)
    await page.goto(`${filing}/to-khai/giayPhep`)
    expect(await page.getByRole('link', { name: 'anh-khac.pdf' }).count()).toBe(0)
  })

  test('without scripts: why a file for a question was not taken is told whichever button sent it', async () => {
    const visit = await aVisit({ width: 360, javaScript: false })
    const { page } = visit
    await visit.signInAs('congdan2')
    await page.goto(`${await aFilingOf(page, DRIVING_LICENCE)}/to-khai/giayPhep`)
    const wrong = { name: 'ghi-chu.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }
    await page.locator('input[type=file]').setInputFiles(wrong)

    await page.getByRole('button', { name: 'Lưu, làm tiếp sau' }).click()

    await page.getByRole('link', { name: /Không nhận loại tệp này/ }).waitFor()
    expect(await page.title()).toMatch(/^Lỗi: /)
    await expectAccessible(page)
  })

  test('for a supplement: the form waits for it, and the answer holds it once', async () => {
    const { code } = await aDossierWithQuestions()
    const visit = await aVisit({ width: 360, javaScript: true })
    const { page, home } = visit
    await visit.signInAs('congdan')
    await page.goto(`/ho-so/${code}/bo-sung`)
    await breakAfter(page, 2)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await aScan('chup-lai.pdf', 2))
    await page.getByText('Mất mạng. Tự gửi tiếp khi có mạng.').first().waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText('Trang tự chuyển tiếp khi gửi xong').waitFor()
    await page.unroute(PIECE)
    await page.getByRole('button', { name: 'Gửi tiếp chup-lai.pdf' }).click()

    await page.getByRole('heading', { name: 'Bước 2: Kiểm tra và gửi' }).waitFor()
    expect(await page.getByRole('link', { name: 'chup-lai.pdf', exact: true }).count()).toBe(1)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Gửi bổ sung' }).click()
    await page.waitForURL(`${home}/ho-so/${code}?da=bo-sung`)
    await page.getByText('Đã gửi phần bổ sung').waitFor()
  })

  test('the number of a file that another person sent is not taken', async () => {
    const { code } = await aDossierWithQuestions()
    const visit = await aVisit({ width: 360, javaScript: true })
    const { page, home } = visit
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(await aPdf(1))]), 'cua-nguoi-khac.pdf')
    const uploaded = await fetch(`${home}/api/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await tokenOf(home, 'congdan2')}` },
      body: form,
    })
    const { id } = (await uploaded.json()) as { readonly id: string }
    await visit.signInAs('congdan')
    await page.goto(`/ho-so/${code}/bo-sung`)
    await page.locator('form[enctype]').evaluate((given: HTMLFormElement, number: string) => {
      const field = Object.assign(given.ownerDocument.createElement('input'), { type: 'hidden' })
      given.append(Object.assign(field, { name: 'sent-file-0', value: number }))
    }, id)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()

    await page.getByRole('alert').getByText('không do bạn tải lên').waitFor()
    expect(await page.getByText('cua-nguoi-khac.pdf').count()).toBe(0)
  })
})
