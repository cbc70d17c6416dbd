import { z } from 'zod'
import { parseId } from '#kernel/id'
import { Refused, statusOf } from '#kernel/refused'
import { attachUploaded } from '#modules/filings'
import { receiveTyped } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { languageOf, personContext } from '../../requests.ts'
import { filingIdOf, type FilingArgs } from '../parts/filing-requests.ts'

const Attached = z.object({ componentId: z.string().max(200), fileId: z.string().max(36) })

/** Adds a file that the page has sent in pieces to a paper, and answers the script that sent it. */
export async function action(args: FilingArgs) {
  const context = personContext(args)
  try {
    const form = Attached.safeParse(Object.fromEntries(await receiveTyped(args.request)))
    const fileId = parseId<'file'>(form.data?.fileId ?? '')
    if (form.data === undefined || fileId === null) throw new Refused('invalid/file-not-usable')
    const { componentId } = form.data
    await attachUploaded(context, filingIdOf(args), { componentId, fileId })
    return Response.json({})
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const title = refusalText(error.code, languageOf(args))
    return Response.json({ code: error.code, title }, { status: statusOf(error.code) })
  }
}
