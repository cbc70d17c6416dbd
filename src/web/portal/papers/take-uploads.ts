import { parseId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import {
  describeOwnFiles,
  MOST_FILE_BYTES,
  storeUpload,
  type FileDescription,
} from '#modules/documents'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { languageOf, valuesOf, type Args, type PageFault } from '../../requests.ts'
import { fieldSentAhead } from './upload-fields.ts'

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
 * the others out; its fault stands at its field. Works without scripts; where they run, files were
 * sent in pieces before and the form tells their numbers.
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
        const ahead = fieldSentAhead(field)
        if (typeof value === 'string' && ahead === null) continue
        if (typeof value !== 'string' && value.name === '' && value.size === 0) continue
        try {
          files.push(
            typeof value === 'string'
              ? { field: ahead ?? field, file: await sentBefore(context, value) }
              : { field, file: await sentAlong(context, value) },
          )
        } catch (error) {
          refused(ahead ?? field, error)
        }
      }
      return { files, faults, values: valuesOf(form) }
    })
  } catch (error) {
    refused('', error)
    return { files, faults, values: {} }
  }
}

async function sentAlong(context: Context, given: File): Promise<FileDescription> {
  const bytes = Buffer.from(await given.arrayBuffer())
  const stored = await storeUpload(context, { name: given.name, bytes })
  return { ...stored, pages: stored.pages ?? null }
}

async function sentBefore(context: Context, number: string): Promise<FileDescription> {
  const id = parseId<'file'>(number)
  const [file] = id === null ? [] : await describeOwnFiles(context, [id])
  if (file === undefined) throw new Refused('invalid/file-not-usable')
  return file
}
