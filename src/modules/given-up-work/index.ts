/** Work that was tried in vain as often as its kind is: seen by administrators, and done anew when its cause is mended. */
export { listGivenUpWork } from './usecases/list-given-up-work.ts'
export { redoGivenUpWork } from './usecases/redo-given-up-work.ts'
