import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { ADMIN } from '../frame/admin-texts.ts'

/** What a form shows of an earlier try: what was typed, and what is wrong with it. */
export function answersOf(returned: Returned | undefined, otherwise: Record<string, string> = {}) {
  const { values, faults } = returned ?? { values: otherwise, faults: [] }
  return {
    value: (id: string) => values[id] ?? otherwise[id],
    /** The value and the fault of a field, as its control takes them. */
    of: (id: string) => ({
      id,
      value: values[id] ?? otherwise[id],
      fault: faults.find((fault) => fault.id === id)?.text,
    }),
  }
}

/** Everything that has to be mended before a form can be taken. */
export function FormFaults({ returned }: { readonly returned: Returned | undefined }) {
  const words = useTexts(ADMIN)
  return <ErrorSummary title={words.faults} faults={returned?.faults ?? []} />
}

/** A form of one page: its fields, the button that sends it, and the way back. */
export function AdminForm(props: {
  readonly submit: string
  readonly back: string
  readonly kind?: 'primary' | 'danger'
  readonly intent?: string
  readonly children: ReactNode
}) {
  const words = useTexts(ADMIN)
  return (
    <form method="post" className="stack" noValidate>
      {props.children}
      <div className="row">
        <Button
          kind={props.kind ?? 'primary'}
          {...(props.intent === undefined ? {} : { name: 'intent', value: props.intent })}
        >
          {props.submit}
        </Button>
        <Link to={props.back}>{words.cancel}</Link>
      </div>
    </form>
  )
}
