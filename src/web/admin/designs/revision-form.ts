import { z } from 'zod'

/** The state of a design that a form was filled in from. */
export const revisionForm = z.object({ revision: z.coerce.number().int().positive() })
