import type { ProcedureContent } from '#modules/procedures'

/** What a new procedure says before anybody has written anything: the usual where there is a usual. */
export function emptyContent(): ProcedureContent {
  return {
    name: '',
    sector: '',
    sectorGroup: '',
    levels: [],
    audience: [],
    onlineLevel: 'partial',
    channels: ['online', 'counter', 'post'],
    cases: [],
    steps: [],
    components: [],
    sets: 1,
    timeLimit: {
      value: 0,
      unit: 'working-days',
      sameDay: false,
      processHours: 0,
      parts: null,
      note: null,
    },
    fees: [],
    results: [],
    conditions: [],
    legalBases: [],
    onTheSpot: 0,
    linkedProcedures: [],
    formerCodes: [],
    competentAgency: '',
    coordinatingAgencies: [],
    note: null,
    handledElsewhere: null,
    competence: { department: null, commune: null },
  }
}
