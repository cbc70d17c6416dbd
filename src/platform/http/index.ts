/** The HTTP edge: one server, one way to declare a route, one shape of error. */
export { bytesReply } from './bytes-reply.ts'
export { leaveBodiesUnread } from './bodies.ts'
export { close, leave } from './leaving.ts'
export { isOpenedByPerson, tellCause } from './problem.ts'
export { route, type Input, type RouteAccess } from './route.ts'
export { buildServer } from './server.ts'
export { receiveForm, receiveTyped } from './posted-form.ts'
export { inTurn, receiveUpload, type Upload } from './upload.ts'
