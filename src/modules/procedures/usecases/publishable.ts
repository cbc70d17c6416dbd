import type { z } from 'zod'
import { Refused } from '#kernel/refused'
import type { ProcedureContent } from '../domain/content.ts'
import { Content } from './content-schema.ts'

/** The value as its schema has it. Refuses: `invalid/shape` with every fault and where it stands. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: string,
): z.output<Schema> {
  const { data, error } = schema.safeParse(value)
  if (error === undefined) return data
  throw new Refused('invalid/shape', {
    errors: error.issues.map(({ path, code, message }) => ({
      path: [at, ...path].join('/'),
      code: code === 'custom' ? message : code,
    })),
  })
}

/** A text that may be published. Refuses: `invalid/shape`. */
export function publishable(content: unknown, at = '/content'): ProcedureContent {
  return parsed(Content, content, at)
}

/** One thing that keeps a text from being published: where it stands, and which rule it breaks. */
export interface ContentFault {
  readonly path: readonly (string | number)[]
  readonly code: string
}

/** Everything that keeps a text from being published; nothing when it may be. */
export function contentFaults(content: unknown): ContentFault[] {
  const { error } = Content.safeParse(content)
  return (error?.issues ?? []).map(({ path, code, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part))),
    code: code === 'custom' ? message : code,
  }))
}

/** Rules that an unfinished text may break: something is missing, too long or not yet right, but in its place. */
const TOLERATED = new Set(['too_small', 'too_big', 'invalid_format', 'not_multiple_of', 'custom'])

/**
 * A text that may be kept as a draft: it has the parts of a procedure, each of its kind, however unfinished.
 *
 * Refuses: `invalid/shape`.
 */
export function draftable(content: unknown): ProcedureContent {
  const { error } = Content.safeParse(content)
  const issues = (error?.issues ?? []).filter(({ code }) => !TOLERATED.has(code))
  if (issues.length === 0) return content as ProcedureContent
  throw new Refused('invalid/shape', {
    errors: issues.map(({ path, code }) => ({ path: ['/content', ...path].join('/'), code })),
  })
}
