import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { UnitId } from '#kernel/id'
import { isOneOf, type DB } from '#platform/db'

/** Whose dossiers are asked for: a person's own, those of units, or all. Made by usecases/viewer.ts. */
export type Sight =
  | { readonly of: 'person'; readonly personalId: string | null; readonly taxCode: string | null }
  | {
      readonly of: 'units'
      /** Places where reception is held. */
      readonly reception: readonly UnitId[]
      /** Units in which, or above which, any role that handles dossiers is held. */
      readonly work: readonly UnitId[]
    }
  | { readonly of: 'all' }

/**
 * The one predicate of who may see a dossier, for every list and look-up. The same rule for a single
 * dossier in hand is `isVisible` in domain/visibility.ts; a test holds them together.
 */
export function visibleTo(sight: Sight) {
  return (row: ExpressionBuilder<DB, 'dossier'>): Expression<SqlBool> => {
    switch (sight.of) {
      case 'all':
        return row.lit(true)
      case 'person':
        return row.exists(ownParty(row, sight))
      case 'units':
        return row.or([
          isOneOf(row.ref('dossier.receiving_unit_id'), sight.reception),
          isOneOf(row.ref('dossier.return_unit_id'), sight.reception),
          row.exists(
            row
              .selectFrom('dossier_unit')
              .select('dossier_unit.unit_id')
              .whereRef('dossier_unit.dossier_id', '=', 'dossier.id')
              .where((unit) => isOneOf(unit.ref('dossier_unit.unit_id'), sight.work)),
          ),
        ])
    }
  }
}

function ownParty(
  row: ExpressionBuilder<DB, 'dossier'>,
  sight: Extract<Sight, { readonly of: 'person' }>,
) {
  return row
    .selectFrom('dossier_party')
    .select('dossier_party.part')
    .whereRef('dossier_party.dossier_id', '=', 'dossier.id')
    .where((party) =>
      party.or([
        ...(sight.personalId === null ? [] : [party('personal_id', '=', sight.personalId)]),
        ...(sight.taxCode === null ? [] : [party('tax_code', '=', sight.taxCode)]),
      ]),
    )
}
