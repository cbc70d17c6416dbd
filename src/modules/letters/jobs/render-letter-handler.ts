import { handlerOf, type JobHandler } from '#platform/worker'
import { letterPages } from '../usecases/letter-pages.ts'
import { RENDER_LETTER } from './render-letter-job.ts'

/** Safe to run twice: the pages of a letter are made of its content alone and kept under their hash. */
export const renderLetterHandler: JobHandler = handlerOf(
  RENDER_LETTER,
  async (context, { letterId }) => {
    await letterPages(context, letterId)
  },
)
