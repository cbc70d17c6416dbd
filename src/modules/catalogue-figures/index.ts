/** What procedure control counts of the catalogue, as of a day and for a period, with the list behind each figure. */
export {
  FIGURE_LEVELS,
  FIGURES,
  isOfPeriod,
  type Figure,
  type FigureLevel,
  type FigureLine,
  type FigureName,
} from './domain/figures.ts'
export { figureRoutes } from './http/figure-routes.ts'
export { figuresSheet } from './usecases/figures-sheet.ts'
export { type AskedFigures } from './usecases/load-facts.ts'
export {
  readFigureLines,
  readFigures,
  type CatalogueFigures,
  type FigureBehind,
} from './usecases/read-figures.ts'
