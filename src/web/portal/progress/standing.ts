import type { DossierState } from '#modules/dossiers'
import type { Tone } from '../../ui/elements.tsx'
import type { Shape } from '../../ui/icons.tsx'
import type { ProgressWords } from './progress-texts.ts'

/** A state as a word and a shape. */
export interface Standing {
  readonly tone: Tone
  readonly shape: Shape
  readonly text: string
}

const HOURS_A_DAY = 8

const STANDINGS: Readonly<Record<DossierState, Pick<Standing, 'tone' | 'shape'>>> = {
  submitted: { tone: 'plain', shape: 'dot' },
  received: { tone: 'going', shape: 'dot' },
  processing: { tone: 'going', shape: 'dot' },
  'awaiting-supplement': { tone: 'soon', shape: 'half' },
  'awaiting-payment': { tone: 'soon', shape: 'half' },
  refused: { tone: 'late', shape: 'cross' },
  withdrawn: { tone: 'plain', shape: 'cross' },
  stopped: { tone: 'late', shape: 'cross' },
  finished: { tone: 'done', shape: 'check' },
  returned: { tone: 'done', shape: 'check' },
}

/** How a dossier stands: its state; while it is handled, whether it is late or soon will be. */
export function standingOf(
  dossier: {
    readonly state: DossierState
    readonly lateness?: {
      readonly late: boolean
      readonly dueSoon: boolean
      readonly workingHours: number | null
    }
  },
  words: ProgressWords,
): Standing {
  const { state, lateness } = dossier
  const isHandled = state === 'received' || state === 'processing'
  if (isHandled && lateness !== undefined && lateness.workingHours !== null) {
    const { late, dueSoon, workingHours } = lateness
    if (late) {
      return { tone: 'late', shape: 'square', text: words.late(lengthOf(workingHours, words)) }
    }
    if (dueSoon) return { tone: 'soon', shape: 'triangle', text: words.soon }
  }
  return { ...STANDINGS[state], text: words.states[state] }
}

/** Working hours as people count them: whole days from one day on, at least one hour before. */
function lengthOf(hours: number, words: ProgressWords): string {
  return hours >= HOURS_A_DAY
    ? words.days(Math.floor(hours / HOURS_A_DAY))
    : words.hours(Math.max(1, Math.floor(hours)))
}
