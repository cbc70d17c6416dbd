import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every night: uploads that nothing has used for seven days go. */
export const removeUnused = {
  name: 'documents.remove-unused',
  payload: z.strictObject({}),
  retries: 5,
  dailyAt: { hour: 2, minute: 30 },
} satisfies JobDefinition
