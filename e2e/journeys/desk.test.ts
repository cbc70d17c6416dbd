import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aPdf } from '../../tools/test-support/file-samples.ts'
import { actAs, aFiledDossier, preparedForDecision } from '../support/filing.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

/** The address of a dossier, opened from a list. */
function dossierAt(code: string, list?: string): string {
  return `/can-bo/ho-so/${code}${list === undefined ? '' : `?ds=${list}`}`
}

/** Until the scripts of a page run: before, keys mean nothing. */
function alive(page: Page): Promise<void> {
  return page.waitForLoadState('networkidle')
}

async function waitsForDone(page: Page, action: string): Promise<void> {
  await page.getByText(`Đã thực hiện: ${action}.`).waitFor()
}

describe('a dossier passes the desks of five officers', () => {
  test('from filing to hand-over, each doing the one main action of the page', async () => {
    const { page, home } = await aVisit({ width: 1280, javaScript: true })
    const code = await aFiledDossier(home)
    const signIn = async (username: string) => {
      await page.context().clearCookies()
      await page.goto(`/can-bo/dang-nhap?tiep=${encodeURIComponent(dossierAt(code))}`)
      await page.getByLabel('Tên đăng nhập').fill(username)
      await page.getByLabel('Mật khẩu').fill('demo')
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
      await page.getByRole('heading', { name: code }).waitFor()
    }
    const main = page.locator('form[data-main-action]')

    await signIn('tiepnhan.xa')
    await main.getByRole('button', { name: 'Tiếp nhận' }).click()
    await waitsForDone(page, 'tiếp nhận')
    expect(await page.getByRole('link', { name: 'In lại giấy tiếp nhận' }).count()).toBe(1)

    await signIn('thuly.xa')
    await page.locator('summary', { hasText: 'Nhận xử lý' }).click()
    await page.getByRole('button', { name: 'Nhận xử lý' }).click()
    await waitsForDone(page, 'nhận xử lý')
    await page.locator('.open-steps').getByText('Bạn đang giữ').waitFor()

    for (const username of ['thuly.xa', 'lanhdaophong.xa', 'thuly.xa', 'lanhdaophong.xa']) {
      await signIn(username)
      if ((await main.getByRole('button', { name: 'Hoàn thành bước' }).count()) === 0) continue
      await alive(page)
      await main.getByLabel('Ghi chú, ý kiến').fill('Hồ sơ đủ điều kiện.')
      await main
        .getByLabel('Giấy tờ kèm theo, dự thảo kết quả')
        .setInputFiles([{ name: 'du-thao.pdf', mimeType: 'application/pdf', buffer: await aPdf() }])
      await page.keyboard.press('Control+Enter')
      await waitsForDone(page, 'hoàn thành bước')
      expect(await page.getByText(/do bước .* thêm/).count()).toBeGreaterThan(0)
    }

    await signIn('lanhdao.xa')
    await main.getByLabel('Nội dung quyết định').fill('Đồng ý cấp giấy chứng nhận.')
    await main.getByRole('button', { name: 'Ký kết quả' }).click()
    await waitsForDone(page, 'ký kết quả')

    await signIn('vanthu.xa')
    await main.getByRole('button', { name: 'Vào số, đóng dấu' }).click()
    await waitsForDone(page, 'vào số, đóng dấu')
    expect(await page.getByText(/Số \d+\/KQ-UBND/).count()).toBeGreaterThan(0)

    await signIn('tiepnhan.xa')
    await main.getByRole('button', { name: 'Trả kết quả' }).click()
    await waitsForDone(page, 'trả kết quả')
    await page.getByText('Đã trả cho Hoàng Thị Bế').waitFor()
    expect(await page.getByText('Không có việc nào của bạn').count()).toBe(1)
  })
})

describe('when two officers have the same dossier open', () => {
  test('the second is told who was first, when and what changed, and keeps what was typed', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page, home } = visit
    const code = await aFiledDossier(home)
    await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
    await visit.signInAs('thuly.xa')
    await page.goto(dossierAt(code))
    const note = page.locator('[data-main-action]').getByLabel('Ghi chú, ý kiến')
    await note.fill('Đã thẩm định tại chỗ.')
    const given = { action: 'assign', body: { assignee: 'thuly.xa' } }
    await actAs(home, 'lanhdaophong.xa', { code, ...given })
    const complete = page.getByRole('button', { name: 'Hoàn thành bước' })

    await complete.click()

    await page.getByRole('heading', { name: 'Người khác đã làm trước bạn' }).waitFor()
    const told = await page.locator('.notice[data-kind=warning]').textContent()
    expect(told).toContain('Giao bước')
    expect(told).toContain('Chu Thị Lan')
    expect(told).toContain('thứ Hai 02/03/2026')
    expect(await note.inputValue()).toBe('Đã thẩm định tại chỗ.')

    await complete.click()
    await waitsForDone(page, 'hoàn thành bước')
  })
})

test('who was too late for an action is shown what they wrote for it', async () => {
  const visit = await aVisit({ width: 1280, javaScript: true })
  const { page, home } = visit
  const code = await aFiledDossier(home)
  await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
  await visit.signInAs('thuly.xa')
  await page.goto(dossierAt(code))
  await page.locator('summary', { hasText: 'Xin ý kiến' }).click()
  const form = page.locator('[data-action-form]:has(input[value=consult])')
  await form.locator('select').first().selectOption({ index: 1 })
  await form.locator('textarea').fill('Đề nghị cho ý kiến về phòng cháy.')
  await preparedForDecision(home, code)

  await form.getByRole('button', { name: 'Xin ý kiến' }).click()

  await page.getByText('việc bạn định làm không còn').waitFor()
  await page.locator('blockquote', { hasText: 'Đề nghị cho ý kiến về phòng cháy.' }).waitFor()
  await expectAccessible(page)
})

describe('a list of work', () => {
  test('opens a row beside it by keys, and carries on to the next dossier', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page, home } = visit
    await aFiledDossier(home)
    await aFiledDossier(home)
    await visit.signInAs('tiepnhan.xa')
    await page.goto('/can-bo/viec/to-receive')
    await alive(page)

    await page.keyboard.press('j')
    await page.keyboard.press('Enter')

    const beside = page.getByRole('complementary', { name: 'Hồ sơ đang mở' })
    await beside.waitFor()
    const first = (await beside.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
    await expectAccessible(page)

    await beside.locator('[data-main-action]').getByLabel('Xong thì mở hồ sơ tiếp theo').check()
    await page.keyboard.press('Control+Enter')
    await page.getByText(`Đã thực hiện với hồ sơ ${first}: tiếp nhận.`).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe(first)
  })

  test('lets a head give several dossiers to one officer', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page, home } = visit
    const codes = [await aFiledDossier(home), await aFiledDossier(home)]
    for (const code of codes) await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
    await visit.signInAs('lanhdaophong.xa')
    await page.goto('/can-bo/viec/my-unit')
    for (const code of codes) await page.getByLabel(`Đánh dấu hồ sơ ${code}`).check()
    await page.getByLabel('Giao cho').selectOption({ label: 'Lý Văn Sơn' })
    const give = page.getByRole('button', { name: 'Giao', exact: true })

    await page.getByLabel('Chỉ thử, chưa ghi').check()
    await give.click()
    await page.getByText(/làm được 2 hồ sơ\. Chưa ghi gì\.$/).waitFor()
    expect(await page.getByLabel('Chỉ thử, chưa ghi').isChecked()).toBe(false)
    await give.click()

    await page.getByText(/đã xong 2 hồ sơ\.$/).waitFor()
    const row = page.getByRole('row').filter({ hasText: codes[0] ?? '' })
    expect(await row.textContent()).toContain('Lý Văn Sơn')
  })

  test('keeps to the list as it was narrowed, from dossier to dossier and back', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page, home } = visit
    const [first, second] = [await aFiledDossier(home), await aFiledDossier(home)]
    const narrowed = '/can-bo/viec/to-receive?q=Ho%C3%A0ng+Th%E1%BB%8B+B%E1%BA%BF'
    await visit.signInAs('tiepnhan.xa')
    await page.goto(`${narrowed}&mo=${first}`)
    await page.getByRole('link', { name: 'Mở đầy đủ' }).click()

    await page.waitForURL(`**/ho-so/${first}?q=*`)
    await page.goto(`/can-bo/ho-so/${second}${new URL(page.url()).search}`)
    const back = page.getByRole('link', { name: /^Danh sách/ })
    expect(await back.getAttribute('href')).toBe(narrowed)
    const previous = page.locator('.dossier-way a[data-key=k]')
    expect(await previous.getAttribute('href')).toContain('q=Ho%C3%A0ng')
  })

  test('finds a dossier by its code from anywhere', async () => {
    const visit = await aVisit({ width: 1280, javaScript: true })
    const { page, home } = visit
    const code = await aFiledDossier(home)
    await visit.signInAs('tiepnhan.xa')
    await page.goto('/can-bo/tai-khoan')
    await alive(page)
    await expectAccessible(page)

    await page.keyboard.press('/')
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')

    await page.waitForURL(`**/can-bo/ho-so/${code}`)
  })
})

describe('without scripts on a telephone', () => {
  test('a dossier is read, refused for a reason, and the pages are clean', async () => {
    const visit = await aVisit({ width: 360, javaScript: false })
    const { page, home } = visit
    const code = await aFiledDossier(home)
    await visit.signInAs('tiepnhan.xa')
    await page.goto('/can-bo/viec/to-receive')
    await expectAccessible(page)
    await page.getByRole('link', { name: code }).click()
    await expectAccessible(page)
    await page.locator('summary', { hasText: 'Từ chối tiếp nhận' }).click()

    await page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()
    await page.getByRole('link', { name: /^Hãy ghi ít nhất một nội dung/ }).waitFor()
    await page.locator('#refuse-items').getByLabel('Nội dung 1').fill('Giấy tờ không đọc được.')
    await page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()

    await page.getByText('Đã thực hiện: từ chối tiếp nhận.').waitFor()
    expect(await page.getByText('Từ chối tiếp nhận: Giấy tờ không đọc được').count()).toBe(1)
  })

  test('a wrong password is told at the top, and the user name is kept', async () => {
    const { page } = await aVisit({ width: 360, javaScript: false })
    await page.goto('/can-bo/dang-nhap')
    await expectAccessible(page)
    await page.getByLabel('Tên đăng nhập').fill('tiepnhan.xa')
    await page.getByLabel('Mật khẩu').fill('sai')

    await page.getByRole('button', { name: 'Đăng nhập' }).click()

    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Tên đăng nhập').inputValue()).toBe('tiepnhan.xa')
    expect(await page.getByLabel('Mật khẩu').inputValue()).toBe('')
  })
})
