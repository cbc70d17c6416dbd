import { expect, test } from 'vitest'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { aVisit, expectAccessible, type Visit } from '../support/visit.ts'

/** Opens the explanation of the due date and tells its days. */
async function explainedDays({ page }: Visit): Promise<string[]> {
  await page.getByText('Vì sao là ngày này?').click()
  return page.getByRole('list', { name: 'Từng ngày' }).getByRole('listitem').allInnerTexts()
}

test('why a result is due on its day is told before filing, to the person and to the officer', async () => {
  const before = await aVisit({ width: 360, javaScript: false })
  await before.page.goto('/thu-tuc/2.001283')
  const promised = await explainedDays(before)
  await expectAccessible(before.page)

  const code = await aFiledDossier(before.home)
  await actAs(before.home, 'tiepnhan.xa', { code, action: 'receive' })
  await before.signInAs('congdan')
  await before.page.goto(`/ho-so/${code}`)
  const told = await explainedDays(before)
  await expectAccessible(before.page)

  const desk = await aVisit({ width: 1280, javaScript: true })
  await desk.signInAs('thuly.xa')
  await desk.page.goto(`/can-bo/ho-so/${code}`)
  const known = await explainedDays(desk)
  await expectAccessible(desk.page)

  expect(promised.length).toBeGreaterThan(0)
  expect(told).toEqual(promised)
  expect(known).toEqual(promised)
})
