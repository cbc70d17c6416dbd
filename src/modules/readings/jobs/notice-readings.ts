import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every half hour: who read more than usual is noticed. */
export const NOTICE_READINGS = {
  name: 'readings.notice-readings',
  payload: z.strictObject({}),
  retries: 3,
  everyMinutes: 30,
} satisfies JobDefinition
