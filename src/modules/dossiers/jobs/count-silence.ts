import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every minute: what has passed in silence is recorded. */
export const countSilenceJob = {
  name: 'dossiers.count-silence',
  payload: z.strictObject({}),
  retries: 5,
  everyMinutes: 1,
} satisfies JobDefinition
