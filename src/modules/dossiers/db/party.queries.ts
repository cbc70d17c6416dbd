import type { Read } from '#platform/db'
import type { DossierState, Party } from '../domain/dossier.ts'
import { visibleTo, type Sight } from './visibility.ts'

/** A number by which a person or business is found. */
export type PartyNumber = { readonly personalId: string } | { readonly taxCode: string }

/** A dossier of someone, with who they were in it. */
export interface DossierOfParty {
  readonly code: string
  readonly state: DossierState
  readonly procedureCode: string
  readonly procedureName: string
  readonly submittedAt: Date
  readonly dueAt: Date | null
  readonly party: Party
}

/** The dossiers within sight in which that number is applicant or owner, the latest first. */
export async function listDossiersOfParty(
  read: Read,
  sight: Sight,
  number: PartyNumber,
  limit: number,
): Promise<DossierOfParty[]> {
  const rows = await read
    .selectFrom('dossier')
    .innerJoin('dossier_party', 'dossier_party.dossier_id', 'dossier.id')
    .select([
      'dossier.code',
      'dossier.state',
      'dossier.procedure_code',
      'dossier.procedure_name',
      'dossier.submitted_at',
      'dossier.due_at',
      'dossier_party.kind',
      'dossier_party.name',
      'dossier_party.personal_id',
      'dossier_party.tax_code',
      'dossier_party.birth_date',
      'dossier_party.phone',
      'dossier_party.email',
      'dossier_party.address',
    ])
    .where((row) =>
      'personalId' in number
        ? row('dossier_party.personal_id', '=', number.personalId)
        : row('dossier_party.tax_code', '=', number.taxCode),
    )
    .where(visibleTo(sight))
    .orderBy('dossier.submitted_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    code: row.code,
    state: row.state,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    submittedAt: row.submitted_at,
    dueAt: row.due_at,
    party: {
      kind: row.kind,
      name: row.name,
      personalId: row.personal_id,
      taxCode: row.tax_code,
      birthDate: row.birth_date,
      phone: row.phone,
      email: row.email,
      address: row.address,
    },
  }))
}
