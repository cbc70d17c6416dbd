import type { Page } from 'playwright-core'
import { aPng } from '../../tools/test-support/file-samples.ts'

/** Answers to a form by question, as the interface takes them. */
export type Answers = Readonly<Record<string, unknown>>

const SAVE = 'Lưu và tiếp tục'
const PLACE = 'Trung tâm Phục vụ hành chính công phường Lương Văn Tri'
const MOST_PAGES = 30

/**
 * Files a procedure as a person does, page after page as they lead on, and looks at each. Gives the
 * code that stands on the last one.
 */
export async function fileOnline(
  page: Page,
  procedure: { readonly code: string; readonly answers: Answers },
  look: () => Promise<void>,
): Promise<string> {
  await page.goto(`/nop/${procedure.code}`)
  await look()
  await page.getByLabel('Nơi tiếp nhận hồ sơ').selectOption({ label: PLACE })
  await page.getByRole('button', { name: /Bắt đầu/ }).click()
  await page.getByRole('link', { name: 'Người nộp' }).click()
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    await page.waitForLoadState()
    await look()
    const part = new URL(page.url()).pathname.split('/')[4]
    if (part === 'xong') return (await page.locator('.filed-code').innerText()).trim()
    await pass(page, part, procedure.answers)
  }
  throw new Error(`it goes on and on at ${page.url()}`)
}

/** Does what one page asks for, and goes on to the next. */
async function pass(page: Page, part: string | undefined, answers: Answers): Promise<void> {
  switch (part) {
    case 'to-khai':
      for (const [question, value] of Object.entries(answers)) await answer(page, question, value)
      return press(page, SAVE)
    case 'giay-to':
      return bringPapers(page)
    case 'nhan-ket-qua':
      await page.getByLabel(/Nhận tại quầy/).check()
      return press(page, SAVE)
    case 'xem-lai':
      return press(page, 'Đồng ý và nộp hồ sơ')
    default:
      return press(page, SAVE)
  }
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).last().click()
}

async function bringPapers(page: Page): Promise<void> {
  const inputs = page.locator('input[type=file]')
  const names = Array.from({ length: await inputs.count() }, (_, at) => `giay-to-${at + 1}.png`)
  for (const [at, name] of names.entries()) {
    await inputs.nth(at).setInputFiles({ name, mimeType: 'image/png', buffer: aPng(120, 80) })
  }
  // With scripts files are sent as they are chosen; without them a button sends them.
  const upload = page.getByRole('button', { name: 'Tải các tệp đã chọn lên' })
  if ((await upload.count()) > 0) await upload.click()
  for (const name of names) await page.getByRole('link', { name }).waitFor()
  await press(page, 'Tiếp tục')
}

/** Gives one answer, if this page asks for it. */
async function answer(page: Page, question: string, value: unknown): Promise<void> {
  const named = page.locator(`[name="/${question}"]:not([type=hidden])`)
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return answerDate(page, question, value)
  }
  if (typeof value !== 'string') return
  // With scripts a long list is found by typing; without them it is chosen from.
  const combobox = page.locator(`.combobox:has([name="/${question}"]) [role=combobox]`)
  if ((await combobox.count()) > 0) {
    await combobox.fill(value)
    await combobox.press('Enter')
    return
  }
  if ((await named.count()) === 0) return
  const tag = await named
    .first()
    .evaluate((element) => element.tagName + element.getAttribute('type'))
  if (tag.startsWith('SELECT')) await named.selectOption({ label: value })
  else if (/radio|checkbox/.test(tag)) await named.and(page.locator(`[value="${value}"]`)).check()
  else await named.fill(value)
}

async function answerDate(page: Page, question: string, value: string): Promise<void> {
  const [year = '', month = '', day = ''] = value.split('-')
  const dayField = page.locator(`[name="/${question}#day"]`)
  if ((await dayField.count()) === 0) return
  await dayField.fill(day)
  await page.locator(`[name="/${question}#month"]`).fill(month)
  await page.locator(`[name="/${question}#year"]`).fill(year)
}
