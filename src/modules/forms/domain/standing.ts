import type { Condition, FormDefinition, Page, Question } from './definition.ts'
import { LOOKUPS } from './lookups/lists.ts'

/** A question or a page where it stands, and what it sees: its own level first, then the one around it. */
export interface Place {
  readonly path: string
  readonly seen: readonly Siblings[]
}

interface Siblings {
  /** Those before it: what it may refer to. */
  readonly before: ReadonlyMap<string, Standing>
  readonly ids: ReadonlySet<string>
}

export interface Standing extends Place {
  readonly question: Question
  /** What must be answered before for it to be shown; null when nothing will do. */
  readonly demands: Demands | null
}

export type Demands = ReadonlyMap<Question, readonly unknown[]>

/** Every page and question of a form where it stands, in order; questions of groups after their group. */
export function placed(definition: FormDefinition): {
  readonly pages: readonly (Place & { readonly page: Page })[]
  readonly questions: readonly Standing[]
} {
  const ids = new Set(definition.pages.flatMap((page) => page.questions.map(({ id }) => id)))
  const before = new Map<string, Standing>()
  const questions: Standing[] = []
  const pages = definition.pages.map((page) => {
    const place = { page, path: `/${page.id}`, seen: [{ before: new Map(before), ids }] }
    const onPage = demandsOf(place, page.showWhen, new Map())
    for (const question of page.questions) {
      const seen = [{ before: new Map(before), ids }]
      const standing = standingIn({ path: place.path, seen }, question, onPage)
      questions.push(standing, ...insideGroup(standing))
      before.set(question.id, standing)
    }
    return place
  })
  return { pages, questions }
}

function insideGroup(group: Standing): Standing[] {
  if (group.question.kind !== 'repeat') return []
  const ids = new Set(group.question.questions.map(({ id }) => id))
  const before = new Map<string, Standing>()
  return group.question.questions.map((question) => {
    const place = { path: group.path, seen: [{ before: new Map(before), ids }, ...group.seen] }
    const standing = standingIn(place, question, group.demands)
    before.set(question.id, standing)
    return standing
  })
}

/** `around`: what must be answered for the page or the group to be shown. */
function standingIn(place: Place, question: Question, around: Demands | null): Standing {
  return {
    ...place,
    path: `${place.path}/${question.id}`,
    question,
    demands: around && demandsOf(place, question.showWhen, around),
  }
}

/**
 * What the questions before must be answered for a condition to hold, each as the list of answers that will do; null
 * when no answers do. Conditions are conjunctions over closed lists, so this is exact.
 */
function demandsOf(
  place: Place,
  condition: Condition | undefined,
  around: Demands,
): Demands | null {
  const demands = new Map(around)
  for (const [id, values] of Object.entries(condition ?? {})) {
    const meant = target(place, id)
    if (meant === undefined) continue
    if (meant.demands === null) return null
    const further: Demands = new Map([...meant.demands, [meant.question, values]])
    for (const [earlier, answers] of further) {
      // Several answers may be chosen together, so their demands do not contradict.
      const held = earlier.kind === 'choices' ? undefined : demands.get(earlier)
      const left = held === undefined ? answers : held.filter((value) => answers.includes(value))
      if (left.length === 0) return null
      demands.set(earlier, left)
    }
  }
  return demands
}

/** The earlier question meant by an id: of the nearest level that has one by that id. */
export function target({ seen }: Place, id: string): Standing | undefined {
  return seen.find(({ ids }) => ids.has(id))?.before.get(id)
}

/** The closed list of answers to a question, or null when there is none. */
export function answersTo(question: Question): readonly (string | boolean)[] | null {
  switch (question.kind) {
    case 'yes-no':
      return [true, false]
    case 'choice':
    case 'choices':
      return question.choices.map(({ value }) => value)
    case 'lookup':
      return LOOKUPS[question.list].map(({ code }) => code)
    default:
      return null
  }
}
