import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every night: filings that nobody went on with for a month go. */
export const removeExpired = {
  name: 'filings.remove-expired',
  payload: z.strictObject({}),
  retries: 5,
  dailyAt: { hour: 2, minute: 15 },
} satisfies JobDefinition
