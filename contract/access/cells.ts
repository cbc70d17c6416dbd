import { ACTIONS, type Action } from '#modules/dossiers'
import type { Actor } from '#platform/access'
import type { Dossier } from '../../src/modules/dossiers/domain/dossier.ts'
import type { Circumstances } from '../../src/modules/dossiers/domain/facts.ts'
import { isVisible, SIGHT_RULES } from '../../src/modules/dossiers/domain/visibility.ts'
import { whyNot } from '../../src/modules/dossiers/domain/why-not.ts'
import { onlookerOf } from '../../src/modules/dossiers/usecases/viewer.ts'

/** What one person may do to one dossier, in one letter for each action of `ACTIONS`. */
export type Row = string

/** The letters of the table. A refusal without a letter of its own is told by the state. */
const LETTERS: Readonly<Record<string, string>> = {
  'forbidden/role': 'R',
  'forbidden/not-your-unit': 'U',
  'conflict/no-step-of-yours': 'p',
  'conflict/claimed-by-another': 'c',
  'conflict/already-yours': 'y',
  'conflict/not-claimed-by-you': 'y',
  'conflict/step-needs-signature': 'g',
  'conflict/step-needs-issue': 'g',
  'conflict/result-not-signed': 'g',
  'conflict/result-signed': 'g',
  'conflict/no-earlier-step': 'e',
  'conflict/no-papers-held': 'h',
  'conflict/no-consultation-of-yours': 'q',
  'conflict/supplement-already-requested': 'l',
  'conflict/already-extended': 'l',
  'conflict/too-late-to-extend': 'l',
  'conflict/already-reopened': 'l',
  'conflict/too-late-to-reopen': 'l',
}

export const LEGEND = [
  'Who may do what to a dossier of a commune, at each stage of its way. Whoever is not listed at a',
  'stage does not see the dossier: 404 for everything. The columns are the actions, in this order:',
  ...ACTIONS.map((action, at) => `${String(at + 1).padStart(4)} ${action}`),
  '',
  '  +  may            R  403: the role never does this      U  403: not in this unit',
  '  s  409: not in this state      p  409: no open step of theirs',
  '  c  409: claimed by another     y  409: theirs already, or not theirs to give back',
  '  g  409: the step wants a signature or an issue             e  409: no earlier step',
  '  h  409: no papers held         q  409: nothing was asked of their unit',
  '  l  409: the law allows it no longer',
]

export function letterOf(code: string | null): string {
  return code === null ? '+' : (LETTERS[code] ?? 's')
}

/** A dossier, and what may be done to it turns on beside. */
export interface Standing {
  readonly dossier: Dossier
  readonly now: Circumstances
}

/** The row as the rules decide it; null for someone who does not see the dossier. */
export function decidedRow(
  { dossier, now }: Standing,
  actor: Actor,
  rules = SIGHT_RULES,
): Row | null {
  const onlooker = onlookerOf(actor)
  if (actor.kind === 'anonymous' || !isVisible(dossier, onlooker, rules)) return null
  return ACTIONS.map((action) => letterOf(whyNot(action, dossier, onlooker, now))).join(' ')
}

/** The row as a dossier that was answered tells it. */
export function toldRow(reply: {
  readonly availableActions: readonly Action[]
  readonly refusedActions: readonly { readonly action: Action; readonly code: string }[]
}): Row {
  return ACTIONS.map((action) => {
    if (reply.availableActions.includes(action)) return '+'
    const refused = reply.refusedActions.find((each) => each.action === action)
    return letterOf(refused?.code ?? 'forbidden/role')
  }).join(' ')
}

/** Rows by stage and person, as text that people review. */
export function tableText(rows: ReadonlyMap<string, ReadonlyMap<string, Row | null>>): string {
  const numbers = ACTIONS.map((_, at) => String((at + 1) % 10)).join(' ')
  const sections = [...rows].flatMap(([stage, people]) => [
    '',
    `[${stage}]`.padEnd(38) + numbers,
    ...[...people].flatMap(([name, row]) => (row === null ? [] : [name.padEnd(38) + row])),
  ])
  return `${[...LEGEND, ...sections].join('\n')}\n`
}
