import { readFileSync } from 'node:fs'

/** What somebody types, and the procedure meant: by its code, or by its name where codes are made up. */
export interface Question {
  readonly meant: string
  readonly text: string
}

/** The questions of a pack of the demonstration, from its reviewed file. */
export function questionsOf(pack: 'lang-son' | 'whole-province'): Question[] {
  return readFileSync(new URL(`${pack}/questions.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' = '))
    .flatMap((line) => {
      const [meant = '', asked = ''] = line.split(' = ')
      return asked.split('; ').map((text) => ({ meant, text }))
    })
}
