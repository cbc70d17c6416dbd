import { describe, expect, test } from 'vitest'
import { readPdf } from '../../tools/test-support/pdf.ts'
import { actAs, aFiledDossier } from '../support/filing.ts'
import { aVisit, expectAccessible, tokenOf } from '../support/visit.ts'

/** Where the QR code on the receipt of a dossier just received leads. */
async function aReceipt(home: string): Promise<{ code: string; address: string }> {
  const code = await aFiledDossier(home)
  await actAs(home, 'tiepnhan.xa', { code, action: 'receive' })
  const headers = { authorization: `Bearer ${await tokenOf(home, 'congdan')}` }
  const letters = await fetch(`${home}/api/v1/dossiers/${code}/letters`, { headers })
  const { items } = (await letters.json()) as { readonly items: readonly { href: string }[] }
  const pages = await fetch(`${home}${items[0]?.href}`, { headers })
  const { links } = await readPdf(Buffer.from(await pages.arrayBuffer()))
  return { code, address: new URL(links[0] ?? '').pathname }
}

describe.each([360, 1280] as const)('at %i px, without JavaScript', (width) => {
  test('the QR code of a letter leads to what was issued, for comparing with the paper', async () => {
    const { page, home } = await aVisit({ width, javaScript: false })
    const { code, address } = await aReceipt(home)

    await page.goto(address)

    await page.getByRole('heading', { name: 'Giấy này do cơ quan cấp' }).waitFor()
    await page.getByText(code).waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Hoàng Thị Bế')
    await expectAccessible(page)
  })

  test('a code that is on no letter leads to a page that says so', async () => {
    const { page } = await aVisit({ width, javaScript: false })

    const answer = await page.goto('/kiem-tra/AAAAAAAAAAAAAAAAAAAAAA')

    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: 'Không có giấy nào được cấp' }).waitFor()
    await expectAccessible(page)
  })
})
