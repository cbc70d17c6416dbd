import type { SectionId } from '#modules/publications'

/** How a piece of a record is typed in. `lines` is one item a line; `yes` is a yes or a no. */
type FieldKind =
  | 'line'
  | 'text'
  | 'lines'
  | 'whole'
  | 'decimal'
  | 'date'
  | 'choice'
  | 'choices'
  | 'yes'

/** One piece of a record: where it stands in it, and how it is typed in. */
export interface FieldSpec {
  readonly path: string
  readonly kind: FieldKind
  /** Nothing typed is no answer, which is allowed. */
  readonly nullable?: true
  /** What may be chosen; of another list when it depends on the locality or on the record. */
  readonly options?: readonly string[] | 'departments' | 'cases'
}

/** Several of a kind, each on a page of its own: papers, fees, results. */
export interface ListSpec {
  readonly path: string
  readonly fields: readonly FieldSpec[]
  /** One about which nothing is known yet. */
  readonly empty: Readonly<Record<string, unknown>>
  /** What an entry is called by: the field that names it. */
  readonly named: string
  /** Entries that others refer to have an id that begins so. */
  readonly idPrefix?: string
}

export interface SectionSpec {
  readonly fields: readonly FieldSpec[]
  readonly list?: ListSpec
}

const field = (
  path: string,
  kind: FieldKind,
  more: Pick<FieldSpec, 'nullable' | 'options'> = {},
): FieldSpec => ({ path, kind, ...more })
const maybe = (path: string, kind: FieldKind): FieldSpec => field(path, kind, { nullable: true })

const CHANNELS = ['online', 'counter', 'post'] as const

/** The parts of a record and what each holds: everything that the national record has. */
export const RECORD: Readonly<Record<SectionId, SectionSpec>> = {
  general: {
    fields: [
      field('name', 'text'),
      field('sector', 'line'),
      field('sectorGroup', 'line'),
      field('levels', 'choices', { options: ['province', 'commune'] }),
      field('audience', 'choices', {
        options: [
          'citizen',
          'overseas-vietnamese',
          'foreigner',
          'business',
          'household-business',
          'organisation',
          'cadre',
        ],
      }),
      field('linkedProcedures', 'lines'),
      field('formerCodes', 'lines'),
      maybe('note', 'text'),
    ],
  },
  agency: {
    fields: [
      field('competentAgency', 'line'),
      field('competence.department', 'choice', { nullable: true, options: 'departments' }),
      field('competence.commune.addressQuestion', 'line', { nullable: true }),
      field('competence.commune', 'yes'),
      field('coordinatingAgencies', 'lines'),
      field('onTheSpot', 'choice', { options: ['0', '4', '5'] }),
      maybe('handledElsewhere.reason', 'line'),
      maybe('handledElsewhere.link', 'line'),
    ],
  },
  ways: {
    fields: [
      field('channels', 'choices', { options: CHANNELS }),
      field('onlineLevel', 'choice', { options: ['full', 'partial', 'information'] }),
    ],
  },
  steps: { fields: [field('steps', 'lines')] },
  cases: {
    fields: [],
    list: {
      path: 'cases',
      fields: [field('name', 'line')],
      empty: { id: '', name: '' },
      named: 'name',
      idPrefix: 'th',
    },
  },
  papers: {
    fields: [field('sets', 'whole')],
    list: {
      path: 'components',
      named: 'name',
      idPrefix: 'gt',
      fields: [
        field('name', 'text'),
        field('originals', 'whole'),
        field('copies', 'whole'),
        field('required', 'yes'),
        maybe('requiredWhen', 'line'),
        field('caseIds', 'choices', { options: 'cases' }),
        field('isDeclaration', 'yes'),
        maybe('form', 'line'),
        maybe('blank', 'line'),
        field('obtainableFrom', 'choice', {
          nullable: true,
          options: ['population-db', 'civil-status-db', 'land-db', 'business-db', 'insurance-db'],
        }),
        maybe('code', 'line'),
        maybe('insteadResult', 'line'),
        maybe('note', 'text'),
      ],
      empty: {
        id: '',
        name: '',
        caseIds: [],
        originals: 1,
        copies: 0,
        required: true,
        requiredWhen: null,
        form: null,
        isDeclaration: false,
        obtainableFrom: null,
        note: null,
      },
    },
  },
  time: {
    fields: [
      field('timeLimit.sameDay', 'yes'),
      field('timeLimit.value', 'decimal'),
      field('timeLimit.unit', 'choice', {
        options: ['working-days', 'working-hours', 'calendar-days'],
      }),
      field('timeLimit.processHours', 'decimal'),
      maybe('timeLimit.parts.first.name', 'line'),
      maybe('timeLimit.parts.first.value', 'decimal'),
      maybe('timeLimit.parts.second.name', 'line'),
      maybe('timeLimit.parts.second.value', 'decimal'),
      maybe('timeLimit.parts.basis', 'line'),
      field('timeLimit.silence.effect', 'choice', {
        nullable: true,
        options: ['may-proceed', 'deemed-approved'],
      }),
      maybe('timeLimit.silence.basis', 'line'),
      maybe('timeLimit.note', 'text'),
    ],
  },
  fees: {
    fields: [],
    list: {
      path: 'fees',
      named: 'name',
      fields: [
        field('name', 'line'),
        maybe('amount.min', 'whole'),
        maybe('amount.max', 'whole'),
        maybe('onlineAmount', 'whole'),
        field('per', 'line'),
        field('due', 'choice', { nullable: true, options: ['one-of', 'on-request'] }),
        field('exemptions', 'lines'),
        maybe('code', 'line'),
        maybe('note', 'text'),
      ],
      empty: {
        name: '',
        amount: null,
        onlineAmount: null,
        per: 'hồ sơ',
        exemptions: [],
        note: null,
      },
    },
  },
  results: {
    fields: [],
    list: {
      path: 'results',
      named: 'name',
      fields: [
        field('name', 'line'),
        field('paperRequired', 'yes'),
        maybe('code', 'line'),
        maybe('sample', 'line'),
      ],
      empty: { name: '', paperRequired: false },
    },
  },
  conditions: { fields: [field('conditions', 'lines')] },
  bases: {
    fields: [],
    list: {
      path: 'legalBases',
      named: 'title',
      fields: [
        field('number', 'line'),
        field('title', 'text'),
        maybe('date', 'date'),
        maybe('effectiveOn', 'date'),
        maybe('issuer', 'line'),
        maybe('link', 'line'),
      ],
      empty: { number: '', title: '', date: null },
    },
  },
  national: {
    fields: [
      field('national.origin', 'choice', { options: ['central', 'local'] }),
      maybe('national.publisherCode', 'line'),
      maybe('national.sectorCode', 'line'),
      maybe('national.authority', 'line'),
      field('national.delegates', 'lines'),
      maybe('national.receivingAddress', 'text'),
      field('national.relatedProcedures', 'lines'),
      field('national.keywords', 'lines'),
      maybe('national.description', 'text'),
    ],
    list: {
      path: 'national.terms',
      named: 'time',
      fields: [
        field('channel', 'choice', { options: CHANNELS }),
        field('time', 'line'),
        maybe('fee', 'line'),
        maybe('note', 'text'),
      ],
      empty: { channel: 'counter', time: '', fee: null, note: null },
    },
  },
}

/** The parts in the order in which they are written. */
export const SECTION_IDS = Object.keys(RECORD) as readonly SectionId[]
