import { z } from 'zod'
import type { LetterId } from '#kernel/id'
import type { JobDefinition } from '#platform/jobs'

/** Prints a letter that was listed, so that it is there when someone opens it. */
export const RENDER_LETTER: JobDefinition<{ readonly letterId: LetterId }> = {
  name: 'letters.render-letter',
  payload: z.object({ letterId: z.uuid().transform((id) => id as LetterId) }),
  retries: 5,
}
