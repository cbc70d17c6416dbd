import { day } from '#kernel/day'
import type { RegisterFacts } from '#modules/letters'
import { APPLICANT, CENTRE, DEPARTMENT, DOSSIER } from './letters.ts'

/** A register of a month with a dossier that was returned, and one of which little is known. */
export function registerFacts(given: Partial<RegisterFacts> = {}): RegisterFacts {
  const line = {
    number: 1,
    code: DOSSIER.dossierCode,
    procedure: DOSSIER.procedure,
    applicant: APPLICANT.name,
    address: APPLICANT.address,
    phone: APPLICANT.phone,
    agency: DEPARTMENT.unit,
    receivedAt: new Date('2026-03-02T09:00:00+07:00'),
    dueAt: new Date('2026-03-16T17:30:00+07:00'),
    returnedAt: new Date('2026-03-16T16:50:00+07:00'),
    delivery: 'counter',
    receivedBy: APPLICANT.name,
  } as const
  return {
    issuer: CENTRE,
    serial: null,
    madeAt: new Date('2026-03-31T00:00:00+07:00'),
    unit: CENTRE.unit,
    from: day('2026-03-01'),
    until: day('2026-03-31'),
    lines: [
      line,
      {
        ...line,
        number: 2,
        code: '000.00.25.H37-260302-0002',
        address: null,
        phone: null,
        dueAt: null,
        returnedAt: null,
        delivery: 'electronic',
        receivedBy: null,
      },
    ],
    ...given,
  }
}
