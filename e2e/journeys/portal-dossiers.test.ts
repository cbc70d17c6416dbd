import { expect, test } from 'vitest'
import { aPdf } from '../../tools/test-support/file-samples.ts'
import { aDossierWithQuestions } from '../support/supplements.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

test('a person answers what was asked, follows the dossier by its code, and withdraws it', async () => {
  const { code } = await aDossierWithQuestions()
  const visit = await aVisit({ width: 360, javaScript: false })
  await visit.signInAs('congdan')
  const { page, home } = visit

  await page.goto('/ho-so')
  await expectAccessible(page)
  await page.locator('.must-do').getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Bạn cần bổ sung 2 nội dung' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Bổ sung ngay' }).click()
  await expectAccessible(page)

  const files = page.locator('input[type=file]')
  const pdf = { name: 'Chụp lại.pdf', mimeType: 'application/pdf', buffer: await aPdf(2) }
  const broken = { name: 'hỏng.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') }
  await files.nth(0).setInputFiles(pdf)
  await files.nth(1).setInputFiles(broken)
  await page.getByRole('button', { name: 'Tải lên' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByText('(2 trang').waitFor()
  await expectAccessible(page)

  // A file of which nobody said which paper it is waits on the page for that alone.
  await files.nth(1).setInputFiles({ ...pdf, name: 'Quan hệ.pdf' })
  await page.getByRole('button', { name: 'Tải lên' }).click()
  await page.getByRole('alert').getByText('Chọn tệp này là giấy tờ nào.').waitFor()
  await page.locator('select').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Tải lên' }).click()
  await page.getByText('Quan hệ.pdf').first().waitFor()
  expect(await page.getByText('Chụp lại.pdf').count()).toBeGreaterThan(0)
  await page.getByLabel('Điều bạn muốn nói thêm').fill('Đã chụp lại đủ hai mặt.')
  await page.getByRole('button', { name: 'Gửi bổ sung' }).click()

  await page.waitForURL(`${home}/ho-so/${code}?da=bo-sung`)
  await page.getByText('Đã gửi phần bổ sung').waitFor()
  await page.getByText('Đã chụp lại đủ hai mặt.').first().waitFor()

  await page.goto('/tra-cuu')
  await page.getByLabel('Mã hồ sơ').fill(` ${code.toLowerCase().replaceAll('-', ' – ')} `)
  await page.getByLabel('4 số cuối').fill('020 190 001 234')
  await page.getByRole('button', { name: 'Tra cứu' }).click()
  await page.getByText('Đang xử lý').waitFor()
  const shown = await page.locator('main').textContent()
  expect(shown).toContain('Đã bổ sung giấy tờ')
  expect(shown).not.toMatch(/Hoàng Thị Bế|020190001234/)
  await expectAccessible(page)

  await page.goto(`/ho-so/${code}/rut`)
  await page.getByRole('button', { name: 'Rút hồ sơ' }).click()
  await page.getByRole('alert').getByText('Viết lý do bạn rút hồ sơ.').waitFor()
  expect(await page.title()).toMatch(/^Lỗi: /)
  await page.getByLabel('Vì sao bạn rút hồ sơ?').fill('Nộp nhầm thủ tục.')
  await page.getByRole('button', { name: 'Rút hồ sơ' }).click()
  await page.waitForURL(`${home}/ho-so/${code}?da=rut`)
  expect(await page.getByText('Bạn đã rút hồ sơ').count()).toBeGreaterThan(0)
  await expectAccessible(page)
})
