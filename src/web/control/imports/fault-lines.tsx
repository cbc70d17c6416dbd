import type { RowFault } from '#modules/imports'
import { useTexts } from '../../texts.ts'
import { faultText, IMPORTS } from './import-texts.ts'

/** What is wrong with a row: in which column, what stands there, and what to do. */
export function FaultLines({ faults }: { readonly faults: readonly RowFault[] }) {
  const words = useTexts(IMPORTS)
  if (faults.length === 0) return null
  return (
    <ul className="admin-bullets">
      {faults.map((fault) => (
        <li key={`${fault.column} ${fault.code}`}>
          <strong>{fault.column}</strong>: {faultText(words, fault)}
        </li>
      ))}
    </ul>
  )
}
