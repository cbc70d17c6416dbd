import type { Dossier } from './dossier.ts'
import type { NewDocument } from './events.ts'

/** What a dossier is filed with. */
export type Filed = Pick<
  Dossier,
  | 'id'
  | 'filedYear'
  | 'code'
  | 'trackingToken'
  | 'rulebook'
  | 'procedureCode'
  | 'procedureVersionId'
  | 'procedureName'
  | 'formVersionId'
  | 'caseId'
  | 'channel'
  | 'receivingUnitId'
  | 'competentUnitId'
  | 'applicant'
  | 'owner'
  | 'submittedAt'
  | 'arrivedOn'
  | 'term'
  | 'delivery'
  | 'lastChangedBy'
> & { readonly papers: readonly NewDocument[] }

/** The dossier before its first event. The result comes back to where it was received. */
export function begin({ papers, ...filed }: Filed): Dossier {
  return {
    ...filed,
    portalCode: null,
    version: 0,
    state: 'submitted',
    processVersionId: null,
    returnUnitId: filed.receivingUnitId,
    calendarUnitId: filed.competentUnitId,
    formerUnits: null,
    receivedAt: null,
    originalDueAt: null,
    dueAt: null,
    finishedAt: null,
    returnedAt: null,
    closedAt: null,
    reopenedAt: null,
    processChangedAt: null,
    pauses: [],
    supplementRequests: 0,
    openRequest: null,
    extensions: 0,
    extension: null,
    secondPart: null,
    silentSince: null,
    openFees: null,
    consultations: [],
    result: null,
    handOver: null,
    steps: [],
    documents: papers.map((paper) => ({
      ...paper,
      addedAt: filed.submittedAt,
      replacedAt: null,
      givenBackAt: null,
    })),
    payments: [],
    chainHead: '',
    lastChangedAt: filed.submittedAt,
  }
}
