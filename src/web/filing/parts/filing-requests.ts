import { redirect } from 'react-router'
import { parseId, type FilingId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { viewFiling, type FilingView, type SavedPart } from '#modules/filings'
import type { Answers } from '#modules/forms'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { languageOf, personContext, type Args, type PageFault } from '../../requests.ts'
import { personPosting } from '../../signed-out.ts'

/** What the loaders and actions of one filing are given. */
export interface FilingArgs extends Args {
  readonly params: { readonly id: string }
}

const MOST_FORM_BYTES = 40 * 1024 ** 2

/** The id in the address; one that cannot be one is not found. */
export function filingIdOf(args: FilingArgs): FilingId {
  return parseId<'filing'>(args.params.id) ?? ('00000000-0000-0000-0000-000000000000' as FilingId)
}

/** The filing of the address, for the person it belongs to; one that was handed in leads to its end. */
export async function filingOf(
  args: FilingArgs,
): Promise<{ readonly context: Context; readonly view: FilingView }> {
  const context = await personAsking(args)
  const id = filingIdOf(args)
  try {
    return { context, view: await viewFiling(context, id) }
  } catch (error) {
    leadToEnd(error, id)
    leadToRepeal(error)
    throw error
  }
}

/** Whoever asks for a page or sends its form. */
async function personAsking(args: FilingArgs): Promise<Context> {
  return args.request.method === 'POST' ? personPosting(args) : personContext(args)
}

function leadToEnd(error: unknown, id: FilingId): void {
  if (error instanceof Refused && error.code === 'conflict/filing-submitted') {
    throw redirect(`/nop/ho-so/${id}/xong`, 303)
  }
}

/** Whoever files what was repealed meanwhile is led to the page that says so, and what to file instead. */
function leadToRepeal(error: unknown): void {
  if (error instanceof Refused && error.code === 'conflict/procedure-repealed') {
    throw redirect(`/thu-tuc/${String(error.details.members?.['procedureCode'])}/bai-bo`, 303)
  }
}

/** What a page of a filing comes back with when it is not through. */
export interface PageReturned {
  readonly faults: readonly PageFault[]
  /** What was typed, where it could not be saved; by name of the field. */
  readonly values?: Readonly<Record<string, string>>
  /** It was saved elsewhere after this page was opened. */
  readonly isStale?: boolean
  /** The answers of a page of the form as they were typed, where they could not be saved. */
  readonly typed?: Answers
  /** The code of a dossier that holds the same and was filed before. */
  readonly twin?: string
}

/**
 * Takes what a page of a filing posts and leads on, or comes back with what is to be mended. A
 * refusal is told on the page; that the filing is gone or handed in leads away from it.
 */
export function postedFiling(
  args: FilingArgs,
  work: (context: Context, form: FormData) => Promise<Response | PageReturned>,
): Promise<Response | PageReturned> {
  return postedPage(args, work, async (refused) => {
    leadToEnd(refused, filingIdOf(args))
    if (refused.code === 'not-found/filing') throw refused
  })
}

/** The same for a page that belongs to no filing yet. `leadAway` may lead away from some refusals. */
export async function postedPage(
  args: Args,
  work: (context: Context, form: FormData) => Promise<Response | PageReturned>,
  leadAway: (refused: Refused) => Promise<void> = async () => {},
): Promise<Response | PageReturned> {
  const context = await personPosting(args)
  let values: Record<string, string> = {}
  try {
    return await receiveForm(args.request, MOST_FORM_BYTES, async (form) => {
      values = textsOf(form)
      return work(context, form)
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    leadToRepeal(error)
    await leadAway(error)
    const text = refusalText(error.code, languageOf(args))
    const isStale = error.code === 'conflict/filing-changed-elsewhere'
    return { faults: [{ id: '', text }], values, isStale }
  }
}

/** The text fields of a form by name; of several the last. */
export function textsOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}

/** Which part is saved, and from which opening of its page. */
export function savedFrom(
  args: FilingArgs,
  form: FormData,
  part: string,
): SavedPart & { readonly id: FilingId } {
  const version = Number(textOf(form, 'version'))
  return {
    id: filingIdOf(args),
    part,
    version: Number.isInteger(version) ? version : 0,
    opening: textOf(form, 'opening').slice(0, 36),
  }
}

/** One text field; empty when it was not sent. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Leads on to a page of the filing; whoever came from the last look goes back there. */
export function leadOn(args: FilingArgs, form: FormData, to: string): Response {
  const base = `/nop/ho-so/${filingIdOf(args)}`
  const isFromReview = textOf(form, 'back') === 'xem-lai'
  return redirect(isFromReview ? `${base}/xem-lai` : `${base}${to}`, 303)
}

/** Where the page leads back to when it was opened from the last look. */
export function backOf({ request }: Pick<Args, 'request'>): 'xem-lai' | '' {
  return new URL(request.url).searchParams.get('ve') === 'xem-lai' ? 'xem-lai' : ''
}
