import type { ViewedDossier } from '#modules/dossiers'
import { useTexts } from '../../texts.ts'
import { LinkButton, Notice } from '../../ui/elements.tsx'
import { AtTime } from '../../when.tsx'
import { DOSSIER } from './dossier-texts.ts'
import { FeesToPay } from './fees-to-pay.tsx'

/** What the person must do now: what, why, by when, and one button. Nothing else stands above it. */
export function WhatToDo({ dossier }: { readonly dossier: ViewedDossier }) {
  const words = useTexts(DOSSIER)
  const { state, openRequest, availableActions, delivery } = dossier
  if (availableActions.includes('supplement') && openRequest !== null) {
    return (
      <Notice kind="warning" title={words.mustBring(openRequest.items.length)}>
        <ol className="sentences" lang="vi">
          {openRequest.items.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        <p>
          {words.before}{' '}
          <strong>
            <AtTime at={openRequest.respondBy} />
          </strong>
        </p>
        <p>
          <LinkButton to={`/ho-so/${dossier.code}/bo-sung`}>{words.bring}</LinkButton>
        </p>
      </Notice>
    )
  }
  if (state === 'awaiting-payment') {
    if (dossier.openFees === null) return <Notice kind="warning" title={words.meetObligation} />
    return (
      <Notice kind="warning" title={words.pay}>
        <FeesToPay open={dossier.openFees} />
        <PayAt {...dossier} />
      </Notice>
    )
  }
  if (state === 'finished' && delivery.method === 'counter') {
    return (
      <Notice title={words.fetch}>
        <p>
          {words.fetchAt} <strong lang="vi">{dossier.returnUnitName}</strong>
        </p>
        <p>{words.fetchBring}</p>
      </Notice>
    )
  }
  if (state === 'finished') {
    return <Notice title={delivery.method === 'post' ? words.posted : words.electronic} />
  }
  return null
}

/** Both places take money for the dossier: the one that received it, and the one that gives its result back. */
function PayAt({
  receivingUnitName,
  returnUnitName,
}: Pick<ViewedDossier, 'receivingUnitName' | 'returnUnitName'>) {
  const words = useTexts(DOSSIER)
  return (
    <p>
      {words.payAt} <span lang="vi">{receivingUnitName}</span>
      {returnUnitName === receivingUnitName ? null : (
        <>
          {' '}
          {words.orAt} <span lang="vi">{returnUnitName}</span>
        </>
      )}
    </p>
  )
}
