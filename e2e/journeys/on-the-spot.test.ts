import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

const BIRTH = '1.001193'
const LAND = '1.013831'
const CENTRE = 'H37.01.20'

async function signIn(page: Page, username: string, to: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`/can-bo/dang-nhap?tiep=${encodeURIComponent(to)}`)
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu').fill('demo')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
}

describe('on the spot', () => {
  test('the signer delegates, and the counter receives, decides, seals and hands over in one sitting', async () => {
    const { page, home } = await aVisit({ width: 1280, javaScript: true })
    const code = await aFiledDossier(home, { procedureCode: BIRTH })
    const sitting = `/can-bo/ho-so/${code}/tai-cho`

    await signIn(page, 'tiepnhan.xa', sitting)
    await page.getByText('Người có thẩm quyền ký chưa ủy quyền').waitFor()
    expect(await page.getByRole('button', { name: 'Ký và trả kết quả' }).count()).toBe(0)

    await signIn(page, 'lanhdao.xa', '/can-bo/uy-quyen')
    await page.getByText('Chưa ủy quyền cho ai.').waitFor()
    await page.getByLabel('Cán bộ tại quầy').selectOption('tiepnhan.xa')
    await page.getByLabel('Số, ngày văn bản ủy quyền').fill('số 12/QĐ-UBND')
    await page.getByLabel('Gồm cả việc lấy số, đóng dấu').check()
    const from = await page.getByLabel('Từ ngày').inputValue()
    await page.getByLabel('Đến hết ngày').fill(from)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Ủy quyền', exact: true }).click()
    await page.getByText('Đã ủy quyền.').waitFor()

    await signIn(page, 'tiepnhan.xa', sitting)
    await page.getByRole('heading', { name: 'Giải quyết 5 tại chỗ' }).waitFor()
    await page.getByText('Theo ủy quyền số 12/QĐ-UBND.').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Ký và trả kết quả' }).click()
    await page.getByRole('link', { name: 'Ghi nội dung kết quả.' }).waitFor()
    await page.getByLabel('Nội dung kết quả').fill('Đồng ý đăng ký khai sinh.')
    await page.getByRole('button', { name: 'Ký và trả kết quả' }).click()
    await page.getByText('Đã giải quyết tại chỗ và trả kết quả.').waitFor()

    await page.goto(`/can-bo/ho-so/${code}`)
    await page.getByText('Giải quyết 5 tại chỗ, theo ủy quyền số 12/QĐ-UBND.').waitFor()
    await page.getByText('Đã trả cho Hoàng Thị Bế').waitFor()
  })
})

describe('a land dossier', () => {
  test('shows both appointments to the person, and gives the day of the second when it begins', async () => {
    const { page, home, signInAs } = await aVisit({ width: 360, javaScript: false })
    const code = await aFiledDossier(home, { procedureCode: LAND, receivingUnit: CENTRE })
    await actAs(home, 'tiepnhan', { code, action: 'receive' })
    await signInAs('congdan')

    await page.goto(`/ho-so/${code}`)
    await page.getByText('Hẹn lần 1 (xong phần kiểm tra').waitFor()
    await page.getByText('3 ngày làm việc kể từ khi có chứng từ nộp tiền').waitFor()

    const step = { code, action: 'complete-step', body: { outcome: 'qualified' } }
    await actAs(home, 'thuly', step)
    await page.goto(`/ho-so/${code}`)
    await page.getByText('Bạn cần thực hiện nghĩa vụ tài chính').waitFor()
    await page.getByText('Hẹn lần 1 (đã xong)').waitFor()
    await expectAccessible(page)

    await actAs(home, 'thuly', step)
    await page.goto(`/ho-so/${code}`)
    const second = page.getByText('Hẹn lần 2 (trả kết quả): ')
    expect(await second.locator('time').count()).toBe(1)
    expect(await page.getByText('kể từ khi có chứng từ nộp tiền').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Giấy tiếp nhận hồ sơ và hẹn trả' }).count()).toBe(
      2,
    )
  })
})
