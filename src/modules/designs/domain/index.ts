/**
 * The part of the module that knows neither server nor database: it runs in the browser just as on the server, and is
 * imported there as `#modules/designs/domain`.
 */
export { EXTENSION } from './bpmn-extension.ts'
