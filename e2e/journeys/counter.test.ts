import { randomInt, randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aCounterFiling } from '../../tools/test-support/counter.ts'
import { aPng } from '../../tools/test-support/file-samples.ts'
import { readPdf } from '../../tools/test-support/pdf.ts'
import { aVisit, expectAccessible, tokenOf, type Visit } from '../support/visit.ts'

/** What a scanner types from the card of someone who was not here before. */
function aScan(name = 'Lý Thị Mẩy'): string {
  const id = `0201${randomInt(10_000_000, 99_999_999)}`
  return `${id}||${name}|14051990|Nữ|Khối 5, Phường Lương Văn Tri, Lạng Sơn|01072021`
}

async function scan(page: Page, text: string): Promise<void> {
  await page.locator('#scan:focus').waitFor()
  await page.keyboard.insertText(text)
  await page.keyboard.press('Enter')
}

/** Birth registration, chosen by typing; the declaration and the certificate are there. */
async function chooseAndTick(page: Page): Promise<void> {
  await page.locator('#q:focus').waitFor()
  await page.keyboard.type('khai sinh')
  await page.locator('.found li:first-child').filter({ hasText: '1.001193' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('#papers:focus').waitFor()
  for (const paper of ['gt01', 'gt02']) {
    await page.locator(`[name="have.1-001193-${paper}"]`).focus()
    await page.keyboard.press('Space')
  }
}

async function receive({ page, home }: Visit): Promise<string> {
  await page.keyboard.press('Control+Enter')
  await page.waitForURL(/\/tiep-nhan\/xong\//)
  const code = page.url().slice(`${home}/can-bo/tiep-nhan/xong/`.length)
  await page.getByText(code, { exact: true }).waitFor()
  return code
}

test('with the keyboard alone a card is scanned, the dossier received and its receipt printed', async () => {
  const visit = await aVisit({ width: 1280, javaScript: true })
  const { page } = visit
  await visit.signInAs('tiepnhan.xa')
  await page.goto('/can-bo/tiep-nhan')
  await expectAccessible(page)

  await scan(page, aScan())
  await chooseAndTick(page)
  expect(await page.inputValue('#name')).toBe('Lý Thị Mẩy')
  expect(await page.locator('.due').innerText()).toMatch(/^17:30 thứ .* \d{2}\/\d{2}\/\d{4}$/)
  await expectAccessible(page)
  const code = await receive(visit)

  const href = await page
    .getByRole('link', { name: /In|Mở để in/ })
    .first()
    .getAttribute('href')
  const printed = await page.request.get(href ?? '')
  expect((await readPdf(await printed.body())).pages.join('\n')).toContain(code)
  await page.locator('#next:focus').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.locator('#scan:focus').waitFor()
})

test('when the number becomes someone else’s, what came with the former number goes and what was typed stays', async () => {
  const visit = await aVisit({ width: 1280, javaScript: true })
  const { page } = visit
  await visit.signInAs('tiepnhan.xa')
  await page.goto('/can-bo/tiep-nhan?thu-tuc=1.001193')
  await scan(page, aScan('Nông Thị Lý'))
  await page.locator('#name[value="Nông Thị Lý"]').waitFor()
  await page.fill('#phone', '0912345678')

  await page.fill('#personalId', '020190004321')
  for (const paper of ['gt01', 'gt02']) await page.check(`[name="have.1-001193-${paper}"]`)
  await page.keyboard.press('Control+Enter')

  const errors = page.locator('.summary-of-errors')
  await errors.waitFor()
  expect(await errors.innerText()).toContain('đã đổi sang người khác')
  expect(await page.inputValue('#name')).not.toBe('Nông Thị Lý')
  expect(await page.inputValue('#personalId')).toBe('020190004321')
  expect(await page.inputValue('#phone')).toBe('0912345678')
  await page.fill('#name', 'Hoàng Văn Páo')
  await page.fill('#address', 'Khối 5, Phường Lương Văn Tri')
  await receive(visit)
})

test('the same dossier again is held back with the first code, until that is confirmed', async () => {
  const visit = await aVisit({ width: 1280, javaScript: true })
  const { page } = visit
  await visit.signInAs('tiepnhan.xa')
  const card = aScan('Nông Thị Lý')
  await page.goto('/can-bo/tiep-nhan')
  await scan(page, card)
  await chooseAndTick(page)
  const first = await receive(visit)
  await page.goto('/can-bo/tiep-nhan')
  await scan(page, card)
  await chooseAndTick(page)
  expect(await page.locator('.earlier').innerText()).toContain(first)
  await page.keyboard.press('Control+Enter')

  const warning = page.locator('#twin')
  await warning.waitFor()
  expect(await warning.innerText()).toContain(first)
  await warning.getByRole('button').click()
  await page.waitForURL(/\/tiep-nhan\/xong\//)
  expect(page.url()).not.toContain(first)
})

describe('without JavaScript, on a small screen', () => {
  test('a scan takes the place of the one before it, and is left out again', async () => {
    const { page, signInAs } = await aVisit({ width: 360, javaScript: false })
    await signInAs('tiepnhan.xa')
    await page.goto('/can-bo/tiep-nhan?thu-tuc=1.001193')
    const attach = async (name: string) => {
      const scanned = { name, mimeType: 'image/png', buffer: aPng(120, 80) }
      await page.locator('[name="file.1-001193-gt02"]').setInputFiles(scanned)
      await page.locator('#receive').click()
    }

    await attach('mat-truoc.png')
    await page.getByText('Đã đính kèm: mat-truoc.png').waitFor()
    await attach('mat-sau.png')
    await page.getByText('Đã đính kèm: mat-sau.png').waitFor()
    await expectAccessible(page)
    await page.getByLabel('Bỏ tệp này').check()
    await page.locator('#receive').click()

    await page.locator('.summary-of-errors').waitFor()
    expect(await page.getByText('Đã đính kèm').count()).toBe(0)
  })

  test('a spoilt scan says what to do, a missing paper leads to form 02, cash is taken and balanced', async () => {
    const visit = await aVisit({ width: 360, javaScript: false })
    const { page } = visit
    await visit.signInAs('tiepnhan.xa')
    await page.goto('/can-bo/tiep-nhan?thu-tuc=1.001193')
    await page.fill(
      '#scan',
      aScan('Ly Thij Maarry').replace(/\|Khối.*?\|/, '|Khoois 5 Lajng Sown|'),
    )
    await page.press('#scan', 'Enter')
    expect(await page.locator('#scan-fault').innerText()).toContain('Tắt bộ gõ')
    await expectAccessible(page)

    await page.fill('#scan', '0201900012')
    await page.press('#scan', 'Enter')
    expect(await page.locator('#scan-fault').innerText()).toContain('12 chữ số')
    expect(await page.inputValue('#scan')).toBe('0201900012')

    await page.fill('#scan', '')
    await page.fill('#name', 'Lý Thị Mẩy')
    await page.locator('#receive').click()
    expect(await page.locator('.summary-of-errors').innerText()).toContain('Còn thiếu giấy tờ')
    await page.getByRole('button', { name: /mẫu 02/ }).click()
    await page.waitForURL(/\/tiep-nhan\/xong\//)
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Thu phí, giấy tờ giữ lại' }).click()
    await page.fill('[name="count.1"]', '2')
    await page.getByRole('button', { name: 'Ghi khoản thu' }).click()
    await page.waitForURL(/xong=record-payment/)
    expect(await page.getByText('16.000 ₫').count()).toBeGreaterThan(0)
    await expectAccessible(page)

    await page.goto('/can-bo/thu-phi')
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
    await expectAccessible(page)
    const table = await page.request.get('/can-bo/thu-phi/tai-ve')
    expect(await table.text()).toContain('16000')
  })

  test('a lost receipt is printed again, an original given back, and a receipt for cash voided', async () => {
    const visit = await aVisit({ width: 360, javaScript: false })
    const { page } = visit
    await visit.signInAs('tiepnhan.xa')
    await page.goto(`/can-bo/ho-so/${await received(visit)}/quay`)

    await page.locator('summary', { hasText: 'Mất giấy tiếp nhận?' }).click()
    await page.getByLabel('Họ tên người đến').fill('Lý Thị Mẩy')
    await page.getByLabel('Số căn cước hoặc hộ chiếu').fill('020190004321')
    await page.getByLabel('Người được ủy quyền của người nộp hoặc chủ hồ sơ').check()
    await page.getByRole('button', { name: 'Đã kiểm tra giấy tờ, in lại' }).click()
    await page.getByText('Đã lập bản in lại.').waitFor()

    await page
      .getByLabel(/1 bản chính, đang giữ/)
      .first()
      .check()
    await page.getByRole('button', { name: 'Trả lại bản chính đã chọn' }).click()
    await page.getByText('Đã ghi việc trả lại bản chính.').waitFor()
    expect(await page.getByText('đã trả lại').count()).toBe(1)

    await page.fill('[name="count.1"]', '2')
    await page.getByRole('button', { name: 'Ghi khoản thu' }).click()
    await page.getByText('Đã ghi khoản thu.').waitFor()
    await page.locator('summary', { hasText: 'Hủy biên lai hôm nay' }).click()
    await page.getByLabel('Lý do hủy').fill('Thu nhầm hồ sơ.')
    await page.getByRole('button', { name: 'Hủy biên lai' }).click()
    await page.getByText('Đã hủy biên lai.').waitFor()
    await expectAccessible(page)
  })
})

test.each([false, true])(
  'what an officer typed before their session ended is sent once more after signing in (scripts: %s)',
  async (javaScript) => {
    const visit = await aVisit({ width: 1280, javaScript })
    const { page } = visit
    await visit.signInAs('tiepnhan.xa')
    await page.goto('/can-bo/tiep-nhan?thu-tuc=1.001193')
    await page.fill('#name', 'Lý Thị Mẩy')
    await page.context().clearCookies()
    await page.locator('#receive').click()
    await page.getByRole('heading', { name: 'Phiên đăng nhập đã hết' }).waitFor()
    await expectAccessible(page)
    const signIn = page.getByRole('link', { name: 'Đăng nhập lại (mở ở thẻ mới)' })
    expect(await signIn.getAttribute('href')).toMatch(/^\/can-bo\/dang-nhap\?/)

    await visit.signInAs('tiepnhan.xa')
    await page.getByRole('button', { name: 'Gửi lại' }).click()

    await page.locator('.summary-of-errors').waitFor()
    expect(await page.inputValue('#name')).toBe('Lý Thị Mẩy')
  },
)

/** The code of a birth registration that was handed in at this counter, with its originals. */
async function received({ home }: Visit): Promise<string> {
  const reply = await fetch(`${home}/api/v1/dossiers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await tokenOf(home, 'tiepnhan.xa')}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(aCounterFiling()),
  })
  if (!reply.ok) throw new Error(await reply.text())
  return ((await reply.json()) as { readonly code: string }).code
}
