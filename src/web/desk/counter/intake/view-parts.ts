import type { IntakeView } from './intake-view.ts'

/** What every section is given. */
export interface SectionProps {
  readonly view: IntakeView
}

/** What is wrong with one control. */
export function faultOf({ faults }: IntakeView, id: string): string | undefined {
  return faults.find((fault) => fault.id === id)?.text
}
