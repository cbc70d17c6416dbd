import { writtenPhone } from '#kernel/identifiers'
import type { DeskDossier } from '#modules/dossiers'
import { useLanguage, useTexts } from '../../texts.ts'
import { Fact, Facts } from '../../ui/elements.tsx'
import { DESK_WORDS } from '../parts/desk-words.ts'
import { dayAsWritten, momentInWords } from '../parts/moments.ts'
import { PersonLine } from '../parts/person-line.tsx'
import { DOSSIER } from './dossier-texts.ts'

type Desk = Pick<DeskDossier, 'dossier'>

/** Who asks for what, where and how. */
export function WhoSection({ desk }: { readonly desk: Desk }) {
  const words = useTexts(DOSSIER)
  const { channels } = useTexts(DESK_WORDS)
  const language = useLanguage()
  const { dossier } = desk
  const { delivery } = dossier
  return (
    <section className="panel" aria-labelledby="who">
      <h2 id="who">{words.who}</h2>
      <Facts>
        <PartyFacts name={words.applicant} party={dossier.applicant} />
        {dossier.owner === null ? null : <PartyFacts name={words.owner} party={dossier.owner} />}
        <Fact name={words.procedure}>
          <span lang="vi">{dossier.procedureName}</span>{' '}
          <span className="help number">{dossier.procedureCode}</span>
        </Fact>
        <Fact name={words.submittedAt}>
          {momentInWords(dossier.submittedAt, language)}, {channels[dossier.channel].toLowerCase()}
        </Fact>
        <Fact name={words.receivingUnit}>{dossier.receivingUnitName}</Fact>
        <Fact name={words.competentUnit}>{dossier.competentUnitName}</Fact>
        <Fact name={words.delivery}>
          {words.deliveries[delivery.method]}
          {delivery.address === null ? null : (
            <div className="help">
              {[
                delivery.recipient,
                delivery.phone === null ? null : writtenPhone(delivery.phone),
                delivery.address,
              ]
                .filter(Boolean)
                .join(', ')}
            </div>
          )}
        </Fact>
      </Facts>
    </section>
  )
}

function PartyFacts(props: {
  readonly name: string
  readonly party: Desk['dossier']['applicant']
}) {
  const words = useTexts(DOSSIER)
  const { name, party } = props
  const details = [
    party.birthDate === null ? null : `${words.birthDate} ${dayAsWritten(party.birthDate)}`,
    party.address,
    party.email,
  ].filter((detail) => detail !== null)
  return (
    <Fact name={name}>
      <PersonLine person={party} />
      {details.map((detail) => (
        <div key={detail} className="help">
          {detail}
        </div>
      ))}
    </Fact>
  )
}
