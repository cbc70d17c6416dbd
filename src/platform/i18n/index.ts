/** Languages, and the sentences of refusals in each. */
import type { RefusalCode } from '#kernel/refusal-codes'
import type { Language } from './language.ts'
import { REFUSALS_EN } from './refusals.en.ts'
import { REFUSALS_VI } from './refusals.vi.ts'

export { languageOf, type Language } from './language.ts'

/** What a refusal says to a person. */
export function refusalText(code: RefusalCode, language: Language): string {
  return (language === 'vi' ? REFUSALS_VI : REFUSALS_EN)[code]
}
