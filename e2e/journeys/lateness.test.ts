import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { aTimedDemonstration } from '../support/timed.ts'
import { aVisit, expectAccessible, tokenOf } from '../support/visit.ts'

const { home, moveTo, run } = await aTimedDemonstration()

/** A dossier that a case officer holds, and when it is due. */
async function aHeldDossier(): Promise<{ readonly code: string; readonly dueOn: string }> {
  const code = await aFiledDossier(home)
  await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
  await actAs(home, 'thuly.xa', { code, action: 'claim' })
  const authorization = `Bearer ${await tokenOf(home, 'thuly.xa')}`
  const reply = await fetch(`${home}/api/v1/dossiers/${code}`, { headers: { authorization } })
  const { dueAt } = (await reply.json()) as { readonly dueAt: string }
  return { code, dueOn: dueAt.slice(0, 10) }
}

test('an officer is warned on the desk, opens the dossier, and the warning goes when the step is done', async () => {
  const { code, dueOn } = await aHeldDossier()
  const { page, signInAs } = await aVisit({ width: 360, javaScript: false, home })
  await signInAs('thuly.xa')
  await page.goto('/can-bo/nhac-han')
  await page.getByText('Không có hồ sơ nào của bạn sắp đến hạn.').waitFor()
  await expectAccessible(page)

  await moveTo(`${dueOn}T09:00:00+07:00`)
  await run('warnings.send-warnings')
  await signInAs('thuly.xa')
  await page.goto('/can-bo/viec/mine')
  const row = page.getByRole('row').filter({ hasText: code })
  await row.getByText('sắp đến hạn').waitFor()
  await page.getByRole('link', { name: /^Nhắc hạn.*2/ }).click()
  await page.getByText('Đã dùng 80% thời hạn', { exact: true }).waitFor()
  await page.getByText('Còn không quá một ngày làm việc').waitFor()
  await expectAccessible(page)

  await page.getByRole('main').getByRole('link', { name: code }).first().click()
  await page.getByRole('heading', { name: code }).waitFor()
  await page.getByText('Đã dùng 80% thời hạn', { exact: true }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Hoàn thành bước' }).click()
  await page.getByText('Đã thực hiện: hoàn thành bước.').waitFor()

  await page.goto('/can-bo/nhac-han')
  await page.getByText('Không có hồ sơ nào của bạn sắp đến hạn.').waitFor()
  expect(await page.getByRole('link', { name: 'Nhắc hạn', exact: true }).count()).toBe(1)
})

/** The hours that the report sums up in one row. */
async function hoursOf(page: Page, row: string): Promise<number> {
  const cells = page.getByRole('row').filter({ hasText: row }).locator('td.number')
  const texts = await cells.allInnerTexts()
  expect(texts.length % 3).toBe(0)
  return texts.reduce((sum, text, at) => (at % 3 === 1 ? sum + hoursIn(text) : sum), 0)
}

function hoursIn(text: string): number {
  return Number(text.replace('.', '').replace(',', '.'))
}

describe('a head who looks for where time is lost', () => {
  const unit = 'Phòng Kinh tế, Hạ tầng và Đô thị phường Lương Văn Tri'
  const step = 'Thẩm định hồ sơ, dự thảo kết quả'
  let code = ''

  test.each([360, 1280] as const)(
    'goes from the unit to the step, the officer and the dossier, at %i px',
    async (width) => {
      code ||= await aLateDossier()
      const { page, signInAs } = await aVisit({ width, javaScript: false, home })
      const sumBy = async (by: string) => {
        await page.getByLabel('Tính theo', { exact: true }).selectOption({ label: by })
        await page.getByRole('button', { name: 'Xem', exact: true }).click()
        await page.waitForURL(/theo=/)
        await page.waitForLoadState('networkidle')
      }
      await signInAs('lanhdaophong.xa')
      await page.goto('/can-bo')
      await page.getByRole('link', { name: 'Trễ hạn' }).click()
      await page.getByRole('rowheader', { name: unit }).waitFor()
      await expectAccessible(page)
      const ofUnit = await hoursOf(page, unit)
      await page.getByText('theo đơn vị lúc đó').waitFor()
      await page.getByLabel('Đơn vị tính theo').selectOption({ label: 'Đơn vị hiện nay' })
      await page.getByRole('button', { name: 'Xem', exact: true }).click()
      await page.getByText('theo đơn vị hiện nay').waitFor()
      expect(await hoursOf(page, unit)).toBeCloseTo(ofUnit, 2)
      expect(await hoursOf(page, 'Tổng cộng')).toBeCloseTo(ofUnit, 2)
      await expectAccessible(page)

      await sumBy('Bước')
      expect(await hoursOf(page, unit)).toBeCloseTo(ofUnit, 2)
      const ofStep = await hoursOf(page, step)
      await expectAccessible(page)

      await sumBy('Cán bộ')
      expect(await hoursOf(page, 'Lý Văn Sơn')).toBe(ofStep)
      await page.getByRole('link', { name: 'Lý Văn Sơn' }).click()
      const line = page.getByRole('row').filter({ hasText: code })
      await line.waitFor()
      expect(hoursIn(await line.locator('td.number').innerText())).toBe(ofStep)
      expect(ofStep).toBeGreaterThan(0)
      await expectAccessible(page)

      await page.getByRole('link', { name: code }).click()
      await page.getByRole('heading', { name: code }).waitFor()
      await page
        .getByText(/quá hạn \d+ ngày/)
        .first()
        .waitFor()
    },
  )
})

test('a head gives the work of an officer to another who was given the same role', async () => {
  const { code, dueOn } = await aHeldDossier()
  const { page, signInAs } = await aVisit({ width: 1280, javaScript: true, home })

  await signInAs('lanhdaophong.xa')
  await page.goto('/can-bo/chuyen-viec')
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'Lý Văn Sơn' }).click()
  await page.getByRole('heading', { name: 'Việc của Lý Văn Sơn' }).waitFor()
  await page.getByText('Không có ai khác giữ vai trò này ở đây.').first().waitFor()
  await expectAccessible(page)

  await giveRole('Mông Văn Hải', 'handler', 'H37.102')
  await moveTo(`${dueOn}T09:00:00+07:00`) // who holds which role is asked once a second
  await signInAs('lanhdaophong.xa')
  await page.goto('/can-bo/chuyen-viec?cua=thuly.xa')
  const steps = page.locator('section.panel', { has: page.getByLabel('Chuyển cho') }).first()
  await steps.getByRole('button', { name: 'Chuyển' }).click()
  await page.getByText('Hãy chọn người nhận việc.').first().waitFor()
  await steps.getByLabel('Chuyển cho').selectOption({ label: 'Mông Văn Hải' })
  await steps.getByLabel('Chỉ thử, chưa ghi').check()
  await steps.getByRole('button', { name: 'Chuyển' }).click()
  await page.getByText(/Chuyển được \d+ bước\. Chưa ghi gì\./).waitFor()
  await steps.getByLabel('Chỉ thử, chưa ghi').uncheck()
  await steps.getByRole('button', { name: 'Chuyển' }).click()
  await page.getByText(/Đã chuyển \d+ bước\./).waitFor()

  await page.goto(`/can-bo/ho-so/${code}`)
  await page.getByText('Mông Văn Hải').first().waitFor()
})

async function giveRole(name: string, role: string, unit: string): Promise<void> {
  const { page, signInAs } = await aVisit({ width: 1280, javaScript: true, home })
  await signInAs('quantri')
  await page.goto(`/quan-tri/can-bo?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name }).click()
  await page.getByLabel('Vai trò', { exact: true }).selectOption(role)
  await page.getByLabel('Đơn vị').fill(unit)
  await page.getByRole('button', { name: 'Cấp vai trò' }).click()
  await page.getByText('Đã cấp vai trò.').waitFor()
}

/** A dossier whose examination ended a week after the whole of it was due. */
async function aLateDossier(): Promise<string> {
  const { code, dueOn } = await aHeldDossier()
  await moveTo(`${addDays(day(dueOn), 7)}T10:00:00+07:00`)
  await actAs(home, 'thuly.xa', {
    code,
    action: 'complete-step',
    body: { outcome: 'qualified', note: 'Đủ điều kiện.' },
  })
  return code
}
