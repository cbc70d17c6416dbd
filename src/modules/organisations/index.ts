/** The units of a locality, valid in time, who holds which role in them, and the country's territories. */
export type {
  AddressParts,
  AdministrativeScope,
  AdministrativeUnit,
} from './domain/administrative-units.ts'
export type { Organisation } from './domain/organisation.ts'
export {
  kindsUnder,
  type SuccessionKind,
  type Unit,
  type UnitKind,
  type UnitLevel,
} from './domain/unit.ts'
export {
  figureUnit,
  readWith,
  unitInWords,
  unitReadingInWords,
  UNIT_READINGS,
  UNIT_STANDINGS,
  type FigureUnit,
  type UnitReading,
  type UnitStanding,
} from './domain/unit-of-now.ts'
export { unitRoutes } from './http/unit-routes.ts'
export { UNITS_CHANGED } from './jobs/units-changed.ts'
export {
  describeAddress,
  findAdministrativeUnits,
  listCommunes,
  listDistricts,
  listProvinces,
} from './usecases/administrative-units.ts'
export {
  authoriseUnitChange,
  changeUnitsWithin,
  foreseeUnitChange,
  mergeUnits,
  renameUnit,
  splitUnit,
  type ForeseenChange,
  type NewUnit,
  type UnitChange,
  type UnitName,
} from './usecases/change-units.ts'
export { importRoles, type PackedRole } from './usecases/import-roles.ts'
export { importUnits, UnitPack } from './usecases/import-units.ts'
export { loadAdministrativeUnits } from './usecases/load-administrative-units.ts'
export {
  forgetOrganisation,
  organisationHearer,
  listUnits,
  organisationNow,
  organisationOn,
  viewUnit,
  type ListedUnit,
  type RelatedUnit,
  type UnitView,
} from './usecases/read-organisation.ts'
export { reachedUnit } from './usecases/reached-unit.ts'
export {
  endRole,
  endRoles,
  grantAdministration,
  grantRole,
  heldRolesOf,
  listRolesOfStaff,
  listRolesOfUnit,
  type NewRole,
  type RoleOfStaff,
  type StaffRoleId,
  type StaffRoleRow,
} from './usecases/staff-roles.ts'
export { holdersNow, staffingNow } from './usecases/staffing.ts'
