import { delegationOf, type Delegation } from '#modules/delegations'
import type { Organisation } from '#modules/organisations'
import { procedureById } from '#modules/procedures'
import type { Context } from '#platform/context'
import type { Write } from '#platform/db'
import type { Dossier } from '../../domain/dossier.ts'
import { seated, type SittingKind } from '../../domain/on-the-spot/sitting.ts'
import type { Onlooker } from '../../domain/visibility.ts'

/** Who sits at the counter, with which rights, for a dossier of the list. */
export interface Seat {
  readonly kind: SittingKind
  readonly delegation: Delegation | null
  readonly officer: Onlooker
}

/** The seat of the one who acts; null when the procedure is not on the list of its agency. */
export async function seatFor(
  context: Context,
  about: {
    readonly dossier: Dossier
    readonly onlooker: Onlooker
    readonly organisation: Organisation
  },
  tx?: Write,
): Promise<Seat | null> {
  const { dossier, onlooker, organisation } = about
  const procedure = await procedureById(context, dossier.procedureVersionId, tx)
  const kind = procedure?.content.onTheSpot ?? 0
  if (kind === 0) return null
  const { competentUnitId } = dossier
  const delegation = await delegationOf(context, onlooker.accountId, competentUnitId, tx)
  const isOfAgency = (unitId: Dossier['competentUnitId']) =>
    organisation.chainOf(unitId).some(({ id }) => id === competentUnitId)
  return { kind, delegation, officer: seated(onlooker, delegation, isOfAgency) }
}
