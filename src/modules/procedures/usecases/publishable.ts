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
