import { dayOf } from '#kernel/instant'
import { circularOn } from '../domain/circulars.ts'
import { controlSlipContent, type ControlSlipFacts } from '../domain/control-slip.ts'
import { renderLetter } from './render-letter.ts'

/**
 * The control slip as it stands now, as PDF in the form of the day. It is made anew each time and
 * kept nowhere: the history it is made from is what holds.
 */
export function controlSlipPages(facts: ControlSlipFacts): Promise<Buffer> {
  const circular = circularOn(dayOf(facts.madeAt))
  return renderLetter('control-slip', circular, controlSlipContent(facts), null)
}
