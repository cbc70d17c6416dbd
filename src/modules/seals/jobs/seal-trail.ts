import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every minute: what the audit trail has gained is sealed. */
export const SEAL_TRAIL = {
  name: 'seals.seal-trail',
  payload: z.strictObject({}),
  retries: 3,
  everyMinutes: 1,
} satisfies JobDefinition
