import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { aVisit, expectAccessible, tokenOf, type Visit } from '../support/visit.ts'

async function dueDateOf(home: string, code: string): Promise<string> {
  const authorization = `Bearer ${await tokenOf(home, 'thuly.xa')}`
  const reply = await fetch(`${home}/api/v1/dossiers/${code}`, { headers: { authorization } })
  return ((await reply.json()) as { readonly dueAt: string }).dueAt
}

async function untilDone({ page }: Visit): Promise<void> {
  while ((await page.getByText('Đã xong').count()) === 0) {
    await setTimeout(500)
    await page.reload()
  }
}

test.each([{ width: 360, javaScript: false } as const, { width: 1280, javaScript: true } as const])(
  'a day off moves the date of a dossier: foreseen, confirmed, told with the reason (%o)',
  async (size) => {
    const admin = await aVisit(size)
    const { home, page } = admin
    const code = await aFiledDossier(home)
    await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
    const promised = await dueDateOf(home, code)
    await admin.signInAs('quantri')

    await page.goto('/quan-tri/lich/ngay/moi')
    await page.getByLabel('Ngày', { exact: true }).fill(promised.slice(0, 10))
    await page.getByLabel('Loại').selectOption('closed')
    await page.getByLabel('Tên').fill('Bão số 9')
    await page.getByRole('button', { name: 'Xem trước thay đổi' }).click()
    await page.getByText('Chưa có gì được lưu').waitFor()
    while ((await page.getByRole('rowheader', { name: code }).count()) === 0) {
      await page.locator('a[rel=next]').click()
    }
    const line = page.getByRole('row').filter({ hasText: code })
    expect(await line.locator('time').first().getAttribute('datetime')).toBe(promised)
    const foreseen = await line.locator('time').last().getAttribute('datetime')
    expect(await dueDateOf(home, code)).toBe(promised)
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Xác nhận thay đổi' }).click()
    await page.getByText('Đã lưu.').waitFor()
    await expectAccessible(page)
    await untilDone(admin)

    expect(await dueDateOf(home, code)).toBe(foreseen)
    const person = await aVisit(size)
    await person.signInAs('congdan')
    await person.page.goto(`/ho-so/${code}`)
    await person.page.getByText('Ngày hẹn trả chuyển từ').waitFor()
    expect(await person.page.getByText('Bão số 9').count()).toBeGreaterThan(0)
    await expectAccessible(person.page)
    const desk = await aVisit(size)
    await desk.signInAs('thuly.xa')
    await desk.page.goto(`/can-bo/ho-so/${code}`)
    const told = desk.page.getByText(/lịch làm việc thêm ngày đóng cửa .* \(Bão số 9\)/)
    await told.first().waitFor({ state: 'attached' })

    await page.goto('/quan-tri/lich')
    await expectAccessible(page)
    await page.getByRole('rowheader').getByRole('link').last().waitFor()
    await page.goto(`/quan-tri/lich?nam=${promised.slice(0, 4)}`)
    await page.getByRole('row').filter({ hasText: 'Bão số 9' }).getByRole('link').click()
    await page.locator('summary', { hasText: 'Bỏ ngày này' }).click()
    await page.getByRole('button', { name: 'Bỏ ngày này' }).click()
    await page.getByRole('button', { name: 'Xác nhận thay đổi' }).click()
    await page.getByText('Đã lưu.').waitFor()
    await untilDone(admin)
    expect(await dueDateOf(home, code)).toBe(promised)
  },
)
