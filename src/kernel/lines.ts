/** How much broader a capital is than other letters, in drawn text. */
const CAPITAL = 1.35

/**
 * A text in lines for a drawing, where nothing wraps by itself: each as broad as so many small letters at most, a word
 * that is broader than a line broken. What does not fit the last line is cut with a sign.
 */
export function linesOf(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const last = lines.at(-1)
    if (last !== undefined && breadth(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  const [cut = ''] = pieces(lines[most - 1] ?? '', width - 1)
  return [...lines.slice(0, most - 1), `${cut}…`]
}

/** A word in pieces that fit a line. */
function pieces(word: string, width: number): string[] {
  const found = ['']
  for (const letter of word) {
    const grown = `${found.at(-1) ?? ''}${letter}`
    if (grown.length > 1 && breadth(grown) > width) found.push(letter)
    else found[found.length - 1] = grown
  }
  return found
}

function breadth(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/\p{Lu}/u.test(letter) ? CAPITAL : 1), 0)
}
