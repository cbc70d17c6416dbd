import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/** At the start of every day: published decisions whose day has come are noted as in effect. */
export const takeEffectDaily = {
  name: 'publications.take-effect',
  payload: z.strictObject({}),
  retries: 5,
  dailyAt: { hour: 0, minute: 0 },
} satisfies JobDefinition
