import { WhyThisDate } from '../../due-date/why-this-date.tsx'
import { useTexts } from '../../texts.ts'
import { Fact, Facts } from '../../ui/elements.tsx'
import { OnDay } from '../../when.tsx'
import { CATALOGUE, termWords } from '../catalogue/catalogue-texts.ts'
import { feeWords } from '../catalogue/fee-words.ts'
import type { ProcedurePageData } from './procedure-page-data.ts'
import { PROCEDURE } from './procedure-texts.ts'

/** The five things everyone wants to know, before anything else: who, which papers, how long, how much, where. */
export function FiveAnswers(data: ProcedurePageData) {
  const words = useTexts(PROCEDURE)
  const catalogue = useTexts(CATALOGUE)
  const { view, due } = data
  const { audience, timeLimit } = view.version.content
  return (
    <div className="answers">
      <Facts>
        <Fact name={words.who}>{audience.map((each) => catalogue.audiences[each]).join(', ')}</Fact>
        <Fact name={words.what}>
          <PapersInShort {...data} />
        </Fact>
        <Fact name={words.howLong}>
          <strong>{termWords(timeLimit, catalogue)}</strong>
          {due === null ? null : (
            <>
              <p>
                {words.dueBefore}
                <strong>
                  <OnDay at={due.at} />
                </strong>
                {words.dueAfter}
              </p>
              {due.why.isProvisional ? <p className="help">{words.provisional}</p> : null}
              <WhyThisDate due={due.why} />
            </>
          )}
        </Fact>
        <Fact name={words.howMuch}>
          {view.version.content.handledElsewhere === null || view.fee !== null
            ? feeWords(view.fee, catalogue)
            : catalogue.feeByOthers}
        </Fact>
        <Fact name={words.where}>
          <Where {...data} />
          <Locally {...data} />
        </Fact>
      </Facts>
    </div>
  )
}

/** The papers of the case by name; those that an agency looks up by itself are struck out. */
function PapersInShort({ view, papers, caseId }: ProcedurePageData) {
  const words = useTexts(PROCEDURE)
  const { cases } = view.version.content
  const chosen = cases.find(({ id }) => id === caseId)
  return (
    <>
      {chosen === undefined ? null : (
        <p>
          {words.caseOf} <span lang="vi">{chosen.name}</span>
          {cases.length > 1 ? (
            <>
              {' · '}
              <a href="#giay-to">{words.otherCases}</a>
            </>
          ) : null}
        </p>
      )}
      {papers.length === 0 ? (
        words.nothing
      ) : (
        <ul className="papers-in-short">
          {papers.map(({ id, name, obtainableFrom, isDeclaration, requiredWhen }) => (
            <li key={id}>
              {obtainableFrom === null ? <span lang="vi">{name}</span> : <s lang="vi">{name}</s>}
              {obtainableFrom === null ? null : (
                <em className="help">
                  {' – '}
                  <span className="visually-hidden">{words.notNeeded} </span>
                  {words.lookedUp}
                </em>
              )}
              {isDeclaration ? <em className="help"> – {words.declared}</em> : null}
              {obtainableFrom === null && requiredWhen !== null ? (
                <em className="help"> – {words.onlyWhen(requiredWhen)}</em>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What the province says of it besides: who to ask, where and when. */
function Locally({ view }: ProcedurePageData) {
  const words = useTexts(PROCEDURE)
  if (view.local === null) return null
  const { unitName, place, phone, openingHours, note } = view.local
  const told = [unitName, place, openingHours, note].filter((each) => each !== null)
  return (
    <>
      {told.map((line) => (
        <p key={line} lang="vi">
          {line}
        </p>
      ))}
      {phone === null ? null : (
        <p>
          {words.phone}: <a href={`tel:${phone.replaceAll(/[ .]/gu, '')}`}>{phone}</a>
        </p>
      )}
    </>
  )
}

function Where({ view }: ProcedurePageData) {
  const words = useTexts(PROCEDURE)
  const { onlineLevel, channels, handledElsewhere, competentAgency } = view.version.content
  const places = view.receivingPlaces
  const [first] = places
  if (handledElsewhere !== null || first === undefined) {
    return <span lang="vi">{competentAgency}</span>
  }
  const isAnywhere = first.level !== 'province' && places.some(({ level }) => level === 'province')
  return (
    <ul className="papers-in-short">
      {onlineLevel === 'full' ? <li>{words.online}</li> : null}
      {onlineLevel === 'partial' ? <li>{words.onlinePartly}</li> : null}
      {first.level === 'province' ? (
        <li>
          <span lang="vi">{first.name}</span>
          {places.length > 1 ? `, ${words.orAnyCentre}` : ''}
        </li>
      ) : (
        <li>
          <a href="#noi-nop">
            {isAnywhere ? words.anyCentre(places.length) : words.communeCentres(places.length)}
          </a>
        </li>
      )}
      {channels.includes('post') ? <li>{words.byPost}</li> : null}
    </ul>
  )
}
