import { dayWords, timeWords } from './dates.ts'
import { useLanguage } from './texts.ts'

/** A day in words, with its weekday. */
export function OnDay({ at }: { readonly at: string }) {
  return <time dateTime={at.slice(0, 10)}>{dayWords(at, useLanguage())}</time>
}

/** An instant in words: time, weekday and day. */
export function AtTime({ at }: { readonly at: string }) {
  return <time dateTime={at}>{timeWords(at, useLanguage())}</time>
}
