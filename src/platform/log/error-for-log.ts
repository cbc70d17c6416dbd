/** What a log tells of an error. */
export interface LoggedError {
  readonly type: string
  readonly message?: string
  readonly code?: string
  /** Where in the database: names of ours, never values. */
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
  readonly routine?: string
  readonly stack: string
  readonly cause?: LoggedError
}

/** Errors whose messages quote what they were given. */
const QUOTING = new Set(['SyntaxError', 'ZodError', '$ZodError', 'URIError'])

const DEEPEST_CAUSE = 5

/**
 * An error without what people entered: the database quotes whole rows in its details, parsers the
 * text they could not read, Node.js the argument it refused. Their messages are left out; kind, code,
 * constraint and place in the program tell enough to find the fault.
 */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' }
  const { cause } = error
  return {
    type: error.name,
    ...(quotesValues(error) ? {} : { message: error.message }),
    ...namesIn(error),
    stack: placesIn(error),
    ...(cause === undefined || depth === DEEPEST_CAUSE
      ? {}
      : { cause: errorForLog(cause, depth + 1) }),
  }
}

function quotesValues(error: Error): boolean {
  const { code } = error as { readonly code?: unknown }
  const isOfDatabase = 'severity' in error
  const isOfArgument = typeof code === 'string' && code.startsWith('ERR_')
  return isOfDatabase || isOfArgument || QUOTING.has(error.name)
}

function namesIn(error: Error): Partial<Record<(typeof NAMES)[number], string>> {
  const given = error as unknown as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = given[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

const NAMES = ['code', 'constraint', 'table', 'column', 'routine'] as const

/** The lines of the stack that name places; the message stands before them, over any number of lines. */
function placesIn({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .join('\n')
}
