import { Link } from 'react-router'
import { dayWords, timeWords } from '../../dates.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Fact, Facts, Notice, Stations, type Station } from '../../ui/elements.tsx'
import type { PublicationPageData } from './load-publication.ts'
import { publicationPath } from './publication-args.ts'
import { PUBLICATIONS } from './publication-texts.ts'

const ORDER = ['draft', 'in-check', 'checked', 'published'] as const

/** How far the decision has come, and who took each step. */
export function WaySection(page: PublicationPageData) {
  const words = useTexts(PUBLICATIONS)
  const language = useLanguage()
  const { facts } = page
  const by = ({ by: name, at }: { readonly by: string | null; readonly at: string | null }) =>
    at === null ? undefined : words.by(name ?? '', timeWords(at, language))
  const details = {
    draft: by(page.drafted),
    'in-check': by(page.checked),
    checked: by(page.published),
    published:
      facts.inForceFrom === null ? undefined : words.fromDay(dayWords(facts.inForceFrom, language)),
  }
  const now = ORDER.indexOf(facts.state)
  const isOver = page.tookEffectAt !== null
  const stations = ORDER.map((state, at): Station => {
    const place = at < now || isOver ? 'past' : at === now ? 'now' : 'ahead'
    return { key: state, title: words.stations[state], state: place, detail: details[state] }
  })
  return (
    <section className="stack">
      <Stations stations={stations} nowLabel={words.now} />
      {facts.returnedBecause === null ? null : (
        <Notice kind="warning" title={words.returned}>
          <p>{facts.returnedBecause}</p>
        </Notice>
      )}
    </section>
  )
}

/** What the decision says of itself, and its scan. */
export function FactsSection({ facts, scan, mayManage }: PublicationPageData) {
  const words = useTexts(PUBLICATIONS)
  const language = useLanguage()
  const day = (on: string | null) => (on === null ? words.unknown : dayWords(on, language))
  const path = publicationPath(facts.id)
  const isDraft = facts.state === 'draft' && mayManage
  const mayAttach = mayManage && (facts.state === 'draft' || facts.state === 'checked')
  const change = isDraft ? { to: `${path}/thong-tin`, label: words.change } : null
  const changes = (about: string) => (change === null ? {} : { change: { ...change, about } })
  return (
    <section className="stack">
      <h2>{words.facts}</h2>
      <Facts>
        <Fact name={words.number} {...changes(words.number)}>
          {facts.number ?? words.unknown}
        </Fact>
        <Fact name={words.issuer}>{facts.issuer}</Fact>
        <Fact name={words.decidedOn}>{day(facts.decidedOn)}</Fact>
        <Fact name={words.effectiveOn}>{day(facts.effectiveOn)}</Fact>
        <Fact
          name={words.scan}
          {...(mayAttach
            ? { change: { to: `${path}/ban-chup`, label: words.attach, about: '' } }
            : {})}
        >
          {scan === null ? words.unknown : <a href={`${path}/tep`}>{scan.name}</a>}
        </Fact>
      </Facts>
      {facts.state !== 'published' || facts.inForceFrom === null ? null : (
        <Notice title={words.postings}>
          <p>{words.postingsHelp(dayWords(facts.inForceFrom, language))}</p>
          <p>
            <Link to="/can-bo/niem-yet">{words.toPostings}</Link>
          </p>
        </Notice>
      )}
    </section>
  )
}
