import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** Every night: what ended long ago leaves the lists of what is done. */
export const forgetEndedJob = {
  name: 'dossiers.forget-ended',
  payload: z.strictObject({}),
  retries: 5,
  dailyAt: { hour: 2, minute: 40 },
} satisfies JobDefinition
