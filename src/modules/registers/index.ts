/** How dossiers are kept track of on paper: the register of a unit, and the control slip of each dossier. */
export { whyNotPeriod } from './domain/book.ts'
export { readRegisterCursor, writeRegisterCursor } from './http/register-cursor.ts'
export { registerRoutes } from './http/register-routes.ts'
export { listBooks, type AskedBook, type KeptBook } from './usecases/open-book.ts'
export {
  readRegister,
  registerPrint,
  registerSheet,
  type RegisterPage,
} from './usecases/read-register.ts'
