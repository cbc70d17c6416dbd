import { Refused } from '#kernel/refused'
import { MOST_FILE_BYTES, storeUpload } from '#modules/documents'
import type { Context } from '#platform/context'
import { refusalText, type Language } from '#platform/i18n'
import type { PageFault } from '../../requests.ts'
import { FILES_FIELD, KEPT_FIELD } from './brought-fields.ts'

/** A file that an officer brought to a step and that was taken in, whatever becomes of the step. */
export interface BroughtFile {
  readonly id: string
  readonly name: string
}

/** Several files at once, with what is typed beside them. */
export const MOST_FORM_BYTES = 2 * MOST_FILE_BYTES

/**
 * Takes in the files of a form, beside those it names already: sending it again after a fault does
 * not ask for them anew. One that is refused does not keep the others out.
 */
export async function broughtFiles(
  context: Context,
  form: FormData,
  language: Language,
): Promise<{ readonly files: readonly BroughtFile[]; readonly faults: readonly string[] }> {
  const files: BroughtFile[] = form.getAll(KEPT_FIELD).flatMap(keptFile)
  const faults: string[] = []
  for (const upload of form.getAll(FILES_FIELD)) {
    if (typeof upload === 'string' || (upload.name === '' && upload.size === 0)) continue
    try {
      const bytes = Buffer.from(await upload.arrayBuffer())
      const { id, name } = await storeUpload(context, { name: upload.name, bytes })
      files.push({ id, name })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      faults.push(`${upload.name}: ${refusalText(error.code, language)}`)
    }
  }
  return { files, faults }
}

/** The faults of files, at their field. */
export function fileFaults(faults: readonly string[]): PageFault[] {
  return faults.map((text) => ({ id: `complete-step-${FILES_FIELD}`, text }))
}

function keptFile(value: FormDataEntryValue): BroughtFile[] {
  if (typeof value !== 'string') return []
  const at = value.indexOf('~')
  return at < 0 ? [] : [{ id: value.slice(0, at), name: value.slice(at + 1) }]
}
