import { handlerOf, type JobHandler } from '#platform/worker'
import { takeEffect } from '../usecases/take-effect.ts'
import { takeEffectDaily } from './take-effect.ts'

/** What carries out the work of this module. Safe to run twice: what is noted is not found again. */
export const publicationHandlers: readonly JobHandler[] = [handlerOf(takeEffectDaily, takeEffect)]
