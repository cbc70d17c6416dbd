/** The units of a locality, valid in time, who holds which role in them, and the country's territories. */
export type {
  AddressParts,
  AdministrativeScope,
  AdministrativeUnit,
} from './domain/administrative-units.ts'
export type { Organisation } from './domain/organisation.ts'
export { UNIT_LEVELS, type Unit, type UnitKind, type UnitLevel } from './domain/unit.ts'
export {
  describeAddress,
  findAdministrativeUnits,
  listCommunes,
  listDistricts,
  listProvinces,
} from './usecases/administrative-units.ts'
export { loadAdministrativeUnits } from './usecases/load-administrative-units.ts'
