import { decideExtend } from '../../src/modules/dossiers/domain/decide-extend.ts'
import { decideRequestSupplement } from '../../src/modules/dossiers/domain/decide-supplement.ts'
import type { DossierEvent } from '../../src/modules/dossiers/domain/events.ts'
import type { Facts } from '../../src/modules/dossiers/domain/facts.ts'
import type { Deed } from '../../src/modules/dossiers/domain/life-cycle.ts'
import type { Life } from './life.ts'
import type { Numbers } from './numbers.ts'
import type { Doer } from './province.ts'

const ITEM = { componentId: null, text: 'Bản chụp giấy tờ tùy thân bị mờ, đề nghị nộp bản rõ hơn.' }

/** What happens to a dossier next: what, by whom and when, and how it is decided then. */
export interface Move {
  readonly deed: Deed
  readonly doer: Doer
  readonly at: Date
  readonly decide: (facts: Facts, numbers: Numbers) => DossierEvent
}

/** The question for papers, to be answered within 20 working days. */
export function asked({ dossier }: Life, stepId: string | null, facts: Facts): DossierEvent {
  const respondBy = facts.terms.workingDaysAfter(facts.now, 20)
  return decideRequestSupplement(dossier, { items: [ITEM], respondBy, stepId }, facts)
}

/** The approver apologises and promises another day. */
export function putOff(life: Life, doer: Doer, at: Date): Move {
  const { chance } = life
  const days = 3 + chance.below(8)
  return {
    deed: 'extend',
    doer,
    at,
    decide(facts) {
      const late = Math.max(facts.now.getTime(), life.dossier.dueAt?.getTime() ?? 0)
      const dueAt = facts.terms.workingDaysAfter(new Date(late), days)
      return decideExtend(life.dossier, { reason: 'Cần xác minh thêm tại cơ sở.', dueAt }, facts)
    },
  }
}
