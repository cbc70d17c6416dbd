import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { actAs, aFiledDossier, preparedForDecision } from '../support/filing.ts'
import { aVisit, expectAccessible, type Visit } from '../support/visit.ts'

const REASON = 'Theo biên bản kiểm tra của cơ quan chuyên môn.'

/** A received dossier and a window in which officers look at it, one after the other. */
async function aReceivedDossier(): Promise<Visit & { readonly code: string }> {
  const visit = await aVisit({ width: 1280, javaScript: false })
  const code = await aFiledDossier(visit.home)
  await actAs(visit.home, 'tiepnhan.xa', { code, action: 'receive' })
  return { ...visit, code }
}

async function look({ page, signInAs, code }: Visit & { code: string }, username: string) {
  await signInAs(username)
  await page.goto(`/can-bo/ho-so/${code}`)
  await page.getByRole('heading', { name: code }).waitFor()
}

function formOf(page: Page, action: string) {
  return page
    .locator('form[data-action-form]')
    .filter({ has: page.locator(`input[name=action][value=${action}]`) })
}

/** Opens the form of an action as an officer, fills it in by its labels, and sends it. */
async function sends(
  visit: Visit & { readonly code: string },
  username: string,
  asked: { readonly action: string; readonly fill?: Readonly<Record<string, string>> },
): Promise<void> {
  await look(visit, username)
  const form = formOf(visit.page, asked.action)
  if (!(await form.isVisible())) {
    await visit.page.locator('details').filter({ has: form }).locator('summary').first().click()
  }
  for (const [label, value] of Object.entries(asked.fill ?? {})) {
    const field = form.getByLabel(label)
    const isChoice = (await field.evaluate((element) => element.tagName)) === 'SELECT'
    await (isChoice ? field.selectOption(value) : field.fill(value))
  }
  await form.locator('button:not([type=button])').click()
}

async function does(...sent: Parameters<typeof sends>): Promise<void> {
  await sends(...sent)
  await sent[0].page.getByText('Đã thực hiện:').waitFor()
}

test('money is asked for, the clock stands still, and it goes on with the payment at the counter', async () => {
  const visit = await aReceivedDossier()
  const { page, code } = visit

  await does(visit, 'thuly.xa', {
    action: 'request-payment',
    fill: { 'Khoản phải nộp': 'Phí thẩm định', 'Số tiền (đồng)': '150.000' },
  })
  await look(visit, 'tiepnhan.xa')
  await page.getByRole('link', { name: 'Làm tại quầy: phí, bản chính, giấy hẹn' }).click()
  const owed = page.getByRole('group', { name: /Phí thẩm định.*còn phải nộp 150\.000/ })
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ghi khoản thu' }).click()
  expect(await page.locator('.summary-of-errors').innerText()).toContain('Chọn khoản thu')
  await expectAccessible(page)

  await owed.getByLabel('Số tiền thu (đồng)').fill('100.000')
  await owed.getByLabel('Thu khoản này').check()
  await page.getByRole('button', { name: 'Ghi khoản thu' }).click()
  await page.getByText('Đã ghi khoản thu.').waitFor()
  const rest = page.getByRole('group', { name: /Phí thẩm định.*còn phải nộp 50\.000/ })
  expect(await rest.getByLabel('Số tiền thu (đồng)').inputValue()).toBe('50000')
  await expectAccessible(page)
  await rest.getByLabel('Thu khoản này').check()
  await page.getByRole('button', { name: 'Ghi khoản thu' }).click()
  await page.getByText('Đã ghi khoản thu.').waitFor()
  expect(await page.getByText(/còn phải nộp/).count()).toBe(0)
  await expectAccessible(page)

  expect(page.url()).toContain(code)
  await page.setViewportSize({ width: 1280, height: 900 })
  await look(visit, 'thuly.xa')
  expect(await formOf(page, 'complete-step').count()).toBe(1)
})

test('two units are asked beside each other; without their opinions nothing is decided', async () => {
  const visit = await aReceivedDossier()
  const { page } = visit
  const ask = (unit: string) => ({
    action: 'consult',
    fill: { 'Đơn vị được hỏi': unit, 'Nội dung hỏi ý kiến': 'Hồ sơ gốc còn lưu không?' },
  })

  await does(visit, 'thuly.xa', ask('H37.101.02'))
  await does(visit, 'thuly.xa', ask('H37.16'))
  await does(visit, 'thuly.xa2', {
    action: 'answer-consultation',
    fill: { 'Ý kiến trả lời': 'Còn lưu, đồng ý.' },
  })
  await sends(visit, 'thuly.xa', { action: 'complete-step' })

  await page.getByText('Chưa thực hiện được').waitFor()
  await expectAccessible(page)
  expect(await page.locator('main').textContent()).toContain('Còn lưu, đồng ý.')
})

test('the due date is put off with an apology, and only once', async () => {
  const visit = await aReceivedDossier()
  const { page } = visit

  await does(visit, 'lanhdao.xa', {
    action: 'extend',
    fill: { 'Ngày hẹn trả mới': '2026-12-30', 'Lý do chậm': REASON },
  })

  await expectAccessible(page)
  expect(await page.getByText('Mẫu số 04').count()).toBeGreaterThan(0)
  expect(await page.getByText('Hẹn lần đầu:').count()).toBeGreaterThan(0)
  expect(await formOf(page, 'extend').count()).toBe(0)
  await page.locator('summary', { hasText: 'Chưa làm được' }).click()
  await page.getByText('Hồ sơ đã được hẹn lại một lần').first().waitFor()
  await visit.signInAs('congdan')
  await page.goto(`/ho-so/${visit.code}`)
  expect(await page.locator('main').textContent()).toContain('30/12/2026')
})

test('handling is stopped with a notice, and reopened by order where it was', async () => {
  const visit = await aReceivedDossier()
  const { page } = visit

  await does(visit, 'lanhdao.xa', {
    action: 'stop',
    fill: { 'Lý do dừng, căn cứ pháp lý': REASON },
  })
  expect(await page.getByText('Mẫu số 05').count()).toBeGreaterThan(0)
  await expectAccessible(page)
  await does(visit, 'lanhdao.xa', {
    action: 'reopen',
    fill: { 'Lý do, căn cứ mở lại': REASON },
  })

  await expectAccessible(page)
  await look(visit, 'thuly.xa')
  expect(await formOf(page, 'complete-step').count()).toBe(1)
})

test('a refusal is signed and issued, corrected, and the corrected one is handed over', async () => {
  const visit = await aReceivedDossier()
  const { page, home, code } = visit
  await preparedForDecision(home, code)
  await look(visit, 'lanhdao.xa')
  await formOf(page, 'sign-result').getByLabel('Từ chối').check()
  await formOf(page, 'sign-result').getByLabel('Nội dung quyết định').fill('Không đủ điều kiện.')
  await formOf(page, 'sign-result').getByRole('button').click()
  await page.getByText('Đã thực hiện:').waitFor()
  await does(visit, 'vanthu.xa', { action: 'issue-result' })
  expect(await page.getByText(/Số \d+\/TB-UBND/).count()).toBeGreaterThan(0)

  await does(visit, 'lanhdao.xa', {
    action: 'correct-result',
    fill: {
      'Nội dung đã đính chính': 'Không đủ điều kiện theo khoản 2.',
      'Chỗ sai và lý do đính chính': 'Thiếu căn cứ.',
    },
  })
  await expectAccessible(page)
  expect(await page.getByText(/đính chính kết quả số \d+\/TB-UBND/).count()).toBeGreaterThan(0)
  await does(visit, 'tiepnhan.xa', { action: 'hand-over' })

  expect(await page.getByText('Đã trả cho').count()).toBeGreaterThan(0)
})

test('a step is taken and given back, its examination sent back, and papers are asked for', async () => {
  const visit = await aReceivedDossier()
  const { page } = visit

  await does(visit, 'thuly.xa', { action: 'claim' })
  await does(visit, 'thuly.xa', { action: 'release' })
  await does(visit, 'thuly.xa', { action: 'complete-step' })
  await does(visit, 'lanhdaophong.xa', {
    action: 'send-back',
    fill: { 'Lý do chuyển trả': 'Chưa kiểm tra địa điểm.' },
  })
  await does(visit, 'thuly.xa', {
    action: 'request-supplement',
    fill: { 'Nội dung 1': 'Nộp bản vẽ mặt bằng.' },
  })

  await expectAccessible(page)
  expect(await page.getByText('Nộp bản vẽ mặt bằng.').count()).toBeGreaterThan(0)
  expect(await page.getByText(/Chuyển trả từ bước/).count()).toBeGreaterThan(0)
})
