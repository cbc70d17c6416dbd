import { qrSvg } from '#platform/barcodes'
import { renderPdf } from '#platform/pdf'
import { formLabel, letterTitle, type Circular, type PaperKind } from '../domain/circulars.ts'
import type { LetterContent } from '../domain/letter-content.ts'

/**
 * Prints a letter as PDF/A-2b, in the form that the circular prescribes. It depends on nothing but its arguments: the
 * same letter printed again, on any machine, is the same file to the byte. `verificationUrl` is where its last QR code
 * leads; null for pages of which no letter is kept, so that there is nothing to verify.
 */
export function renderLetter<Kind extends PaperKind>(
  kind: Kind,
  circular: Circular,
  content: LetterContent<Kind>,
  verificationUrl: string | null,
): Promise<Buffer> {
  const data = {
    ...content,
    title: letterTitle(kind, circular),
    madeAt: content.head.madeAt,
    form: formLabel(kind, circular),
    qr: 'trackingUrl' in content ? qrSvg(content.trackingUrl) : null,
    verification:
      verificationUrl === null ? null : { url: verificationUrl, qr: qrSvg(verificationUrl) },
  }
  return renderPdf({ template: new URL(`../templates/${kind}.typ`, import.meta.url), data })
}
