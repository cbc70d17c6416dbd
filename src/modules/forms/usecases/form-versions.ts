import type { FormVersionId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { officersOf } from '#modules/identity'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { findFormId, listForms, type FormVersion } from '../db/form.queries.ts'
import { formById, presentForm } from './published-forms.ts'

const PAGE_LENGTH = 50

/** A version of a form, when and by whom it was published. */
export interface PublishedFormVersion {
  readonly id: FormVersionId
  readonly number: number
  readonly publishedAt: Date
  /** The name of the officer; null for what came with the data of the locality. */
  readonly publishedBy: string | null
}

/** Some of the versions of a form, newest first. */
export interface FormVersions {
  readonly versions: readonly PublishedFormVersion[]
  /** The version that people fill in at present; null when there is no form. */
  readonly present: number | null
  /** The number before which the next page begins; null on the last page. */
  readonly next: number | null
}

/**
 * Every version that the form of a procedure has had, newest first, for procedure control: from the newest, or from the
 * one before a number. A procedure without a form has none.
 *
 * Refuses: `forbidden/role`.
 */
export async function formVersions(
  context: Context,
  procedureCode: string,
  before: number | null,
): Promise<FormVersions> {
  authorise(context.actor, 'forms.publish')
  const present = await presentForm(context, procedureCode)
  return inRead(context.db, async (read) => {
    const found = await listForms(read, procedureCode, { before, limit: PAGE_LENGTH + 1 })
    const shown = found.slice(0, PAGE_LENGTH)
    const publishers = shown.flatMap(({ publishedBy }) => publishedBy ?? [])
    const people = await officersOf(read, publishers)
    return {
      versions: shown.map(({ publishedBy, ...version }) => ({
        ...version,
        publishedBy: publishedBy && (people.get(publishedBy)?.displayName ?? null),
      })),
      present: present?.number ?? null,
      next: found.length > PAGE_LENGTH ? (shown.at(-1)?.number ?? null) : null,
    }
  })
}

/**
 * One version of the form of a procedure, past or present, as it was published; for procedure control.
 *
 * Refuses: `forbidden/role`, `not-found/form-version`.
 */
export async function versionOfForm(
  context: Context,
  procedureCode: string,
  number: number,
): Promise<FormVersion> {
  authorise(context.actor, 'forms.publish')
  const id = await inRead(context.db, (read) => findFormId(read, procedureCode, number))
  if (id === null) throw new Refused('not-found/form-version')
  return formById(context, id)
}
