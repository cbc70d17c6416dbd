import { expect, test } from 'vitest'
import { aFiledDossier } from '../support/filing.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

test('reception sends a dossier on to the commune that is competent, and the person reads where it went', async () => {
  const { page, home, signInAs } = await aVisit({ width: 1280, javaScript: true })
  const code = await aFiledDossier(home)

  await signInAs('tiepnhan.xa')
  await page.goto(`/can-bo/ho-so/${code}`)
  await page.locator('summary', { hasText: 'Chuyển cơ quan có thẩm quyền' }).click()
  const form = page.locator('form', { has: page.getByLabel('Chuyển đến bộ phận một cửa') })
  await form
    .getByLabel('Chuyển đến bộ phận một cửa')
    .selectOption({ label: 'Trung tâm Phục vụ hành chính công phường Đông Kinh' })
  await form.getByLabel('Lý do chuyển').fill('Người nộp cư trú tại phường Đông Kinh')
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Chuyển cơ quan có thẩm quyền' }).click()
  await page.getByText('Đã thực hiện.').waitFor()

  await signInAs('congdan')
  await page.goto(`/ho-so/${code}`)
  await page.getByText('Chuyển đến cơ quan có thẩm quyền').waitFor()
  expect(await page.getByText('phường Đông Kinh').count()).toBeGreaterThan(0)
})

test('an officer names who stands in; the substitute is told for whom, until it is ended', async () => {
  const { page, signInAs } = await aVisit({ width: 360, javaScript: false })

  await signInAs('thuly.xa')
  await page.goto('/can-bo/lam-thay')
  await page.getByLabel('Người làm thay').selectOption({ label: 'Chu Thị Lan' })
  await page.getByRole('button', { name: 'Giao làm thay' }).click()
  await page.getByText('Hãy ghi ngày, giờ bắt đầu.').first().waitFor()
  await expectAccessible(page)
  await page.getByLabel('Từ', { exact: true }).fill('2026-03-02T07:00')
  await page.getByLabel('Đến hết').fill('2026-03-04T17:30')
  await page.getByRole('button', { name: 'Giao làm thay' }).click()
  await page.getByText('Đã giao làm thay.').waitFor()

  const there = await aVisit({ width: 1280, javaScript: true })
  await there.signInAs('lanhdaophong.xa')
  await there.page.goto('/can-bo/viec/mine')
  await there.page.getByText('Bạn đang làm thay Lý Văn Sơn.').waitFor()

  await page.getByRole('button', { name: /Kết thúc/ }).click()
  await page.getByText('Đã kết thúc làm thay.').waitFor()
})

test('the one for whom somebody filed finds it among their own, with who filed', async () => {
  const { page, home, signInAs } = await aVisit({ width: 360, javaScript: false })
  const code = await aFiledDossier(home, {
    owner: { kind: 'citizen', name: 'Nông Văn Lâm', personalId: '020085000777' },
  })

  await signInAs('congdan2')
  await page.goto('/ho-so')
  await page.getByText('Hoàng Thị Bế nộp thay Nông Văn Lâm').first().waitFor()
  await page.goto(`/ho-so/${code}`)
  await page.getByText('Người nộp thay').waitFor()
  await expectAccessible(page)
})
