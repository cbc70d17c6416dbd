import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { fileOnline } from '../support/filling.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

/** Three procedures of a commune: papers alone, several papers, and a form of several pages. */
const PROCEDURES = [
  { code: '1.001653', name: 'đổi giấy xác nhận khuyết tật', answers: {} },
  { code: '2.002481', name: 'chuyển trường', answers: {} },
  {
    code: '1.004873',
    name: 'giấy xác nhận tình trạng hôn nhân',
    answers: {
      forSelf: 'yes',
      subjectGender: 'female',
      subjectEthnicity: 'Nùng',
      maritalStatus: 'never',
      purpose: 'other',
      purposeDetail: 'Bổ sung hồ sơ vay vốn ngân hàng',
      declaration: 'yes',
    },
  },
] as const

const MAIN = 'form[data-main-action]'

/** Signs in as an officer before the dossier, and leaves what they had open. */
async function officer(page: Page, username: string, code: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`/can-bo/dang-nhap?tiep=${encodeURIComponent(`/can-bo/ho-so/${code}`)}`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill('demo')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: code }).waitFor()
  await expectAccessible(page)
}

/** Does the main action of the page when it is this one. */
async function does(
  page: Page,
  action: string,
  fill?: readonly [string, string],
): Promise<boolean> {
  const button = page.locator(MAIN).getByRole('button', { name: action })
  if ((await button.count()) === 0) return false
  if (fill !== undefined) await page.locator(MAIN).getByLabel(fill[0]).fill(fill[1])
  await button.click()
  await page.getByText(`Đã thực hiện: ${action.toLowerCase()}.`).waitFor()
  return true
}

describe.each([
  { width: 360, javaScript: false },
  { width: 1280, javaScript: true },
] as const)('at $width px, JavaScript $javaScript', (options) => {
  test.each(PROCEDURES)(
    'a person files $name; five officers receive, examine, approve, number and hand over',
    async (procedure) => {
      const person = await aVisit(options)
      await person.signInAs('congdan')
      const look = () => expectAccessible(person.page)
      const code = await fileOnline(person.page, procedure, look)

      // Officers have scripts; the width stays.
      const { page } = await aVisit({ width: options.width, javaScript: true })
      await officer(page, 'tiepnhan.xa', code)
      expect(await does(page, 'Tiếp nhận')).toBe(true)
      for (const username of ['thuly.xa', 'lanhdaophong.xa', 'thuly.xa', 'lanhdaophong.xa']) {
        await officer(page, username, code)
        await does(page, 'Hoàn thành bước', ['Ghi chú, ý kiến', 'Hồ sơ đủ điều kiện.'])
      }
      await officer(page, 'lanhdao.xa', code)
      expect(await does(page, 'Ký kết quả', ['Nội dung quyết định', 'Đồng ý.'])).toBe(true)
      await officer(page, 'vanthu.xa', code)
      expect(await does(page, 'Vào số, đóng dấu')).toBe(true)
      await officer(page, 'tiepnhan.xa', code)
      expect(await does(page, 'Trả kết quả')).toBe(true)

      await person.page.goto(`/ho-so/${code}`)
      await person.page.getByText('Đã trả kết quả').first().waitFor()
      await look()
      await person.page.goto('/tra-cuu')
      await person.page.getByLabel('Mã hồ sơ').fill(code)
      await person.page.getByLabel(/4 số cuối|4 ký tự cuối|bốn/i).fill('1234')
      await person.page.getByRole('button', { name: 'Tra cứu' }).click()
      await person.page.getByText('Đã trả kết quả').first().waitFor()
      await look()
    },
  )
})
