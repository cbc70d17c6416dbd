import type { FormDesignId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import {
  findDesign,
  listDesigns,
  type FormDesign,
  type ListedFormDesign,
} from '../../db/form-design.queries.ts'
import { adviceOf, type Advice } from '../../domain/advice.ts'
import { problemsOf, type Problem } from '../../domain/review.ts'

/** More forms are never designed at once; a province has some two thousand procedures. */
const MOST_LISTED = 2_500

/** A form in design as the designer sees it. */
export interface FormDesignView {
  readonly design: FormDesign
  /** What stands against publishing it. */
  readonly problems: readonly Problem[]
  /** What could be better. */
  readonly advice: readonly Advice[]
  /** Whether this very state was filled in to its end without a fault. */
  readonly isTried: boolean
}

/** The forms in design, for procedure control, those changed last first. Refuses: `forbidden/role`. */
export async function listFormDesigns(context: Context): Promise<readonly ListedFormDesign[]> {
  authorise(context.actor, 'forms.publish')
  return inRead(context.db, (read) => listDesigns(read, MOST_LISTED))
}

/**
 * A form in design with everything that stands against publishing it and could be better.
 *
 * Refuses: `forbidden/role`, `not-found/form-design`.
 */
export async function viewFormDesign(context: Context, id: FormDesignId): Promise<FormDesignView> {
  authorise(context.actor, 'forms.publish')
  const design = await inRead(context.db, (read) => findDesign(read, id))
  if (design === null) throw new Refused('not-found/form-design')
  return {
    design,
    problems: problemsOf(design.definition),
    advice: adviceOf(design.definition),
    isTried: design.triedRevision === design.revision,
  }
}
