import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { CounterDossier } from '#modules/dossiers'
import type { PageFault } from '../../../requests.ts'
import type { CounterAction } from './take-counter-action.ts'

/** What every section of the page is given. */
export interface SectionProps {
  readonly dossier: CounterDossier['dossier']
  readonly formKey: string
  readonly faults: readonly PageFault[]
  readonly values: Readonly<Record<string, string>>
}

/** A form that does one thing to the dossier as it was seen, once. */
export function ActionForm(props: {
  readonly action: CounterAction
  readonly of: SectionProps
  readonly children: ReactNode
}) {
  const { action, of } = props
  return (
    <Form method="post" className="stack" noValidate>
      <input type="hidden" name="intent" value={action} />
      <input type="hidden" name="version" value={of.dossier.version} />
      <input type="hidden" name="key" value={`${of.formKey}-${action}`} />
      {props.children}
    </Form>
  )
}

export function faultOf({ faults }: Pick<SectionProps, 'faults'>, id: string): string | undefined {
  return faults.find((fault) => fault.id === id)?.text
}

export function may({ dossier }: Pick<SectionProps, 'dossier'>, action: CounterAction): boolean {
  return dossier.availableActions.includes(action)
}
