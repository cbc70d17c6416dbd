import { parseDay } from '#kernel/day'
import type { AccountId, UnitId } from '#kernel/id'
import { dayOf, instantOn, parseInstant, timeOfDay } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  addWorkingTime,
  calendarOf,
  dueDate,
  movedByPause,
  durationOf,
  parseTimeOfDay,
  stepDueAt,
  workingHours,
  workingHoursBetween,
  type WorkingCalendar,
} from '#modules/calendars'
import { organisationNow, type Organisation } from '#modules/organisations'
import { procedureById } from '#modules/procedures'
import {
  endsWithoutDecision,
  outcomesOf,
  processAlong,
  processById,
  resolveStepUnit,
  type ProcessDefinition,
  type ProcessVersion,
} from '#modules/processes'
import { rulebookById, type Rulebook } from '#modules/rulebooks'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import type { Dossier, Term } from '../domain/dossier.ts'
import type { Circumstances, Facts, Law, Process, ProcessStep, Terms } from '../domain/facts.ts'

/** What stands around a dossier while something is decided about it. */
export interface Scene {
  readonly organisation: Organisation
  readonly rulebook: Rulebook
  readonly calendar: WorkingCalendar
  readonly facts: Facts
}

/** What a dossier is shown with: names, time and money that are not its own. */
export interface Surroundings {
  readonly facts: Circumstances
  readonly unitCode: (id: UnitId) => string
  readonly unitName: (id: UnitId) => string
  readonly username: (id: AccountId) => string | null
  /** Working hours of the competent agency between two instants. */
  readonly workingHours: (from: Date, to: Date) => number
  readonly outcomesOf: (
    stepId: string,
  ) => readonly { readonly code: string; readonly name: string }[]
  readonly fees: readonly {
    readonly name: string
    readonly amount: { readonly min: number; readonly max: number } | null
    readonly onlineAmount: number | null
    readonly per: string
  }[]
}

/** Sets the scene for a dossier of that agency and rulebook. Inside a transaction, pass it. */
export async function sceneOf(
  context: Context,
  dossier: Pick<Dossier, 'calendarUnitId' | 'rulebook'>,
  organisation: Organisation,
  tx?: Write,
): Promise<Scene> {
  const rulebook = rulebookById(dossier.rulebook)
  const chain = calendarChainOf(organisation, dossier.calendarUnitId)
  const calendar = await calendarOf(context, chain, tx)
  return {
    organisation,
    rulebook,
    calendar,
    facts: {
      now: context.clock.now(),
      doerId: context.actor.accountId,
      law: lawOf(rulebook),
      terms: termsOf(calendar, rulebook),
    },
  }
}

/** Whose calendars count where an agency's does: its own or its successor's first, then those above. */
export function calendarChainOf(organisation: Organisation, unitId: UnitId): UnitId[] {
  const current = organisation.currentOf(unitId)?.id ?? unitId
  return organisation.chainOf(current).map(({ id }) => id)
}

/** The rules of a rulebook that decisions on dossiers turn on. */
export function lawOf({ supplement, mostExtensions, silentOpinion }: Rulebook): Law {
  return {
    mostSupplementRequests: supplement.mostRequests,
    supplementTerm: supplement.term,
    daysToAnswer: supplement.answerWithin,
    mostExtensions,
    silentOpinion,
  }
}

/** The working calendar as the rules of the dossier ask it. */
export function termsOf(calendar: WorkingCalendar, rulebook: Rulebook): Terms {
  const cutOff = parseTimeOfDay(rulebook.cutOff) ?? 'none'
  const due = (start: Date, term: Pick<Term, 'value' | 'unit'>) =>
    dueDate(calendar, start, durationOf(term), { cutOff, pauses: [], policy: 'pause' }).dueAt
  return {
    dossierDueAt: due,
    movedByPause: (dueAt, unit, pause) => movedByPause(calendar, dueAt, unit, pause),
    stepDueAt: (opened, hours, latest) =>
      stepDueAt(calendar, opened, hours === null ? null : workingHours(hours), latest),
    workingDaysAfter: (from, days) => due(from, { value: days, unit: 'working-days' }),
    periodEnd: (told) => periodEnd(calendar, told),
    workingDayBefore: (instant) => closingTimeBefore(calendar, instant),
  }
}

/** The end of office hours on that day, or of the next day on which there are any. */
export function closingTimeOf(calendar: WorkingCalendar, instant: Date): Date {
  const midnight = new Date(instant.getTime() - timeOfDay(instant))
  const nextMidnight = instantOn(dayOf(new Date(midnight.getTime() + 30 * 3_600_000)), 0)
  const worked = calendar.workedUntil(nextMidnight)
  return worked > calendar.workedUntil(midnight)
    ? calendar.instantWorked(worked)
    : addWorkingTime(calendar, nextMidnight, 0)
}

/**
 * When something ends that was wished for until a day or an instant: a day means its closing time, a day off that of
 * the next working day. Refuses: `invalid/shape`.
 */
export function endWished(calendar: WorkingCalendar, wish: string): Date {
  const wishedDay = parseDay(wish)
  if (wishedDay !== null) {
    return closingTimeOf(calendar, periodEnd(calendar, instantOn(wishedDay, 0)))
  }
  const instant = parseInstant(wish)
  if (instant === null) throw new Refused('invalid/shape')
  return instant
}

/** That instant, or the end of office hours on the next working day when its day is a day off. */
function periodEnd(calendar: WorkingCalendar, told: Date): Date {
  const position = calendar.positionOf(told)
  if (calendar.isWorkingDay(position)) return told
  return new Date(calendar.closingOf(calendar.positionOfOrdinal(calendar.ordinalFrom(position))))
}

/** The end of office hours on the last working day before the day of an instant. */
function closingTimeBefore(calendar: WorkingCalendar, instant: Date): Date {
  const midnight = new Date(instant.getTime() - timeOfDay(instant))
  return calendar.instantWorked(calendar.workedUntil(midnight))
}

type Going = Pick<
  Dossier,
  'procedureCode' | 'receivingUnitId' | 'competentUnitId' | 'caseId' | 'channel'
> & {
  readonly applicant: Pick<Dossier['applicant'], 'kind'>
}

/** The process of a version as it goes for one dossier: without the steps and outcomes that are not for it. */
function definitionFor(
  version: Pick<ProcessVersion, 'definition'>,
  dossier: Going,
): ProcessDefinition {
  const { caseId, channel, applicant } = dossier
  return processAlong(version.definition, { caseId, channel, applicantKind: applicant.kind })
}

/** The same with the units of its steps found. */
export function processFor(
  version: Pick<ProcessVersion, 'id' | 'definition'>,
  dossier: Going,
  organisation: Organisation,
): Process {
  const definition = definitionFor(version, dossier)
  const step = (id: string): ProcessStep | null => {
    const found = definition.steps.find((each) => each.id === id)
    if (found === undefined) return null
    const unitId = resolveStepUnit(found.at, dossier, organisation)
    if (unitId === null) throw new Error(`step ${id} of process ${version.id} has no unit`)
    return {
      id,
      name: found.name,
      role: found.role,
      unitId,
      hours: found.hours,
      waitsFor: found.waitsFor ?? null,
      outcomes: found.outcomes,
    }
  }
  const first = step(definition.steps[0]?.id ?? '')
  if (first === null) throw new Error(`process ${version.id} has no steps`)
  return {
    versionId: version.id,
    firstStep: first,
    step,
    endsWithoutDecision: endsWithoutDecision(definition),
  }
}

/** Names, money and outcomes to show a dossier with. */
export async function surroundingsOf(
  context: Context,
  dossier: Dossier,
  scene: Scene,
  about: { readonly usernames: ReadonlyMap<string, string>; readonly tx?: Write },
): Promise<Surroundings> {
  const [process, procedure] = await Promise.all([
    dossier.processVersionId === null
      ? null
      : processById(context, dossier.processVersionId, about.tx),
    procedureById(context, dossier.procedureVersionId, about.tx),
  ])
  const { organisation, calendar } = scene
  return {
    facts: scene.facts,
    unitCode: (id) => organisation.unitOfAnyDay(id)?.code ?? '',
    unitName: (id) => organisation.unitOfAnyDay(id)?.name ?? '',
    username: (id) => about.usernames.get(id) ?? null,
    workingHours: (from, to) => workingHoursBetween(calendar, from, to),
    outcomesOf: (stepId) =>
      process === null
        ? []
        : outcomesOf(definitionFor(process, dossier), stepId).map(({ code, name }) => ({
            code,
            name,
          })),
    fees: (procedure?.content.fees ?? []).map(({ name, amount, onlineAmount, per }) => ({
      name,
      amount,
      onlineAmount,
      per,
    })),
  }
}

/** The organisation as it is today; asked for before a transaction is opened. */
export function currentOrganisation(context: Context): Promise<Organisation> {
  return organisationNow(context)
}
