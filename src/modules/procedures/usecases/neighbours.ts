import type { Day } from '#kernel/day'
import type { UnitId } from '#kernel/id'
import type { IsRoleHeld, ProcessOrganisation } from '#modules/processes'
import type { Context } from '#platform/context'
import type { CompetenceOrganisation, PlaceUnit } from '../domain/competence.ts'
import type { Level } from '../domain/content.ts'

/** The units as they are today. */
export interface CatalogueUnits extends CompetenceOrganisation, ProcessOrganisation {
  readonly units: readonly PlaceUnit[]
  unit(id: UnitId): { readonly name: string } | null
  byCode(unitCode: string): { readonly id: UnitId } | null
}

/** What the catalogue asks of the organisation. */
export interface CatalogueOrganisation {
  readonly units: CatalogueUnits
  readonly isRoleHeld: IsRoleHeld
}

/** The present electronic form of a procedure, with a filing that satisfies it. */
export interface ProcedureForm {
  readonly id: string
  readonly version: number
  readonly schema: Readonly<Record<string, unknown>>
  readonly example: Readonly<Record<string, unknown>>
}

/** What other modules bring to the catalogue's pages. */
export interface CatalogueNeighbours {
  readonly organisation: (context: Context) => Promise<CatalogueOrganisation>
  readonly formOf: (context: Context, procedureCode: string) => Promise<ProcedureForm | null>
  /** Why the one-stop places of a level do not receive a procedure by the approved list; null where they do. */
  readonly whyNotReceived: (
    context: Context,
    procedure: { readonly code: string; readonly levels: readonly Level[] },
    on: Day,
  ) => Promise<(at: Level) => string | null>
}
