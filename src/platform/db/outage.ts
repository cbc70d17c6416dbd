/** SQLSTATE classes in which the server, and not the statement, is what is wrong (PostgreSQL, appendix A). */
const OUTAGE_CLASSES = [
  '08', // connection lost
  '53', // no room: connections, memory, disk
  '57P', // shutting down, crashed, not yet up
]
/** A statement that took too long, or waited too long for a lock. */
const TOO_LONG = ['57014', '55P03', '25P03']

const LOST = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH']

/** What the driver says without a code. */
const LOST_MESSAGES =
  /^(timeout exceeded when trying to connect|connection terminated|connection ended unexpectedly|query read timeout|client (has encountered|was closed)|the database system is)/i

/** Whether the database could not be reached or had no room or time, so that the same may go well a moment later. */
export function isOutage(error: unknown): boolean {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string }
  return (
    OUTAGE_CLASSES.some((each) => code.startsWith(each)) ||
    TOO_LONG.includes(code) ||
    LOST.includes(code) ||
    LOST_MESSAGES.test(message)
  )
}
