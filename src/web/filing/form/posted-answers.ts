import type { FileId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { storeUpload } from '#modules/documents'
import { pageMark, saveFiling, type Saved } from '#modules/filings'
import {
  checkPage,
  dropHidden,
  faultText,
  visibleQuestions,
  type Answers,
  type FormVersion,
} from '#modules/forms'
import type { Page } from '#modules/forms/domain'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { languageOf, type PageFault } from '../../requests.ts'
import { savedFrom, type FilingArgs } from '../parts/filing-requests.ts'
import { ASKED, controlId, partName, typedAnswers, withEntries } from './typed-answers.ts'

/** A page of the form that was posted. */
export interface PostedPage {
  readonly args: FilingArgs
  readonly context: Context
  readonly form: FormData
  readonly version: FormVersion
  readonly page: Page
}

/** Saves what a page holds, right or wrong, with an entry added or left out when that is intended. */
export async function savePosted(
  { args, context, form, page }: PostedPage,
  how: {
    readonly intent: string
    readonly uploads?: ReadonlyMap<string, FileId>
    readonly isDone?: boolean
  },
): Promise<Saved & { readonly answers: Answers }> {
  const { uploads = new Map(), intent, isDone } = how
  const fields = withUploads(form, uploads)
  let answers: Answers = {}
  const mark = pageMark(page.id)
  const saved = await saveFiling(context, savedFrom(args, form, mark), {
    answers: (before) => {
      const typed = typedAnswers(page.questions, fields, before)
      answers = /^(add|remove) /.test(intent) ? withEntries(typed, intent) : typed
      return answers
    },
    ...(isDone === undefined ? {} : { done: { mark, isDone } }),
  })
  return { ...saved, answers }
}

/** The fields of a form in which uploaded files stand by their ids, and removed ones do not stand. */
function withUploads(form: FormData, uploads: ReadonlyMap<string, FileId>) {
  return {
    get: (name: string) => {
      const upload = uploads.get(name)
      if (upload !== undefined) return upload
      return form.has(partName(name, 'remove')) ? null : form.get(name)
    },
    getAll: (name: string) => form.getAll(name),
  }
}

/** Takes in the files that came with the page; what is wrong with one is told at its question. */
export async function takeUploads({ args, context, form }: PostedPage): Promise<{
  readonly uploads: ReadonlyMap<string, FileId>
  readonly faults: readonly PageFault[]
}> {
  const uploads = new Map<string, FileId>()
  const faults: PageFault[] = []
  for (const path of form.getAll(ASKED)) {
    if (typeof path !== 'string') continue
    const upload = form.get(partName(path, 'upload'))
    if (!(upload instanceof File) || upload.name === '') continue
    try {
      const bytes = Buffer.from(await upload.arrayBuffer())
      uploads.set(path, (await storeUpload(context, { name: upload.name, bytes })).id)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      faults.push({ id: controlId(path), text: refusalText(error.code, languageOf(args)) })
    }
  }
  return { uploads, faults }
}

/** What is wrong with the answers of a page, each at its control, in the language of the person. */
export function pageFaults({ args, context, version, page }: PostedPage, answers: Answers) {
  const { definition } = version
  const today = dayOf(context.clock.now())
  return checkPage(definition, page, dropHidden(definition, answers), today).map((fault) => ({
    id: controlId(fault.path),
    text: faultText(definition, fault, languageOf(args)),
  }))
}

/** Whether the answers ask for more than the page had shown when it was sent. */
export function asksMore(posted: PostedPage, answers: Answers): boolean {
  const { form, version, page } = posted
  const asked = new Set(form.getAll(ASKED))
  const isNew = visibleQuestions(version.definition, page, answers).some(
    ({ id, kind }) => kind !== 'computed' && !asked.has(`/${id}`),
  )
  const seen = new Set(
    form.getAll(ASKED).map((path) => (typeof path === 'string' ? controlId(path) : '')),
  )
  return isNew || pageFaults(posted, answers).some(({ id }) => !seen.has(id))
}
