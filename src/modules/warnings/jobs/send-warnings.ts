import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every quarter of an hour: who holds what is soon due is told so. */
export const SEND_WARNINGS = {
  name: 'warnings.send-warnings',
  payload: z.strictObject({}),
  retries: 3,
  everyMinutes: 15,
} satisfies JobDefinition
