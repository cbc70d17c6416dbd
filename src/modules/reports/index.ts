/** What many dossiers add up to: lateness by unit, step and person. */
export { FIGURES_BY, type FiguresBy } from './domain/figures.ts'
export { reportRoutes } from './http/report-routes.ts'
export { type AskedLateness } from './usecases/late-lines.ts'
export {
  latenessSheet,
  listLatenessUnits,
  readLateness,
  readLatenessBehind,
  type LatenessBehind,
  type LatenessFigures,
} from './usecases/read-lateness.ts'
