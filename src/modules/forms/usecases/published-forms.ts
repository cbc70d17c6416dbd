import type { FormVersionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inRead, type LocalityDb } from '#platform/db'
import { findForm, listNewestForms, type FormVersion } from '../db/form.queries.ts'

const MILLISECONDS_KEPT = 1000
const MILLISECONDS_A_DAY = 86_400_000

/** What this process remembers of a locality's forms: versions for ever, which is the newest for a second. */
interface Remembered {
  readonly versions: Map<FormVersionId, FormVersion>
  readonly newest: Map<string, { readonly ids: readonly FormVersionId[]; readonly readAt: number }>
}

const REMEMBERED = new WeakMap<LocalityDb, Remembered>()

function remembered(db: LocalityDb): Remembered {
  let memory = REMEMBERED.get(db)
  if (memory === undefined) {
    memory = { versions: new Map(), newest: new Map() }
    REMEMBERED.set(db, memory)
  }
  return memory
}

/** Makes this process look again which version of a procedure's form is the newest. */
export function forgetNewest(db: LocalityDb, procedureCode: string): void {
  remembered(db).newest.delete(procedureCode)
}

/**
 * The form that a procedure has at present, for everyone; null when it has none. A version published elsewhere is seen
 * within a second.
 */
export async function presentForm(
  context: Context,
  procedureCode: string,
): Promise<FormVersion | null> {
  const [present] = await newestForms(context, procedureCode)
  return present === undefined ? null : formById(context, present)
}

/** The version that a dossier or a filing in preparation was filled in on. */
export async function formById(context: Context, id: FormVersionId): Promise<FormVersion> {
  const { versions } = remembered(context.db)
  const known = versions.get(id)
  if (known !== undefined) return known
  const form = await inRead(context.db, (read) => findForm(read, id))
  if (form === undefined) throw new Error(`no form version ${id}`)
  versions.set(id, form)
  return form
}

/**
 * The version on which somebody files: the present one, or, when he names it, the one before during the 24 hours after
 * the present was published. Null when the procedure has no form.
 *
 * Refuses: `conflict/form-version-outdated`, `invalid/form-version-unknown`.
 */
export async function formForFiling(
  context: Context,
  procedureCode: string,
  version: number | null,
): Promise<FormVersion | null> {
  const [presentId, previousId] = await newestForms(context, procedureCode)
  const present = presentId === undefined ? null : await formById(context, presentId)
  if (version === null || version === present?.number) return present
  if (present === null || !Number.isInteger(version) || version < 1 || version > present.number)
    throw new Refused('invalid/form-version-unknown')
  const previous = previousId === undefined ? null : await formById(context, previousId)
  const age = context.clock.now().getTime() - present.publishedAt.getTime()
  if (previous?.number !== version || age > MILLISECONDS_A_DAY)
    throw new Refused('conflict/form-version-outdated')
  return previous
}

async function newestForms(
  context: Context,
  procedureCode: string,
): Promise<readonly FormVersionId[]> {
  const { newest } = remembered(context.db)
  const now = context.clock.now().getTime()
  const known = newest.get(procedureCode)
  if (known !== undefined && Math.abs(now - known.readAt) < MILLISECONDS_KEPT) return known.ids
  const ids = await inRead(context.db, (read) => listNewestForms(read, procedureCode))
  // Codes without a form are not remembered: anyone may ask for any number of them.
  if (ids.length > 0) newest.set(procedureCode, { ids, readAt: now })
  return ids
}
