import { useEffect, useRef } from 'react'

export interface SummaryFault {
  /** The id of the control that must be mended; empty when the fault is of the whole page. */
  readonly id: string
  readonly text: string
}

/**
 * Everything that must be mended, at the top of the page, each leading to its place. Takes the focus
 * where scripts run; without them it is the first thing on the page.
 */
export function ErrorSummary(props: {
  readonly title: string
  readonly faults: readonly SummaryFault[]
}) {
  const box = useRef<HTMLDivElement>(null)
  const { faults } = props
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div className="summary-of-errors" ref={box} tabIndex={-1} role="alert">
      <h2>{props.title}</h2>
      <ul>
        {faults.map(({ id, text }) => (
          <li key={`${id} ${text}`}>{id === '' ? text : <a href={`#${id}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
