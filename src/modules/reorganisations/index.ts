/** Changes of units with everything of the other modules that they touch: foreseen, shared out, and made only when nothing is left behind. */
export type { Sharing } from './domain/sharing.ts'
export {
  foreseeReorganisation,
  leftBehind,
  type ForeseenReorganisation,
  type LeftBehind,
} from './usecases/foresee-reorganisation.ts'
export { reorganise } from './usecases/reorganise.ts'
