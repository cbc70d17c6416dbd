/** The PostgreSQL server that comes with the project, run as a child of ours. */
export {
  EmbeddedPostgresError,
  runningOn,
  startEmbedded,
  type EmbeddedPostgres,
} from './embedded-postgres.ts'
