/** PostgreSQL: the pool, transactions bound to a locality, migrations. The only door to the database. */
export {
  json,
  openDatabase,
  type Connection,
  type Database,
  type LocalityDb,
  type Read,
  type Write,
} from './database.ts'
export { asMigrator } from './as-migrator.ts'
export { connectionOfUrl } from './connection-url.ts'
export { fixed } from './fixed.ts'
export { isOneOf } from './lists.ts'
export { listLocalities, type LocalityRow } from './localities.ts'
export { migrate, migrationsThatNeedAStop, StructureError } from './migrate.ts'
export {
  endingWith,
  inOneTrip,
  inRead,
  inTransaction,
  inUndoneTransaction,
  withLastWrites,
  type WithLastWrites,
} from './transactions.ts'
export { APP, asApp, MIGRATOR } from './roles.ts'
export type { DB } from './schema.ts'
