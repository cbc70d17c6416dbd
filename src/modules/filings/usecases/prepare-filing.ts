import type { FilingId, UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { whyNotReceived } from '#modules/acceptances'
import { presentForm } from '#modules/forms'
import { organisationNow, type Organisation } from '#modules/organisations'
import {
  findCompetentUnit,
  placesAmong,
  procedureOn,
  receivingPlaces,
  type ProcedureContent,
  type ProcedureVersion,
  type ReceivingPlace,
} from '#modules/procedures'
import { absentProcedure } from '#modules/publications'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { listOpenFilings } from '../db/filing.queries.ts'
import { MOST_FILINGS } from '../domain/lifetime.ts'
import { addressOf } from './known-person.ts'

/** A one-stop place where a filing may be sent, and the agency that then decides. */
export interface OfferedPlace {
  readonly unitId: UnitId
  readonly code: string
  readonly name: string
  readonly level: ReceivingPlace['level']
  /** Null when it follows from an address that the form will ask for. */
  readonly decidedBy: string | null
}

/** What a person must know before filing online. */
export interface Preparation {
  readonly procedure: ProcedureVersion
  readonly hasForm: boolean
  /** Why it cannot be filed online here; null when it can. */
  readonly whyNot: 'handled-elsewhere' | 'not-online' | 'not-accepted' | null
  /** Why the approved list leaves no place that receives it, as it says; null when it leaves one. */
  readonly notAccepted: string | null
  readonly places: readonly OfferedPlace[]
  /** The place of where the person lives, or the only sensible one; null when the person must choose. */
  readonly suggested: string | null
  /** Filings of this procedure that the person has begun. */
  readonly begun: readonly { readonly id: FilingId; readonly savedAt: Date }[]
}

/** What to know before filing a procedure online. Refuses: as `absentProcedure`. */
export async function prepareFiling(context: Context, procedureCode: string): Promise<Preparation> {
  authorise(context.actor, 'procedures.read')
  const procedure = await procedureOn(context, procedureCode, dayOf(context.clock.now()))
  if (procedure === null)
    throw await absentProcedure(context, procedureCode, dayOf(context.clock.now()))
  const { content, code } = procedure
  const asked = { code, levels: content.levels }
  const [organisation, form, filings, refusedAt] = await Promise.all([
    organisationNow(context),
    presentForm(context, code),
    ownFilings(context),
    whyNotReceived(context, asked, dayOf(context.clock.now())),
  ])
  const possible = offeredPlaces(procedure, organisation)
  const places = possible.filter(({ level }) => refusedAt(level) === null)
  const [refused] = places.length > 0 ? [] : possible
  const notAccepted = refused === undefined ? null : refusedAt(refused.level)
  return {
    procedure,
    hasForm: form !== null,
    whyNot: whyNotOnline(content) ?? (notAccepted === null ? null : 'not-accepted'),
    notAccepted,
    places,
    suggested: await suggestedPlace(context, content, organisation, places),
    begun: filings
      .filter((filing) => filing.procedureCode === code)
      .map(({ id, savedAt }) => ({ id, savedAt })),
  }
}

/** Why a procedure cannot be filed online in this locality, or null. */
export function whyNotOnline(
  content: ProcedureContent,
): Exclude<Preparation['whyNot'], 'not-accepted'> {
  if (content.handledElsewhere !== null) return 'handled-elsewhere'
  return content.onlineLevel === 'information' ? 'not-online' : null
}

/** Every place that may receive a procedure today, with the agency that decides what is filed there. */
export function offeredPlaces(
  procedure: Pick<ProcedureVersion, 'code' | 'content'>,
  organisation: Organisation,
): readonly OfferedPlace[] {
  return receivingPlaces(procedure.content, placesAmong(organisation.units), () => true).map(
    (place) => ({
      unitId: place.unitId,
      code: place.code,
      name: place.name,
      level: place.level,
      decidedBy: decidingUnit(procedure, place, organisation),
    }),
  )
}

function decidingUnit(
  { code, content: { competence } }: Pick<ProcedureVersion, 'code' | 'content'>,
  place: ReceivingPlace,
  organisation: Organisation,
): string | null {
  if (competence.commune !== null && competence.commune.addressQuestion !== null) return null
  const unitId = findCompetentUnit(
    competence,
    { procedureCode: code, place, communeCode: null },
    organisation,
  )
  return unitId === null ? null : (organisation.unit(unitId)?.name ?? null)
}

async function ownFilings(context: Context) {
  const { kind, accountId } = context.actor
  if (kind !== 'citizen' && kind !== 'business') return []
  return inRead(context.db, (read) => listOpenFilings(read, accountId, MOST_FILINGS))
}

/** A department's procedures go to the provincial centre; all others to where the person lives. */
async function suggestedPlace(
  context: Context,
  { competence }: ProcedureContent,
  organisation: Organisation,
  places: readonly OfferedPlace[],
): Promise<string | null> {
  if (places.length === 1) return places[0]?.code ?? null
  if (competence.commune === null) {
    return places.find(({ level }) => level === 'province')?.code ?? null
  }
  if (context.actor.address === null) return null
  const address = await addressOf(context, context.actor.address)
  if (!('communeCode' in address) || 'era' in address) return null
  const commune = organisation.communeByAdminUnit(address.communeCode)
  const centre = commune === null ? null : organisation.centreOf(commune.id)
  return places.find(({ unitId }) => unitId === centre?.id)?.code ?? null
}
