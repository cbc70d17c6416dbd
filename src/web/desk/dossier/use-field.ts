import type { DeskAction } from './desk-actions.ts'
import type { OpenDesk } from './load-desk.ts'
import type { ActionReturned } from './take-action.ts'

/** What the fields of an action are given. */
export interface FieldsProps {
  readonly desk: OpenDesk['desk']
  readonly action: DeskAction
  readonly returned: ActionReturned | undefined
}

/** The id, name, value and fault of one field of the form. */
export function useField({ action, returned }: FieldsProps) {
  return (name: string) => {
    const id = `${action}-${name}`
    return {
      id,
      name,
      value: returned?.values[name],
      fault: returned?.faults.find((fault) => fault.id === id)?.text,
    }
  }
}
