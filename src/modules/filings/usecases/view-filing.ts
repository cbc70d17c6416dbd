import type { FileId, FilingId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { describeFiles, type FileDescription } from '#modules/documents'
import {
  checkPage,
  dropHidden,
  filesGiven,
  presentForm,
  visiblePages,
  type FormVersion,
  type Person,
} from '#modules/forms'
import { organisationNow } from '#modules/organisations'
import {
  componentsOf,
  procedureOn,
  type Component,
  type ProcedureVersion,
} from '#modules/procedures'
import { absentProcedure } from '#modules/publications'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { pageMark, type DeliveryMethod, type Filing } from '../domain/filing.ts'
import { expiresAt } from '../domain/lifetime.ts'
import { deliveriesOffered, paperDuty, type PaperDuty } from '../domain/offers.ts'
import { knownPerson } from './known-person.ts'
import { ownFiling } from './own-filing.ts'
import { offeredPlaces, type OfferedPlace } from './prepare-filing.ts'

/** A page of the form as the task list shows it. */
export interface PageState {
  readonly id: string
  readonly title: string
  /** Finished, and still right when an earlier answer or the form itself changed. */
  readonly isDone: boolean
}

/** A paper of the chosen case, with what was filed for it. */
export interface PaperState {
  readonly component: Component
  readonly duty: PaperDuty
  readonly files: readonly FileDescription[]
}

/** A filing in preparation with everything its pages show. */
export interface FilingView {
  readonly filing: Filing
  readonly procedure: ProcedureVersion
  readonly form: FormVersion | null
  /** The form was published anew since it was filled in last; earlier pages are to be looked at again. */
  readonly isFormRenewed: boolean
  readonly caseId: string | null
  /** Null when the place no longer receives this procedure. */
  readonly place: OfferedPlace | null
  readonly person: Person
  readonly pages: readonly PageState[]
  readonly papers: readonly PaperState[]
  /** What every filing of the case must hold and this one does not. */
  readonly missing: readonly Component[]
  readonly deliveries: readonly DeliveryMethod[]
  readonly formFiles: ReadonlyMap<string, FileDescription>
  readonly tasks: FilingTasks
  readonly expiresAt: Date
}

/** Which parts are finished; all of them, and the filing may be handed in. */
export interface FilingTasks {
  readonly place: boolean
  readonly applicant: boolean
  readonly form: boolean
  readonly papers: boolean
  readonly delivery: boolean
}

/**
 * A filing of the person who asks, with its pages, papers and what is still to do.
 *
 * Refuses: `not-found/filing`, `conflict/filing-submitted` (with the dossier it became),
 * and as `absentProcedure` when the procedure is no longer in force.
 */
export async function viewFiling(context: Context, id: FilingId): Promise<FilingView> {
  const filing = await ownFiling(context, id)
  if (filing.submittedAs !== null) {
    throw new Refused('conflict/filing-submitted', {
      members: { dossierCode: filing.submittedAs },
    })
  }
  const today = dayOf(context.clock.now())
  const [procedure, form, organisation, person] = await Promise.all([
    procedureOn(context, filing.procedureCode, today),
    presentForm(context, filing.procedureCode),
    organisationNow(context),
    knownPerson(context, filing.contact),
  ])
  if (procedure === null) throw await absentProcedure(context, filing.procedureCode, today)
  const { content } = procedure
  const caseId = knownCase(procedure, filing.caseId)
  const files = await describedFiles(context, filing, form)
  const papers = papersOf(procedure, caseId, filing, { files, hasForm: form !== null })
  const place = offeredPlaces(procedure, organisation).find(
    ({ unitId }) => unitId === filing.receivingUnitId,
  )
  const pages = form === null ? [] : pagesOf(form, filing, context)
  const missing = papers.filter((paper) => paper.duty === 'required' && paper.files.length === 0)
  return {
    filing,
    procedure,
    form,
    isFormRenewed: form !== null && filing.formVersionId !== form.id,
    caseId,
    place: place ?? null,
    person,
    pages,
    papers,
    missing: missing.map(({ component }) => component),
    deliveries: deliveriesOffered(content),
    formFiles: files,
    tasks: {
      place: place !== undefined && caseId === filing.caseId,
      applicant: filing.contact.phone !== null,
      form: pages.every(({ isDone }) => isDone),
      papers: missing.length === 0 && filing.done.includes('papers'),
      delivery: filing.delivery !== null,
    },
    expiresAt: expiresAt(filing.savedAt),
  }
}

/** Whether everything is finished and the filing may be handed in. */
export function isReady({ tasks }: Pick<FilingView, 'tasks'>): boolean {
  return Object.values(tasks).every((isDone) => isDone === true)
}

/** The case as it was chosen, or the first when the procedure no longer has it. */
function knownCase({ content }: ProcedureVersion, caseId: string | null): string | null {
  const isKnown = content.cases.some(({ id }) => id === caseId)
  return isKnown ? caseId : (content.cases[0]?.id ?? null)
}

function pagesOf(form: FormVersion, { answers, done }: Filing, context: Context): PageState[] {
  const today = dayOf(context.clock.now())
  const asked = dropHidden(form.definition, answers)
  return visiblePages(form.definition, asked).map((page) => ({
    id: page.id,
    title: page.title,
    isDone:
      done.includes(pageMark(page.id)) &&
      checkPage(form.definition, page, asked, today).length === 0,
  }))
}

function papersOf(
  { content }: ProcedureVersion,
  caseId: string | null,
  { documents }: Filing,
  known: { readonly files: ReadonlyMap<string, FileDescription>; readonly hasForm: boolean },
): PaperState[] {
  return componentsOf(content, caseId).map((component) => ({
    component,
    duty: paperDuty(component, known.hasForm),
    files: documents
      .filter(({ componentId }) => componentId === component.id)
      .flatMap(({ fileId }) => known.files.get(fileId) ?? []),
  }))
}

async function describedFiles(
  context: Context,
  { documents, answers }: Filing,
  form: FormVersion | null,
): Promise<ReadonlyMap<string, FileDescription>> {
  const inForm = form === null ? [] : filesGiven(form.definition, answers)
  const ids = [
    ...documents.map(({ fileId }) => fileId),
    ...inForm.map(({ value }) => value as FileId),
  ].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  return inRead(context.db, (read) => describeFiles(read, ids))
}
