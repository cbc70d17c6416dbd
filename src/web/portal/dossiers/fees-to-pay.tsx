import { dong, formatDong } from '#kernel/money'
import type { ViewedDossier } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { DOSSIER } from './dossier-texts.ts'

/** What is to be paid for, and how much of it is still owed. */
export function FeesToPay({
  open: { fees, stillOwed },
}: {
  readonly open: NonNullable<ViewedDossier['openFees']>
}) {
  const words = useTexts(DOSSIER)
  return (
    <>
      <ul className="sentences" lang="vi">
        {fees.map(({ name, amount }) => (
          <li key={name}>
            {name}: {formatDong(dong(amount))}
          </li>
        ))}
      </ul>
      <p>
        {words.owed} <strong>{formatDong(dong(stillOwed))}</strong>
      </p>
    </>
  )
}
