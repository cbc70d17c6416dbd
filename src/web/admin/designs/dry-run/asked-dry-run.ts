import { dayOf, formatInstant, instantOn } from '#kernel/instant'
import { parseTimeOfDay } from '#modules/calendars'
import type { DesignView, DryRun, DryRunQuestion } from '#modules/designs'
import type { Context } from '#platform/context'
import { dayIn } from '../../parts/address.ts'
import { APPLICANTS, CHANNELS } from '../condition-fields.ts'

/** What the address of the page asks, with the usual answer for what it leaves out. */
export function askedIn(query: URLSearchParams, view: DesignView, { clock }: Context) {
  const one = <T extends string>(name: string, all: readonly T[], usual: T): T =>
    all.find((value) => value === query.get(name)) ?? usual
  const days = Number(query.get('so-ngay') ?? '5')
  return {
    code: query.get('thu-tuc') ?? view.procedures[0]?.code ?? '',
    day: dayIn(query.get('ngay')) ?? dayOf(clock.now()),
    time: query.get('gio') ?? '08:00',
    place: query.get('noi') ?? '',
    caseId: caseIn(query.get('truong-hop'), view),
    channel: one('kenh', CHANNELS, 'counter'),
    applicantKind: one('doi-tuong', APPLICANTS, 'citizen'),
    supplementAt: view.steps.find(({ step }) => step.id === query.get('bo-sung'))?.step.id ?? null,
    supplementDays: Number.isInteger(days) && days >= 1 && days <= 60 ? days : 5,
    ways: Object.fromEntries(
      view.steps.flatMap(({ step }) => {
        const way = query.get(step.id)
        return way === null ? [] : [[step.id, way]]
      }),
    ),
  }
}

/** What a dry run is asked, as its page bears it. */
export type Asked = ReturnType<typeof askedIn>

/** A dry run as its page shows it. */
export type Shown = ReturnType<typeof shown>

/** The dry run that was asked for. */
export function questionOf(asked: Asked): DryRunQuestion {
  const { caseId, channel, applicantKind, supplementAt, supplementDays } = asked
  return {
    procedureCode: asked.code,
    receivingUnitCode: asked.place === '' ? null : asked.place,
    receivedAt: instantOn(asked.day, parseTimeOfDay(asked.time) ?? 8 * 3_600_000),
    traits: { caseId, channel, applicantKind },
    ways: new Map(Object.entries(asked.ways).map(([id, way]) => [id, [way]])),
    supplement: supplementAt === null ? null : { stepId: supplementAt, days: supplementDays },
  }
}

/** A dry run with its instants as pages are given them. */
export function shown({ stays, dueAt, endsAt, waited, ...rest }: DryRun) {
  return {
    ...rest,
    dueAt: formatInstant(dueAt),
    endsAt: endsAt === null ? null : formatInstant(endsAt),
    waited:
      waited === null ? null : { from: formatInstant(waited.from), to: formatInstant(waited.to) },
    isInTime: endsAt !== null && endsAt <= dueAt,
    stays: stays.map(({ from, to, ...stay }) => ({
      ...stay,
      from: formatInstant(from),
      to: formatInstant(to),
    })),
  }
}

/** A dossier of a procedure with cases is of its first one unless another is chosen. */
function caseIn(asked: string | null, { cases }: DesignView): string | null {
  if (asked === null) return cases[0]?.id ?? null
  return cases.find(({ id }) => id === asked)?.id ?? null
}
