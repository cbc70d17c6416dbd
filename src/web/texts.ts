import { useRouteLoaderData } from 'react-router'

/** The words of a feature in both languages; the compiler holds them to the same keys. */
export interface Texts<Words> {
  readonly vi: Words
  readonly en: Words
}

type Widened<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string
    ? string
    : Words[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Widened<Words[Key]>
}

/** Ties the English words of a feature to the keys of the Vietnamese ones. */
export function texts<const Words>(vi: Words, en: Widened<Words>): Texts<Widened<Words>> {
  return { vi: vi as Widened<Words>, en }
}

/** `1 day`, `0.5 days`, `3 working days`: how many of something, in English, also of a number written as in Vietnam. */
export function inEnglish(count: number | string, one: string, many = `${one}s`): string {
  const number = String(count).replace(',', '.')
  return `${number} ${number === '1' ? one : many}`
}

/** What every page knows: its language, the locality, and who looks at it. */
export interface RootData {
  readonly language: 'vi' | 'en'
  readonly nonce: string
  readonly locality: string
  readonly isDemo: boolean
  readonly visitor: {
    readonly kind: 'anonymous' | 'citizen' | 'business' | 'staff' | 'system'
    readonly displayName: string
  }
  /** What the log knows this request by. */
  readonly incident: string
}

/** What the root knows, on a page that is shown inside it. */
export function useRoot(): RootData {
  const root = useRouteLoaderData<() => RootData>('root')
  if (root === undefined) throw new Error('the page is shown outside the root')
  return root
}

/** The language of this page. */
export function useLanguage(): 'vi' | 'en' {
  return useRouteLoaderData<() => RootData>('root')?.language ?? 'vi'
}

/** The words of a feature in the language of this page. */
export function useTexts<Words>(of: Texts<Words>): Words {
  return of[useLanguage()]
}
