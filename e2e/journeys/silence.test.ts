import { test } from 'vitest'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { aTimedDemonstration } from '../support/timed.ts'
import { aVisit, expectAccessible } from '../support/visit.ts'

const { home, moveTo, run } = await aTimedDemonstration()

/** A dossier in the examination of a commune, asked for something the person or another unit must give. */
async function aDossierThatAsks(action: string, body: Readonly<Record<string, unknown>>) {
  const code = await aFiledDossier(home)
  await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
  await actAs(home, 'thuly.xa', { code, action, body })
  return code
}

test('when time passes, a silent unit answers for it, a silent person is stopped, and both read why', async () => {
  const asked = await aDossierThatAsks('consult', {
    unitCode: 'H37.16',
    question: 'Địa điểm có phù hợp quy hoạch không?',
    workingHours: 8,
  })
  const unanswered = await aDossierThatAsks('request-supplement', {
    items: [{ text: 'Nộp bản vẽ mặt bằng.' }],
  })
  const officer = await aVisit({ width: 1280, javaScript: false, home })
  const person = await aVisit({ width: 360, javaScript: false, home })

  await moveTo('2026-03-05T09:00:00+07:00')
  await run('dossiers.count-silence')
  await officer.signInAs('thuly.xa')
  await officer.page.goto(`/can-bo/ho-so/${asked}`)
  await officer.page.getByText(/không trả lời trước .* chịu trách nhiệm/).waitFor()
  await expectAccessible(officer.page)
  await officer.page.getByRole('button', { name: 'Hoàn thành bước' }).click()
  await officer.page.getByText('Đã thực hiện: hoàn thành bước.').waitFor()

  await moveTo('2026-06-15T09:00:00+07:00')
  await run('dossiers.stop-unanswered')
  await officer.signInAs('thuly.xa')
  await officer.page.goto(`/can-bo/ho-so/${unanswered}`)
  await officer.page.getByText('Dừng xử lý vì quá hạn bổ sung.').waitFor()
  await person.signInAs('congdan')
  await person.page.goto(`/ho-so/${unanswered}`)
  await person.page.getByText('Đã dừng giải quyết').first().waitFor()
  await expectAccessible(person.page)
})
