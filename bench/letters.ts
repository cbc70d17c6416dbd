import { receiptContent, renderLetter, type ReceiptFacts } from '#modules/letters'
import { receiptFacts } from '../tools/test-support/letters.ts'

/** Milliseconds that a receipt of one page takes, QR code included, when each says something else. */
export async function letterMs(letters = 500): Promise<number> {
  await printReceipt(0)
  const start = performance.now()
  for (let serial = 1; serial <= letters; serial += 1) await printReceipt(serial)
  return (performance.now() - start) / letters
}

async function printReceipt(serial: number): Promise<void> {
  const digits = String(serial).padStart(4, '0')
  const sample = receiptFacts()
  const facts: ReceiptFacts = {
    ...sample,
    serial,
    dossierCode: `000.00.25.H37-260302-${digits}`,
    trackingUrl: `https://dichvucong.langson.gov.vn/tra-cuu/q3Zx8Vb0Tn6cYw1LrK${digits}`,
    applicant: { ...sample.applicant, name: `Hoàng Thị Bế ${digits}` },
    procedure: `${sample.procedure} (lần ${digits})`,
    components: sample.components.map((component) => ({
      ...component,
      name: `${component.name} số ${digits}`,
    })),
  }
  await renderLetter('receipt', '2025', receiptContent(facts), `${facts.trackingUrl}?kiem-tra`)
}
