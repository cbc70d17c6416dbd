/** Substitutions: who does the work of an absent officer, and the roles that follow from it. */
export { substitutionRoutes } from './http/substitution-routes.ts'
export {
  listSubstitutions,
  substitutionChoices,
  type ListedSubstitution,
} from './usecases/list-substitutions.ts'
export { endSubstitution, nameSubstitute } from './usecases/name-substitute.ts'
export { rolesInForce } from './usecases/roles-in-force.ts'
