import { v5 } from 'uuid'
import type { UnitId } from '#kernel/id'

const NAMESPACE = '3f0d6c0e-5c2b-4b0a-9a52-7e1b8c9d4a61'

/** The id of a unit, the same in every installation: made from the locality's code and the slug. */
export function unitIdOf(localityCode: string, slug: string): UnitId {
  return v5(`${localityCode}/${slug}`, NAMESPACE) as UnitId
}
