import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every night: dossiers whose person did not answer in time are stopped. */
export const stopUnanswered = {
  name: 'dossiers.stop-unanswered',
  payload: z.strictObject({}),
  retries: 5,
  dailyAt: { hour: 1, minute: 0 },
} satisfies JobDefinition
