import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { begun, crashWhileTyping, nextSaved } from '../../faults/drafts/typing.ts'
import { aPdf, aPng } from '../../tools/test-support/file-samples.ts'
import { openBrowser } from '../support/browser.ts'
import { aVisit, expectAccessible, tokenOf } from '../support/visit.ts'

const BIRTH = '1.001193'
const SAVE = 'Lưu và tiếp tục'

async function goOn(page: Page, button = SAVE): Promise<void> {
  await page.getByRole('button', { name: button }).last().click()
}

async function answerDate(page: Page, question: string, date: string): Promise<void> {
  const [day = '', month = '', year = ''] = date.split('/')
  await page.locator(`[name="/${question}#day"]`).fill(day)
  await page.locator(`[name="/${question}#month"]`).fill(month)
  await page.locator(`[name="/${question}#year"]`).fill(year)
}

async function begin(page: Page): Promise<string> {
  await page.goto(`/nop/${BIRTH}`)
  await page.getByText('Biên bản về việc trẻ bị bỏ rơi (chỉ trường hợp: Trẻ bị bỏ rơi)').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Có giấy chứng sinh').check()
  await page.getByRole('button', { name: /Bắt đầu/ }).click()
  await page.waitForURL(/\/nop\/ho-so\//)
  return page.url()
}

async function shown(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await expectAccessible(page)
}

describe('a birth is registered online', () => {
  test('on a telephone without scripts: page by page, resumed, and filed once', async () => {
    const visit = await aVisit({ width: 360, javaScript: false })
    const { page } = visit
    await visit.signInAs('congdan')
    const filing = await begin(page)
    await shown(page, 'Đăng ký khai sinh')
    await page.getByRole('link', { name: 'Người nộp' }).click()
    await shown(page, 'Người nộp hồ sơ')
    await goOn(page)

    // What the account knows is not asked again; what is missing is told, and nothing is lost.
    await shown(page, 'Người yêu cầu')
    await goOn(page)
    await expect.poll(() => page.title()).toMatch(/^Lỗi: /)
    await page.getByRole('link', { name: /Chọn quan hệ của bạn/ }).waitFor()
    await expectAccessible(page)
    await page.getByLabel('Mẹ', { exact: true }).check()
    await goOn(page)

    await shown(page, 'Trẻ được khai sinh')
    await page.getByLabel('Họ, chữ đệm, tên').fill('Nông Minh Khang')
    await answerDate(page, 'childBirthDate', '20/2/2026')
    await page.getByLabel('Nam', { exact: true }).check()
    await page.locator('[name="/childEthnicity"]').selectOption({ label: 'Tày' })
    await page
      .locator('[name="/childHometown#province"]')
      .selectOption({ label: 'Thành phố Hà Nội' })
    await page
      .getByRole('button', { name: /Hiện danh sách/ })
      .first()
      .click()
    await page.locator('[name="/childHometown#commune"]').selectOption({ label: 'Phường Ba Đình' })
    expect(await page.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Nông Minh Khang')
    await goOn(page)

    // An answer opens a further question on the same page.
    await shown(page, 'Nơi sinh')
    await page.getByLabel('Cơ sở y tế', { exact: true }).check()
    await page.locator('[name="/birthPlaceAddress#commune"]').selectOption({ index: 1 })
    await goOn(page)
    await page.getByText('Câu trả lời của bạn mở thêm câu hỏi').waitFor()
    await page.getByLabel('Tên cơ sở y tế').fill('Bệnh viện Đa khoa tỉnh Lạng Sơn')
    await goOn(page)

    await shown(page, 'Cha mẹ của trẻ')
    await page.locator('[name="/motherKnown"][value=no]').check()
    await page.locator('[name="/fatherKnown"][value=no]').check()
    await goOn(page)

    await shown(page, 'Bản sao và cam đoan')
    await page.locator('[name="/copiesWanted"][value=no]').check()
    await page.getByLabel('Tôi đồng ý').check()
    await goOn(page)

    await shown(page, 'Giấy tờ')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([
        { name: 'mat-truoc.png', mimeType: 'image/png', buffer: aPng(200, 120) },
        { name: 'giay-chung-sinh.pdf', mimeType: 'application/pdf', buffer: await aPdf() },
        { name: 'ghi-chu.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
      ])
    await goOn(page, 'Tải các tệp đã chọn lên')
    await page.getByRole('link', { name: /ghi-chu.txt: Không nhận loại tệp này/ }).waitFor()
    await page.getByRole('link', { name: 'giay-chung-sinh.pdf' }).waitFor()
    // What was chosen for another paper meanwhile comes along.
    const other = { name: 'lam-chung.png', mimeType: 'image/png', buffer: aPng(100, 120) }
    await page.locator('input[type=file]').nth(1).setInputFiles(other)
    await page.getByRole('button', { name: /Bỏ tệp mat-truoc.png/ }).click()
    await page.getByRole('link', { name: 'lam-chung.png' }).waitFor()
    expect(await page.getByText('mat-truoc.png').count()).toBe(0)
    await expectAccessible(page)
    await goOn(page, 'Tiếp tục')

    // Left here, and found again among what was begun.
    await shown(page, 'Nhận kết quả')
    await page.goto('/nop/dang-lam')
    await shown(page, 'Hồ sơ đang làm')
    await page.locator(`a[href="${new URL(filing).pathname}"]`).click()
    await page.getByRole('link', { name: 'Nhận kết quả' }).click()
    await page.getByLabel(/Nhận tại quầy/).check()
    await goOn(page)

    await shown(page, 'Xem lại và nộp')
    await page.getByText('Nông Minh Khang').waitFor()
    const review = page.url()
    await goOn(page, 'Đồng ý và nộp hồ sơ')
    await shown(page, 'Đã nộp hồ sơ')
    const code = await page.locator('.filed-code').textContent()
    expect(code).toMatch(/^H37\.[\d.]+-\d{6}-\d{4}$/)

    // Whoever goes back and confirms again is shown the same.
    await page.goto(review)
    await shown(page, 'Đã nộp hồ sơ')
    expect(await page.locator('.filed-code').textContent()).toBe(code)
    const copy = await page.request.get(page.url().replace('/xong', '/ban-sao'))
    expect(copy.headers()['content-type']).toBe('application/pdf')
  })

  test('on a computer with scripts: parts appear at once, and typing is saved by itself', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page } = visit
    await visit.signInAs('congdan2')
    const filing = await begin(page)
    await page.goto(`${filing}/to-khai/treEm`)
    await page.getByLabel('Họ, chữ đệm, tên').fill('Nông Thị Xuân')
    await answerDate(page, 'childBirthDate', '20/2/2026')

    await page.getByText(/hai mươi tháng hai năm hai nghìn không trăm hai mươi sáu/).waitFor()
    const ethnicity = page.getByRole('combobox', { name: 'Dân tộc' })
    await ethnicity.fill('tay')
    await ethnicity.press('Enter')
    await expect.poll(() => ethnicity.inputValue()).toBe('Tày')
    await page.getByText(/Đã lưu lúc \d\d:\d\d/).waitFor()
    await expectAccessible(page)

    await page.reload()
    expect(await page.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Nông Thị Xuân')
    // Until the scripts run it is a plain list, whose value is the code.
    await expect
      .poll(() => page.getByRole('combobox', { name: 'Dân tộc' }).inputValue())
      .toBe('Tày')

    await page.goto(`${filing}/to-khai/noiSinh`)
    expect(await page.getByLabel('Tên cơ sở y tế').count()).toBe(0)
    await page.getByLabel('Cơ sở y tế', { exact: true }).check()
    await page.getByLabel('Tên cơ sở y tế').waitFor()
  })

  test('in two tabs: the second is told, and what the first saved stays', async () => {
    const visit = await aVisit({ width: 360, javaScript: false })
    const { page } = visit
    await visit.signInAs('congdan2')
    const filing = await begin(page)
    const second = await page.context().newPage()
    for (const tab of [page, second]) await tab.goto(`${filing}/nguoi-nop`)

    await page.getByLabel('Số điện thoại').first().fill('0911111111')
    await goOn(page)
    await second.getByLabel('Số điện thoại').first().fill('0922222222')
    await goOn(second)

    await second.getByRole('heading', { name: 'Phần này vừa được lưu ở nơi khác' }).waitFor()
    expect(await second.getByLabel('Số điện thoại').first().inputValue()).toBe('0922222222')
    await expectAccessible(second)
    await page.goto(`${filing}/nguoi-nop`)
    expect(await page.getByLabel('Số điện thoại').first().inputValue()).toBe('0911 111 111')
  })

  test.each([false, true])(
    'after the session ended: what was typed is sent once more, and nothing is lost (scripts: %s)',
    async (javaScript) => {
      const visit = await aVisit({ width: 360, javaScript })
      const { page } = visit
      await visit.signInAs('congdan2')
      const filing = await begin(page)
      await page.goto(`${filing}/to-khai/treEm`)
      await page.context().clearCookies()
      await page.getByLabel('Họ, chữ đệm, tên').fill('Nông Thị Xuân Hương')
      if (javaScript) await page.getByText(/Phiên đăng nhập đã hết nên chưa lưu được/).waitFor()
      await goOn(page)
      await shown(page, 'Phiên đăng nhập đã hết')

      await goOn(page, 'Gửi lại')
      await shown(page, 'Phiên đăng nhập đã hết')
      await visit.signInAs('congdan2')
      await goOn(page, 'Gửi lại')

      await shown(page, 'Trẻ được khai sinh')
      expect(await page.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Nông Thị Xuân Hương')
      expect(await page.title()).toMatch(/^Lỗi: /)
    },
  )

  test('while typing after the session ended: saving goes on once signed in elsewhere', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page } = visit
    await visit.signInAs('congdan2')
    const filing = await begin(page)
    await page.goto(`${filing}/to-khai/treEm`)
    await page.context().clearCookies()
    await page.getByLabel('Họ, chữ đệm, tên').fill('Nông Thị Lan')
    await page.getByRole('link', { name: 'Đăng nhập lại' }).waitFor()
    await expectAccessible(page)

    await visit.signInAs('congdan2')

    await page.getByText(/Đã lưu lúc/).waitFor()
    await page.reload()
    expect(await page.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Nông Thị Lan')
  })

  test('without resting: what was saved by itself is there after the page crashed', async () => {
    const home = inject('home')
    const browser = await openBrowser()
    const desk = await begun(browser, { home, token: await tokenOf(home, 'congdan2') })
    let saved = ''

    const { typed, found } = await crashWhileTyping(browser, desk, async (page) => {
      await nextSaved(page)
      saved = await nextSaved(page)
    })
    await browser.close()

    const texts = typed.map(({ text }) => text)
    expect(texts).toContain(saved)
    expect(texts.slice(texts.indexOf(saved))).toContain(found)
  })
})
