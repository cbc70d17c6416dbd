/** Why the embedded server cannot be used; the message tells the operator what to do. */
export class EmbeddedPostgresError extends Error {}
