import type {
  AccountId,
  DossierId,
  FileId,
  ProcedureVersionId,
  ProcessVersionId,
  UnitId,
} from '#kernel/id'
import type { Doer } from '../domain/doer.ts'
import type { Dossier, DossierState, DossierStep, Party } from '../domain/dossier.ts'
import type { DossierEvent, NewDocument } from '../domain/events.ts'
import { evolve } from '../domain/evolve.ts'
import type { Facts, Process, ProcessStep } from '../domain/facts.ts'
import { isOver } from '../domain/life-cycle.ts'
import type { Onlooker } from '../domain/visibility.ts'

export const CENTRE = 'centre' as UnitId
export const COMMUNE = 'commune' as UnitId
export const OFFICE = 'office' as UnitId
export const ELSEWHERE = 'elsewhere' as UnitId

/** Which units a role held in a unit reaches, in the little world of these tests. */
const REACH: Readonly<Record<string, readonly string[]>> = {
  [CENTRE]: [CENTRE],
  [COMMUNE]: [COMMUNE, CENTRE, OFFICE],
  [OFFICE]: [OFFICE],
  [ELSEWHERE]: [ELSEWHERE],
}

export const NOW = new Date('2026-03-02T02:00:00Z')

/** An officer with roles written `role@unit`. */
export function anOfficer(name: string, ...held: readonly string[]): Onlooker {
  const roles = held.map((text) => text.split('@') as [string, string])
  const reaches = (at: string, unit: string) => REACH[at]?.includes(unit) ?? false
  return {
    kind: 'staff',
    accountId: name as AccountId,
    personalId: null,
    taxCode: null,
    roles: new Set(roles.map(([role]) => role)),
    standsInFor: new Set(),
    holds: (role, unit) => roles.some(([each, at]) => each === role && reaches(at, unit)),
    reaches: (unit) =>
      roles.some(([role, at]) => !/control|administrator/.test(role) && reaches(at, unit)),
  }
}

/** What acts by itself: it may do what nobody else may, and holds no role. */
export const theSystem: Onlooker = {
  kind: 'system',
  accountId: 'system' as AccountId,
  personalId: null,
  taxCode: null,
  roles: new Set(),
  standsInFor: new Set(),
  holds: () => false,
  reaches: () => true,
}

export function aCitizen(personalId = '020190001234'): Onlooker {
  return {
    kind: 'citizen',
    accountId: personalId as AccountId,
    personalId,
    taxCode: null,
    roles: new Set(['citizen']),
    standsInFor: new Set(),
    holds: () => false,
    reaches: () => false,
  }
}

export const reception: Doer & Onlooker = anOfficer('reception', `reception@${CENTRE}`)
export const handler: Doer & Onlooker = anOfficer('handler', `handler@${OFFICE}`)
export const head: Doer & Onlooker = anOfficer('head', `division-head@${OFFICE}`)
export const approver: Doer & Onlooker = anOfficer('approver', `approver@${COMMUNE}`)
export const clerk: Doer & Onlooker = anOfficer('clerk', `clerk@${COMMUNE}`)

function aStep(id: string, role: ProcessStep['role'], unitId: UnitId, next: string[]): ProcessStep {
  return {
    id,
    name: id,
    role,
    unitId,
    hours: 4,
    waitsFor: null,
    outcomes: [{ code: 'done', name: 'Xong', next }],
  }
}

/** Reception, handler, approver, clerk: the shape of most processes. */
export function aProcess(): Process {
  const steps = [
    aStep('b1', 'reception', CENTRE, ['b2']),
    {
      ...aStep('b2', 'handler', OFFICE, ['b3']),
      outcomes: [
        { code: 'qualified', name: 'Đủ điều kiện', next: ['b3'] },
        { code: 'unqualified', name: 'Không đủ điều kiện', next: ['b3'] },
      ],
    },
    aStep('b3', 'approver', COMMUNE, ['b4']),
    aStep('b4', 'clerk', COMMUNE, []),
  ]
  return processOf(steps, false)
}

/** A process that nobody signs: the handler's completion ends it. */
export function aProcessWithoutDecision(): Process {
  return processOf(
    [aStep('b1', 'reception', CENTRE, ['b2']), aStep('b2', 'handler', OFFICE, [])],
    true,
  )
}

function processOf(steps: readonly ProcessStep[], endsWithoutDecision: boolean): Process {
  const [firstStep] = steps
  if (firstStep === undefined) throw new Error('a process has steps')
  return {
    versionId: 'process' as ProcessVersionId,
    firstStep,
    step: (id) => steps.find((step) => step.id === id) ?? null,
    endsWithoutDecision,
  }
}

const HOUR = 3_600_000

/** A world without nights: hours count one by one, a working day is 24 of them. */
export function facts(given: { now?: Date; doer?: Doer; law?: Partial<Facts['law']> } = {}): Facts {
  return {
    now: given.now ?? NOW,
    doerId: (given.doer ?? reception).accountId,
    law: {
      mostSupplementRequests: 1,
      supplementTerm: 'reset',
      daysToAnswer: 15,
      mostExtensions: 1,
      silentOpinion: { effect: 'agreed', basis: 'Điều 18' },
      ...given.law,
    },
    terms: {
      dossierDueAt: (start, term) => new Date(start.getTime() + term.value * 24 * HOUR),
      movedByPause: (dueAt, _, { from, to }) =>
        new Date(dueAt.getTime() + to.getTime() - from.getTime()),
      stepDueAt: (opened, hours, latest) => {
        if (hours === null) return null
        const due = opened.getTime() + hours * HOUR
        return new Date(latest === null ? due : Math.min(due, latest.getTime()))
      },
      workingDaysAfter: (from, days) => new Date(from.getTime() + days * 24 * HOUR),
      periodEnd: (told) => told,
      workingDayBefore: (instant) => new Date(instant.getTime() - 24 * HOUR),
    },
  }
}

export const PERSON: Party = {
  kind: 'citizen',
  name: 'Hoàng Thị Bế',
  personalId: '020190001234',
  taxCode: null,
  birthDate: null,
  phone: '+84912345678',
  email: null,
  address: null,
}

export function anOpenStep(step: Partial<DossierStep> = {}): DossierStep {
  return {
    ordinal: 2,
    stepId: 'b2',
    name: 'Thẩm tra',
    role: 'handler',
    unitId: OFFICE,
    hours: 4,
    waitsFor: null,
    openedAt: NOW,
    dueAt: null,
    assigneeId: null,
    claimedAt: null,
    closedAt: null,
    closedBy: null,
    outcome: null,
    note: null,
    ...step,
  }
}

export function aClosedStep(step: Partial<DossierStep> = {}): DossierStep {
  const by = 'reception' as AccountId
  return {
    ...anOpenStep({ ordinal: 1, stepId: 'b1', role: 'reception', unitId: CENTRE }),
    assigneeId: by,
    claimedAt: NOW,
    closedAt: NOW,
    closedBy: by,
    outcome: 'done',
    ...step,
  }
}

const WAS_RECEIVED: ReadonlySet<DossierState> = new Set<DossierState>([
  'received',
  'processing',
  'awaiting-supplement',
  'awaiting-payment',
  'finished',
  'returned',
])

/** A dossier in a state, with what that state brings along; anything else as given. */
export function aDossier(state: DossierState, given: Partial<Dossier> = {}): Dossier {
  const isReceived = WAS_RECEIVED.has(state)
  const hasResult = state === 'finished' || state === 'returned'
  return {
    id: 'dossier' as DossierId,
    filedYear: 2026,
    code: 'H37.102.01-260302-0001',
    portalCode: null,
    trackingToken: 'token',
    version: 1,
    state,
    rulebook: 'decree-118-2025',
    procedureCode: '1.001193',
    procedureVersionId: 'version' as ProcedureVersionId,
    procedureName: 'Đăng ký khai sinh',
    processVersionId: isReceived ? ('process' as ProcessVersionId) : null,
    formVersionId: null,
    caseId: null,
    channel: 'online',
    receivingUnitId: CENTRE,
    competentUnitId: COMMUNE,
    returnUnitId: CENTRE,
    calendarUnitId: COMMUNE,
    formerUnits: null,
    applicant: PERSON,
    owner: null,
    submittedAt: NOW,
    arrivedOn: null,
    receivedAt: isReceived ? NOW : null,
    originalDueAt: isReceived ? new Date(NOW.getTime() + 240 * HOUR) : null,
    dueAt: isReceived ? new Date(NOW.getTime() + 240 * HOUR) : null,
    finishedAt: hasResult ? NOW : null,
    returnedAt: state === 'returned' ? NOW : null,
    closedAt: isOver(state) ? NOW : null,
    reopenedAt: null,
    processChangedAt: null,
    term: { value: 10, unit: 'working-days', sameDay: false },
    pauses:
      state === 'awaiting-supplement'
        ? [{ from: NOW, to: null, reason: 'supplement' as const }]
        : [],
    supplementRequests: state === 'awaiting-supplement' ? 1 : 0,
    openRequest:
      state === 'awaiting-supplement' ? { items: [], respondBy: NOW, stepId: 'b2' } : null,
    extensions: 0,
    extension: null,
    secondPart: null,
    silentSince: null,
    openFees: null,
    consultations: [],
    delivery: { method: 'counter', address: null, recipient: null, phone: null },
    result: hasResult
      ? {
          kind: 'approval',
          content: '',
          signedAt: NOW,
          signedBy: null,
          number: '1',
          issuedAt: NOW,
          replaces: null,
        }
      : null,
    handOver: null,
    steps: isReceived ? [aClosedStep(), ...(hasResult ? [] : [anOpenStep()])] : [],
    documents: [],
    payments: [],
    chainHead: '',
    lastChangedAt: NOW,
    lastChangedBy: 'someone' as AccountId,
    ...given,
  }
}

/** The dossier after an event, at a time. */
export function after(
  dossier: Dossier,
  event: DossierEvent,
  by: Doer = reception,
  at: Date = NOW,
): Dossier {
  const seq = dossier.version + 1
  return evolve(dossier, { ...event, seq, at, actorId: by.accountId, hash: String(seq) })
}

export function later(hours: number): Date {
  return new Date(NOW.getTime() + hours * HOUR)
}

/** A file brought for a component. */
export const BROUGHT: NewDocument = {
  ordinal: 1,
  componentId: 'gt02',
  stepId: null,
  fileId: 'file' as FileId,
  originals: 0,
  copies: 0,
  note: null,
}
