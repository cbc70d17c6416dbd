/** What makes a sentence hard to read, or a picture say nothing to who cannot see it. */
export type ReadingFault = 'sentence-long' | 'all-capitals' | 'image-without-text'

/** Officers and citizens read on telephones: beyond this a sentence is read twice. */
const MOST_WORDS = 50
const CAPITALS_FROM = 12

const IMAGE_WITHOUT_TEXT = /!\[\s*\]\(|<img\b(?![^>]*\balt\s*=\s*["']?[^"'\s>])/iu
const IMAGE_ALONE = /^\s*https?:\/\/\S+\.(?:png|jpe?g|gif|webp|bmp|tiff?)\s*$/iu

/** Everything that makes a text hard to read, each fault once. */
export function readingFaults(text: string): ReadingFault[] {
  const faults: ReadingFault[] = []
  const sentences = text.split(/[.;:!?]\s+|\n+/u)
  if (sentences.some((sentence) => sentence.trim().split(/\s+/u).length > MOST_WORDS))
    faults.push('sentence-long')
  if (sentences.some(isShouted)) faults.push('all-capitals')
  if (IMAGE_WITHOUT_TEXT.test(text) || IMAGE_ALONE.test(text)) faults.push('image-without-text')
  return faults
}

/** Letters that have a small and a capital form, all of them capitals: read slower, and spelt out by a screen reader. */
function isShouted(text: string): boolean {
  const letters = text.split('').filter((letter) => letter.toLowerCase() !== letter.toUpperCase())
  return (
    letters.length >= CAPITALS_FROM && letters.every((letter) => letter === letter.toUpperCase())
  )
}
