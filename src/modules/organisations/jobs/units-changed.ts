import { z } from 'zod'
import type { JobDefinition } from '#platform/jobs'

/**
 * Units have ended: whoever keeps what they had in hand goes on with it in their successors. Put in
 * with a change that holds already, and every night for those whose day has come. It comes after a
 * pause in which every process has learnt of the change.
 */
export const UNITS_CHANGED = {
  name: 'organisations.units-changed',
  payload: z.strictObject({}),
  retries: 10,
  afterSeconds: 3,
  dailyAt: { hour: 0, minute: 10 },
} satisfies JobDefinition
