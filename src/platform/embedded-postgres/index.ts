/** The PostgreSQL server that comes with the project, run as a child of ours. */
export { EmbeddedPostgresError } from './embedded-postgres-error.ts'
export {
  embeddedFolder,
  handOver,
  runningOn,
  startEmbedded,
  type EmbeddedPostgres,
} from './embedded-postgres.ts'
