import type { AccountId, FileId, FormVersionId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { calendarOf, type WorkingCalendar } from '#modules/calendars'
import { filesGiven, presentForm, type Answers, type FormVersion } from '#modules/forms'
import { heldRolesOf, organisationNow, type Organisation } from '#modules/organisations'
import {
  catalogueOf,
  componentsOf,
  findCompetentUnit,
  isReceivedAt,
  placesAmong,
  termOf,
  type ProcedureVersion,
  type ReceivingPlace,
} from '#modules/procedures'
import { isStaffed, processById, processesOn, type ProcessVersion } from '#modules/processes'
import { rulebookById, rulebookOn } from '#modules/rulebooks'
import { ANONYMOUS, type Actor } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import type { StepRole, Term } from '../../src/modules/dossiers/domain/dossier.ts'
import type { Facts, Process } from '../../src/modules/dossiers/domain/facts.ts'
import type { Onlooker } from '../../src/modules/dossiers/domain/visibility.ts'
import {
  calendarChainOf,
  lawOf,
  processFor,
  termsOf,
} from '../../src/modules/dossiers/usecases/scene.ts'
import { onlookerOf } from '../../src/modules/dossiers/usecases/viewer.ts'

/** Who acts, and as the rules see them. */
export interface Doer {
  readonly actor: Actor
  readonly onlooker: Onlooker
}

/** What can be filed at a place, and how often it is. */
export interface Filing {
  readonly procedure: ProcedureVersion
  readonly weight: number
  readonly caseId: string | null
  readonly competentUnitId: UnitId
  readonly term: Term
  readonly form: { readonly id: FormVersionId; readonly answers: unknown } | null
  /** Whether it can be filed online, with the answers above where there is a form. */
  readonly isOnline: boolean
  readonly papers: readonly string[]
  readonly fee: { readonly name: string; readonly each: number } | null
  readonly calendar: WorkingCalendar
  /** The process as it goes for what is filed so. */
  readonly processes: Readonly<Record<'online' | 'counter', Process>>
}

/** A one-stop place and what comes to it. */
export interface FilingPlace {
  readonly place: ReceivingPlace
  readonly weight: number
  readonly filings: readonly Filing[]
}

/** What does not change while dossiers are made. */
export interface Province {
  readonly organisation: Organisation
  readonly calendar: WorkingCalendar
  readonly places: readonly FilingPlace[]
  readonly files: readonly FileId[]
  /** Who holds a role in a unit. */
  holders(role: StepRole, unitId: UnitId): readonly Doer[]
  /** By what a dossier is decided that was filed so under a rulebook. */
  factsFor(filing: Pick<Filing, 'calendar'>, rulebook: string): Pick<Facts, 'law' | 'terms'>
}

/** Provincial procedures are so much of all, of what the communes have the larger ones more. */
const CENTRE_SHARE = 1 / 3

/** The installation as dossiers are made in it: what is filed where, who does what, how terms are counted. */
export async function provinceOf(
  context: Context,
  staff: readonly { readonly id: AccountId; readonly username: string; readonly name: string }[],
  files: readonly FileId[],
): Promise<Province> {
  const organisation = await organisationNow(context)
  const doers = await Promise.all(staff.map((each) => doerOf(context, each)))
  const holders = holdersAmong(doers)
  const calendar = await calendarOf(context, [])
  return {
    organisation,
    calendar,
    places: await filingPlaces(context, organisation, holders),
    files,
    holders,
    factsFor: countedBy(),
  }
}

/** How terms are counted by a calendar under a rulebook, found once. */
function countedBy(): Province['factsFor'] {
  const known = new Map<WorkingCalendar, Map<string, Pick<Facts, 'law' | 'terms'>>>()
  return ({ calendar }, id) => {
    const ofCalendar = known.get(calendar) ?? new Map<string, Pick<Facts, 'law' | 'terms'>>()
    known.set(calendar, ofCalendar)
    const rulebook = rulebookById(id)
    const facts = ofCalendar.get(id) ?? { law: lawOf(rulebook), terms: termsOf(calendar, rulebook) }
    ofCalendar.set(id, facts)
    return facts
  }
}

/** The rulebook under which something filed then is handled. */
export function rulebookAt(at: Date): string {
  return rulebookOn(dayOf(at)).id
}

async function doerOf(
  context: Context,
  {
    id,
    username,
    name,
  }: { readonly id: AccountId; readonly username: string; readonly name: string },
): Promise<Doer> {
  const roles = await heldRolesOf(context, id)
  const actor: Actor = {
    ...ANONYMOUS,
    kind: 'staff',
    accountId: id,
    username,
    displayName: name,
    roles,
  }
  return { actor, onlooker: onlookerOf(actor) }
}

function holdersAmong(doers: readonly Doer[]): Province['holders'] {
  const known = new Map<string, readonly Doer[]>()
  return (role, unitId) => {
    const key = `${role}@${unitId}`
    let found = known.get(key)
    if (found === undefined) {
      found = doers.filter(({ onlooker }) => onlooker.holds(role, unitId))
      known.set(key, found)
    }
    return found
  }
}

async function filingPlaces(
  context: Context,
  organisation: Organisation,
  holders: Province['holders'],
): Promise<FilingPlace[]> {
  const found = await procedures(context)
  const places = placesAmong(organisation.units).filter(({ level }) => level !== 'district')
  const communes = places.filter(({ level }) => level === 'commune')
  const made: FilingPlace[] = []
  for (const place of places) {
    const isCentre = place.level === 'province'
    const filings: Filing[] = []
    for (const [at, each] of found.entries()) {
      const filing = await filingAt({ context, organisation, holders }, place, each)
      if (filing !== null) filings.push({ ...filing, weight: 1 / (at + 4) ** 0.8 })
    }
    const size = 1 + ((communes.indexOf(place) * 37) % 23) / 8 // small ones and large ones, the same in every run
    if (filings.length > 0) made.push({ place, filings, weight: isCentre ? 0 : size })
  }
  const ofCommunes = made.reduce((sum, { weight }) => sum + weight, 0)
  const ofCentre = (ofCommunes * CENTRE_SHARE) / (1 - CENTRE_SHARE)
  return made.map((each) => (each.weight === 0 ? { ...each, weight: ofCentre || 1 } : each))
}

interface Known {
  readonly procedure: ProcedureVersion
  readonly process: ProcessVersion
  readonly form: KnownForm | null
}

interface KnownForm {
  readonly id: FormVersionId
  readonly example: Answers
  /** Whether a file is among the answers. */
  readonly asksForFiles: boolean
}

async function procedures(context: Context): Promise<Known[]> {
  const { byId } = await catalogueOf(context)
  const versions = [...byId.values()]
    .filter(({ content }) => content.handledElsewhere === null)
    .toSorted((one, other) => one.code.localeCompare(other.code))
  const inForce = await inRead(context.db, (read) =>
    processesOn(
      read,
      versions.map(({ code }) => code),
      dayOf(context.clock.now()),
    ),
  )
  const found: Known[] = []
  for (const procedure of versions) {
    const id = inForce.get(procedure.code)
    const process = id === undefined ? null : await processById(context, id)
    if (process === null) continue
    const form = await presentForm(context, procedure.code)
    found.push({
      procedure,
      process,
      form: form === null ? null : knownForm(form),
    })
  }
  return found
}

function knownForm({ id, definition, example }: FormVersion): KnownForm {
  return { id, example, asksForFiles: filesGiven(definition, example).length > 0 }
}

/** The example as somebody of that place gives it, where the competent agency follows from an address. */
function answersAt(
  { authorityId }: ReceivingPlace,
  { example }: KnownForm,
  { competence }: ProcedureVersion['content'],
  organisation: Organisation,
): Answers {
  const asked = competence.commune?.addressQuestion ?? null
  const communeCode = authorityId === null ? null : organisation.unit(authorityId)?.adminUnitCode
  const address = asked === null ? null : example[asked]
  if (asked === null || communeCode == null || typeof address !== 'object') return example
  return { ...example, [asked]: { ...address, communeCode } }
}

/** Each place receives what the agencies of its own level decide, where somebody is there for every step. */
async function filingAt(
  where: {
    readonly context: Context
    readonly organisation: Organisation
    readonly holders: Province['holders']
  },
  place: ReceivingPlace,
  { procedure, process, form }: Known,
): Promise<Omit<Filing, 'weight'> | null> {
  const { context, organisation, holders } = where
  const { content } = procedure
  const isOfDepartment = content.competence.commune === null
  if (!isReceivedAt(content, place) || isOfDepartment !== (place.level === 'province')) return null
  const { code: procedureCode } = procedure
  const filed = { place, communeCode: null, procedureCode }
  const competentUnitId = findCompetentUnit(content.competence, filed, organisation)
  if (competentUnitId === null) return null
  const units = { receivingUnitId: place.unitId, competentUnitId, procedureCode }
  const isHeld = (unitId: UnitId, role: StepRole) => holders(role, unitId).length > 0
  if (!isStaffed(process.definition, units, organisation, isHeld)) return null
  const caseId = content.cases[0]?.id ?? null
  const [fee] = content.fees.filter(({ amount }) => amount !== null && amount.min > 0)
  const along = (channel: 'online' | 'counter') =>
    remembering(
      processFor(
        process,
        { ...units, caseId, channel, applicant: { kind: 'citizen' } },
        organisation,
      ),
    )
  return {
    procedure,
    caseId,
    competentUnitId,
    term: termOf(content.timeLimit),
    form:
      form === null
        ? null
        : { id: form.id, answers: answersAt(place, form, content, organisation) },
    isOnline: content.onlineLevel !== 'information' && (form === null || !form.asksForFiles),
    papers: componentsOf(content, caseId)
      .filter(({ required }) => required)
      .map(({ id }) => id),
    fee: fee === undefined ? null : { name: fee.name, each: fee.amount?.min ?? 0 },
    calendar: await calendarOf(context, calendarChainOf(organisation, competentUnitId)),
    processes: { online: along('online'), counter: along('counter') },
  }
}

/** The same process; the place of each step is looked for once. */
function remembering(process: Process): Process {
  const known = new Map<string, ReturnType<Process['step']>>()
  return {
    ...process,
    step(id) {
      const found = known.get(id) ?? process.step(id)
      known.set(id, found)
      return found
    },
  }
}
