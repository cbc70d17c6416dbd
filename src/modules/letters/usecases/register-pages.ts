import { Refused } from '#kernel/refused'
import { fitsInPdf } from '#platform/pdf'
import { circularOn } from '../domain/circulars.ts'
import { registerContent, type RegisterFacts } from '../domain/register.ts'
import { renderLetter } from './render-letter.ts'

/** As much as a print says beside its lines: form, title, the time it counts as made at. */
const BESIDES = 'x'.repeat(1_000)

/**
 * The register of a unit and period, as PDF in the form that was in force on the last day of the
 * period: the same lines give the same file to the byte, whenever it is made. It is kept nowhere.
 *
 * Refuses: `invalid/register-too-long-for-print` when its lines are so long that they do not fit.
 */
export function registerPages(facts: RegisterFacts): Promise<Buffer> {
  const content = registerContent(facts)
  if (!fitsInPdf([content, BESIDES])) throw new Refused('invalid/register-too-long-for-print')
  return renderLetter('register', circularOn(facts.until), content, null)
}
