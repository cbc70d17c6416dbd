import { useTexts } from '../../texts.ts'
import { Notice } from '../../ui/elements.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { toldOf, type PastEvent } from './history-section.tsx'

const ENDINGS = { refused: 'dossier.refused', stopped: 'dossier.stopped' } as const

/** Why a dossier was not received or was stopped, and what the person can do; nothing for the others. */
export function WhyItEnded(props: {
  readonly dossier: { readonly state: string; readonly receivingUnitName: string }
  readonly history: readonly PastEvent[]
}) {
  const words = useTexts(DOSSIER)
  const { dossier, history } = props
  if (dossier.state !== 'refused' && dossier.state !== 'stopped') return null
  const { title, next } = words.ended[dossier.state]
  const ending = history.findLast(({ type }) => type === ENDINGS[dossier.state as 'refused'])
  const { reasons = [], reason } = toldOf(ending?.data ?? {})
  const why = [...reasons.map(({ text }) => text), ...(reason === undefined ? [] : [reason])]
  return (
    <Notice kind="warning" title={title}>
      {why.length === 0 ? null : (
        <ul className="sentences" lang="vi">
          {why.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <p>{next}</p>
      <p>
        {words.ended.ask} <span lang="vi">{dossier.receivingUnitName}</span>
      </p>
    </Notice>
  )
}
