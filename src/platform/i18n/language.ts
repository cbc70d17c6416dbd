/** The languages of the interface. Vietnamese comes first everywhere. */
export const LANGUAGES = ['vi', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

export function isLanguage(text: unknown): text is Language {
  return text === 'vi' || text === 'en'
}

/** The language a request asks for: the kept choice, else the browser's first wish, else Vietnamese. */
export function languageOf(kept: string | undefined, acceptLanguage: string | undefined): Language {
  if (isLanguage(kept)) return kept
  const first = /^\s*([a-z]{2})/i.exec(acceptLanguage ?? '')?.[1]?.toLowerCase()
  return first === 'en' ? 'en' : 'vi'
}
