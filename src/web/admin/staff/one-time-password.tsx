import { Link } from 'react-router'
import { timeWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Fact, Facts, Notice } from '../../ui/elements.tsx'
import { STAFF } from './staff-texts.ts'

/** What is handed to an officer, as a page shows it once. */
export interface Handed {
  readonly accountId: string
  readonly displayName: string
  readonly username: string
  readonly password: string
  readonly expiresAt: string
}

/** A one-time password on the only page that ever shows it; it can be printed and handed over. */
export function OneTimePassword({ handed }: { readonly handed: Handed }) {
  const words = useTexts(STAFF)
  const language = useLanguage()
  return (
    <section className="stack text">
      <h1>{words.handedOver}</h1>
      <Facts>
        <Fact name={words.person}>{handed.displayName}</Fact>
        <Fact name={words.username}>{handed.username}</Fact>
        <Fact name={words.expires}>{timeWords(handed.expiresAt, language)}</Fact>
      </Facts>
      <p className="one-time-password">
        <span className="visually-hidden">{words.handedOver}: </span>
        <output>{handed.password}</output>
      </p>
      <div className="no-print stack">
        <Notice kind="warning">
          <p>{words.handOver}</p>
          <p>{words.printAsk}</p>
        </Notice>
        <p>
          <Link to={`/quan-tri/can-bo/${handed.accountId}`}>{words.toOfficer}</Link>
        </p>
      </div>
    </section>
  )
}
