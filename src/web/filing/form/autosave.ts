import { formatInstant } from '#kernel/instant'
import { statusOf, Refused } from '#kernel/refused'
import { ownFiling } from '#modules/filings'
import { presentForm } from '#modules/forms'
import { receiveForm } from '#platform/http'
import { personContext } from '../../requests.ts'
import { filingIdOf, type FilingArgs } from '../parts/filing-requests.ts'
import { savePosted } from './posted-answers.ts'

interface PageArgs extends FilingArgs {
  readonly params: { readonly id: string; readonly page: string }
}

const MOST_TYPED_BYTES = 1024 ** 2

/** Saves what is being typed on a page of the form, and says when; nothing is checked yet. */
export async function action(args: PageArgs) {
  const context = personContext(args)
  try {
    const { procedureCode } = await ownFiling(context, filingIdOf(args))
    const version = await presentForm(context, procedureCode)
    const page = version?.definition.pages.find(({ id }) => id === args.params.page)
    if (version === null || page === undefined) return new Response(null, { status: 404 })
    return await receiveForm(args.request, MOST_TYPED_BYTES, async (form) => {
      const saved = await savePosted({ args, context, form, version, page }, { intent: '' })
      return Response.json({ version: saved.version, savedAt: formatInstant(saved.savedAt) })
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return Response.json({ code: error.code }, { status: statusOf(error.code) })
  }
}
