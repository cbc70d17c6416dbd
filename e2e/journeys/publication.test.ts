import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aFiledDossier, aFiling, fileDossier } from '../support/filing.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

/** Each size has procedures of its own: a decision changes them for everybody. */
const SIZES = [
  {
    size: { width: 360, javaScript: false },
    amended: ['2.000620', '2.000181'],
    repealed: '2.000633',
  },
  {
    size: { width: 1280, javaScript: true },
    amended: ['2.000794', '1.002211'],
    repealed: '1.003622',
  },
] as const

const REPEALED =
  'Thủ tục này đã bị bãi bỏ nên không nhận hồ sơ mới. Nếu có thủ tục thay thế, hãy nộp theo thủ tục đó.'
const NOTE = 'Từ ngày có hiệu lực, nộp tại bộ phận một cửa bất kỳ trong tỉnh.'

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

async function addProcedure(
  page: Page,
  kind: string,
  code: string,
  related?: string,
): Promise<void> {
  await page.getByRole('link', { name: 'Thêm thủ tục' }).click()
  await page.getByLabel(kind).check()
  await page.getByLabel('Mã thủ tục', { exact: true }).fill(code)
  if (related !== undefined) await page.getByLabel('Mã thủ tục liên quan').fill(related)
  await press(page, 'Thêm thủ tục')
}

describe.each(SIZES)('at $size.width px', ({ size, amended, repealed }) => {
  test('a decision amends two procedures and repeals one while dossiers are under way', async () => {
    const drafter = await aVisit(size)
    const checker = await aVisit(size)
    const { page, home } = drafter
    const [first, second] = amended
    const running = await aFiledDossier(home, { procedureCode: repealed })
    const late = await aFiling(home, { procedureCode: repealed })
    const earlier = await aFiledDossier(home, { procedureCode: first })
    await drafter.signInAs('kiemsoat')
    await checker.signInAs('kiemsoat2')

    await page.goto('/quan-tri/cong-bo')
    await page.getByRole('link', { name: 'Soạn quyết định mới' }).click()
    await press(page, 'Lưu')
    expect(await page.getByRole('alert').textContent()).toContain('Ghi trích yếu')
    await page.getByLabel('Trích yếu').fill('Công bố thủ tục sửa đổi, bổ sung, bãi bỏ')
    await page.getByLabel('Ngày có hiệu lực').fill('2026-03-02')
    await expectAccessible(page)
    await press(page, 'Lưu')
    const decision = new URL(page.url()).pathname
    for (const code of amended) {
      await addProcedure(page, 'Sửa đổi, bổ sung', code)
      await expectAccessible(page)
      await page.getByRole('link', { name: 'Thông tin chung' }).click()
      await page.getByLabel('Ghi chú').fill(NOTE)
      await expectAccessible(page)
      await press(page, 'Lưu phần này')
      await page.getByRole('link', { name: 'So sánh với bản đang có hiệu lực' }).click()
      await page.locator('ins', { hasText: 'bất kỳ' }).first().waitFor()
      await expectAccessible(page)
      await page.goto(decision)
    }
    await addProcedure(page, 'Bãi bỏ', repealed, second)
    await expectAccessible(page)
    await press(page, 'Chuyển kiểm tra')
    expect(await page.getByText('nên người khác phải kiểm tra').count()).toBe(1)

    await checker.page.goto(decision)
    await press(checker.page, 'Xác nhận đã kiểm tra')
    await checker.page.getByLabel('Số quyết định').fill(`${size.width}/QĐ-UBND`)
    await checker.page.getByLabel('Ngày ký').fill('2026-03-02')
    await press(checker.page, 'Lưu')
    await press(checker.page, 'Công bố')
    await checker.page
      .getByText('Đã công bố')
      .or(checker.page.getByText('Phải niêm yết'))
      .first()
      .waitFor()
    await expectAccessible(checker.page)

    await page.goto(`/quan-tri/thu-tuc/${first}/phien-ban`)
    await page.getByRole('link', { name: `${size.width}/QĐ-UBND` }).waitFor()
    await expectAccessible(page)
    const person = await aVisit(size)
    await person.signInAs('congdan')
    for (const code of [running, earlier]) {
      await person.page.goto(`/ho-so/${code}`)
      await person.page.getByRole('heading', { level: 1 }).waitFor()
    }
    const filed = await aFiledDossier(home, { procedureCode: first })
    await person.page.goto(`/ho-so/${filed}`)
    await person.page.getByRole('heading', { level: 1 }).waitFor()
    const described = await person.page.request.get(`${home}/api/v1/procedures/${first}`)
    expect(await described.json()).toMatchObject({ note: NOTE, effectiveFrom: '2026-03-02' })
    await person.page.goto(`/nop/${repealed}`)
    await person.page.getByText('Thủ tục đã bãi bỏ').waitFor()
    expect(await person.page.locator('main a[href="/thu-tuc/' + second + '"]').count()).toBe(1)
    await expectAccessible(person.page)

    const refusal = await fileDossier(home, late).catch((error: Error) => error.message)
    expect(refusal).toContain('"code":"conflict/procedure-repealed"')
    expect(refusal).toContain(REPEALED)
    expect(refusal).toContain(`"replacedBy":{"code":"${second}"`)
    const counter = await aVisit(size)
    await counter.signInAs('tiepnhan.xa')
    await counter.page.goto('/can-bo/tiep-nhan')
    await counter.page.getByLabel('Tìm thủ tục').fill(repealed)
    await counter.page.locator('button[value="look"]', { hasText: /^Tìm$/ }).click()
    await counter.page.getByText(`${repealed} – `).waitFor()
    await expectAccessible(counter.page)
    await counter.page.locator(`button[value="${second}"]`).click()
    await counter.page.getByText('Chọn thủ tục khác').waitFor()
  })

  test('a receiving place marks what it has put up, and prints the poster', async () => {
    const { page, home, signInAs } = await aVisit(size)
    await signInAs('tiepnhan.xa')
    await page.goto('/can-bo/niem-yet')
    await page.goto(`${page.url()}?trang-thai=missing`)
    await expectAccessible(page)
    const poster = await page.locator('tbody a').first().getAttribute('href')
    const code = poster?.split('/').at(-1) ?? ''
    const reply = await page.request.get(`${home}${poster ?? ''}`)
    expect(reply.headers()['content-type']).toBe('application/pdf')

    await page.locator(`[type="checkbox"][value="${code}"]`).check()
    await press(page, 'Đánh dấu đã niêm yết')
    await page.getByRole('link', { name: /^Đã niêm yết/ }).click()

    await page.locator(`a[href$="/${code}"]`).waitFor()
    await expectAccessible(page)
  })
})

test('a paper that another officer moved while it was being written is written where it stands now, never over another', async () => {
  const [mine, theirs] = [
    await aVisit({ width: 1280, javaScript: true }),
    await aVisit({ width: 1280, javaScript: false }),
  ]
  await mine.signInAs('kiemsoat')
  await theirs.signInAs('kiemsoat')
  const { page } = mine
  await page.goto('/quan-tri/cong-bo')
  await page.getByRole('link', { name: 'Soạn quyết định mới' }).click()
  await page.getByLabel('Trích yếu').fill('Sửa thành phần hồ sơ')
  await press(page, 'Lưu')
  await page.waitForURL(/cong-bo\/[0-9a-f-]{36}$/)
  const decision = new URL(page.url()).pathname
  await addProcedure(page, 'Sửa đổi, bổ sung', '1.001193')
  await page.waitForURL(/1\.001193$/)
  const papers = `${decision}/1.001193/papers`
  const names = async () => {
    await theirs.page.goto(papers)
    return theirs.page.locator('main li a').allInnerTexts()
  }
  const [first, second] = await names()

  await page.goto(`${papers}/1`)
  await page.getByLabel('Tên', { exact: true }).fill('Giấy chứng sinh bản điện tử')
  await theirs.page.goto(`${papers}/0`)
  await press(theirs.page, 'Bỏ mục này')
  await press(page, 'Lưu phần này')
  await page.getByText('Người khác vừa sửa phần này').first().waitFor()
  await press(page, 'Lưu phần này')
  await page.waitForURL(new RegExp(`${papers}$`))

  const left = await names()
  expect(left.join()).toContain('Giấy chứng sinh bản điện tử')
  expect([first, second].every((name) => name !== undefined && !left.includes(name))).toBe(true)
  await page.goto(decision)
  await page.locator('summary', { hasText: 'Xóa dự thảo' }).click()
  await press(page, 'Xóa dự thảo')
})
