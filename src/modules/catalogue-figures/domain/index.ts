/** The part of the module that knows neither server nor database, for screens as they run in the browser. */
export { FIGURE_LEVELS, isOfPeriod } from './figures.ts'
