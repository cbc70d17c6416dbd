import { createHash } from 'node:crypto'
import { yearOf } from '#kernel/day'
import type { AccountId, DossierId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { ANONYMOUS, type Actor } from '#platform/access'
import { begin } from '../../src/modules/dossiers/domain/begin.ts'
import type { Dossier, Party } from '../../src/modules/dossiers/domain/dossier.ts'
import type { DossierEvent, NewDocument } from '../../src/modules/dossiers/domain/events.ts'
import type { Facts, Process } from '../../src/modules/dossiers/domain/facts.ts'
import { onlookerOf } from '../../src/modules/dossiers/usecases/viewer.ts'
import type { Chance } from './chance.ts'
import { atCounter, type Fate } from './fate.ts'
import type { Numbers } from './numbers.ts'
import type { Person } from './people.ts'
import { rulebookAt, type Doer, type Filing, type FilingPlace, type Province } from './province.ts'

/** A dossier while it is handled, with everything that its next move turns on. */
export interface Life {
  readonly province: Province
  readonly chance: Chance
  readonly fate: Fate
  readonly filing: Filing
  readonly place: FilingPlace['place']
  readonly person: Doer
  readonly filer: Doer
  readonly process: Process
  readonly counts: Pick<Facts, 'law' | 'terms'>
  readonly contentHash: Buffer
  /** What it was filed with. */
  readonly papers: readonly NewDocument[]
  /** Who added each paper. */
  readonly addedBy: AccountId[]
  dossier: Dossier
}

/** Who files what, where and when. */
export interface Occasion {
  readonly province: Province
  readonly place: FilingPlace
  readonly person: Person
  readonly at: Date
}

/** A dossier before its first event, under the next code of the place and day. */
export function beginLife(
  { province, place: { place, filings }, person, at }: Occasion,
  chance: Chance,
  drawn: Fate,
  numbers: Numbers,
): Life {
  const filing = chance.weighed(filings)
  const fate = filing.isOnline ? drawn : atCounter(drawn)
  const citizen = asDoer(person)
  const filer = fate.channel === 'online' ? citizen : receptionOf(province, place, chance)
  const rulebook = rulebookAt(at)
  const papers = filing.papers.map((id, index) =>
    paperFor(id, index + 1, { province, fate, chance }),
  )
  const { procedure } = filing
  const dossier = begin({
    id: chance.id(at) as DossierId,
    filedYear: yearOf(dayOf(at)),
    code: numbers.code(place.code, dayOf(at)),
    trackingToken: chance.secret(),
    rulebook,
    procedureCode: procedure.code,
    procedureVersionId: procedure.id,
    procedureName: procedure.content.name,
    formVersionId: fate.channel === 'online' ? (filing.form?.id ?? null) : null,
    caseId: filing.caseId,
    channel: fate.channel,
    receivingUnitId: place.unitId,
    competentUnitId: filing.competentUnitId,
    applicant: partyOf(person),
    owner: null,
    submittedAt: at,
    arrivedOn: null,
    term: filing.term,
    delivery: { method: 'counter', address: null, recipient: null, phone: null },
    lastChangedBy: filer.actor.accountId,
    papers,
  })
  return {
    province,
    chance,
    fate,
    filing,
    place,
    person: citizen,
    filer,
    process: filing.processes[fate.channel],
    counts: province.factsFor(filing, rulebook),
    contentHash: createHash('sha256').update(`${person.personalId} ${dossier.code}`).digest(),
    papers,
    addedBy: papers.map(() => filer.actor.accountId),
    dossier,
  }
}

/** Its first event: that it was filed, and with what. */
export function submission({ dossier, papers, contentHash }: Life): DossierEvent {
  return {
    type: 'dossier.submitted',
    data: {
      procedureCode: dossier.procedureCode,
      procedureVersionId: dossier.procedureVersionId,
      procedureName: dossier.procedureName,
      formVersionId: dossier.formVersionId,
      caseId: dossier.caseId,
      channel: dossier.channel,
      arrivedOn: dossier.arrivedOn,
      rulebook: dossier.rulebook,
      term: dossier.term,
      receivingUnitId: dossier.receivingUnitId,
      competentUnitId: dossier.competentUnitId,
      returnUnitId: dossier.returnUnitId,
      contentHash: contentHash.toString('hex'),
      documents: papers,
      delivery: dossier.delivery,
    },
  }
}

/** A paper as it is brought: a file online, a sheet at the counter. */
export function paperFor(
  componentId: string | null,
  ordinal: number,
  { province, fate, chance }: Pick<Life, 'province' | 'fate' | 'chance'>,
): NewDocument {
  const isFile = fate.channel === 'online'
  return {
    ordinal,
    componentId,
    stepId: null,
    fileId: isFile ? chance.pick(province.files) : null,
    originals: isFile ? 0 : 1,
    copies: 0,
    note: null,
  }
}

function asDoer(person: Person): Doer {
  const actor: Actor = {
    ...ANONYMOUS,
    kind: 'citizen',
    accountId: person.accountId,
    displayName: person.name,
    personalId: person.personalId,
    birthDate: person.birthDate,
    phone: person.phone,
  }
  return { actor, onlooker: onlookerOf(actor) }
}

function partyOf({ name, personalId, birthDate, phone }: Person): Party {
  return {
    kind: 'citizen',
    name,
    personalId,
    taxCode: null,
    birthDate,
    phone,
    email: null,
    address: null,
  }
}

function receptionOf(province: Province, place: FilingPlace['place'], chance: Chance): Doer {
  return chance.pick(province.holders('reception', place.unitId))
}
