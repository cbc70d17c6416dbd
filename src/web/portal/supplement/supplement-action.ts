import { redirect } from 'react-router'
import { z } from 'zod'
import { tidy } from '#kernel/text'
import { viewDossier } from '#modules/dossiers'
import { supplementDossier } from '#modules/filings'
import type { Context } from '#platform/context'
import { keyedBy } from '../../keyed.ts'
import { languageOf, submit, type Args, type PageFault, type Returned } from '../../requests.ts'
import { takeUploads, type TakenUploads } from '../papers/take-uploads.ts'
import { broughtOf, broughtPath, inAddress, MOST_BROUGHT, type BroughtFile } from './brought.ts'
import { SUPPLEMENT } from './supplement-texts.ts'

const SendForm = z.object({
  note: z.string().transform(tidy).pipe(z.string().max(1_000)),
  version: z.coerce.number().int().min(1),
  key: z.string(),
})

/** The field of the file for the item at that place, and of the paper it is when the item names none. */
export const fileField = (at: number) => `file-${at}`
export const paperField = (at: number) => `paper-${at}`

/** What comes back when files could not be taken: also those that could, which count. */
export interface ReturnedUpload extends Returned {
  readonly taken: readonly BroughtFile[]
  /** Files of which nobody said yet which paper they are, by the field they came with. */
  readonly unnamed: TakenUploads['files']
}

/** Takes the chosen files in and shows them, before anything is sent. */
export async function uploadPapers(
  args: Args,
  context: Context,
  code: string,
): Promise<Response | ReturnedUpload> {
  const words = SUPPLEMENT[languageOf(args)]
  const { openRequest } = await viewDossier(context, code)
  const { files, faults: refused, values } = await takeUploads(args, context)
  const faults: PageFault[] = [...refused]
  const paperOf = (field: string) => {
    const at = Number(field.replace(/^file-/, ''))
    return openRequest?.items[at]?.componentId ?? values[paperField(at)] ?? ''
  }
  const unnamed = files.filter(({ field }) => paperOf(field) === '')
  const taken = files
    .map(({ field, file }) => ({ componentId: paperOf(field), file }))
    .filter(({ componentId }) => componentId !== '')
  for (const field of new Set(unnamed.map((each) => each.field))) {
    faults.push({ id: field.replace(/^file-/, 'paper-'), text: words.whichFault })
  }
  if (faults.length === 0 && taken.length === 0) {
    faults.push({ id: fileField(0), text: words.nothingChosen })
  }
  const before = broughtOf(new URL(args.request.url).searchParams)
  if (before.length + taken.length > MOST_BROUGHT) faults.push({ id: '', text: words.tooMany })
  if (faults.length > 0) return { faults, values, taken, unnamed }
  return redirect(broughtPath(code, [...before, ...taken.map(inAddress)]), 303)
}

/** Sends what was uploaded: the answer to the request of the agency. */
export async function sendSupplement(
  args: Args,
  context: Context,
  code: string,
): Promise<Response | Returned> {
  const words = SUPPLEMENT[languageOf(args)]
  return submit(
    args,
    SendForm,
    () => words.noteFault,
    async ({ note, version, key }) => {
      const documents = broughtOf(new URL(args.request.url).searchParams).map((brought) => ({
        ...brought,
        note: note === '' ? null : note,
      }))
      const body = { version, documents }
      const keyed = keyedBy(key, { route: `POST /dossiers/${code}/actions/supplement`, body })
      await supplementDossier(context, { code, version, keyed }, { documents })
      return redirect(`/ho-so/${code}?da=bo-sung`, 303)
    },
  )
}
