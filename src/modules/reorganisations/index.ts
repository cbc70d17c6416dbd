/** Changes of units with everything of the other modules that they touch: foreseen, shared out, prepared by one and confirmed by another, and made only when nothing is left behind. */
export type { Decision } from './domain/prepared-change.ts'
export type { Sharing } from './domain/sharing.ts'
export {
  foreseeReorganisation,
  leftBehind,
  type ForeseenReorganisation,
  type LeftBehind,
} from './usecases/foresee-reorganisation.ts'
export { decisionsOfUnit, listReorganisations, viewReorganisation } from './usecases/load-change.ts'
export {
  confirmReorganisation,
  prepareReorganisation,
  withdrawReorganisation,
} from './usecases/prepare-change.ts'
