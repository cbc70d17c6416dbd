import { Refused } from '#kernel/refused'
import { MOST_FILE_BYTES, storeUpload, type FileDescription } from '#modules/documents'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { languageOf, valuesOf, type Args, type PageFault } from '../../requests.ts'

/** Files chosen together, with what the form adds. */
const MOST_FORM_BYTES = 2 * MOST_FILE_BYTES

/** What came of the files of a form: those taken in, by the name of their field, and why not the others. */
export interface TakenUploads {
  readonly files: readonly { readonly field: string; readonly file: FileDescription }[]
  readonly faults: readonly PageFault[]
  /** The text fields that came with them. */
  readonly values: Readonly<Record<string, string>>
}

/**
 * Takes in every file of a multipart form, one after the other. One that is refused does not keep
 * the others out; its fault stands at its field. Works without scripts.
 */
export async function takeUploads(args: Args, context: Context): Promise<TakenUploads> {
  const language = languageOf(args)
  const files: { field: string; file: FileDescription }[] = []
  const faults: PageFault[] = []
  const refused = (id: string, error: unknown) => {
    if (!(error instanceof Refused)) throw error
    faults.push({ id, text: refusalText(error.code, language) })
  }
  try {
    return await receiveForm(args.request, MOST_FORM_BYTES, async (form) => {
      for (const [field, value] of form) {
        if (typeof value === 'string' || (value.name === '' && value.size === 0)) continue
        try {
          const bytes = Buffer.from(await value.arrayBuffer())
          const stored = await storeUpload(context, { name: value.name, bytes })
          files.push({ field, file: { ...stored, pages: stored.pages ?? null } })
        } catch (error) {
          refused(field, error)
        }
      }
      return { files, faults, values: valuesOf(form) }
    })
  } catch (error) {
    refused('', error)
    return { files, faults, values: {} }
  }
}
