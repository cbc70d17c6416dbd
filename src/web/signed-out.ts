import { data } from 'react-router'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { contextOf, isPerson, personContext, type Args } from './requests.ts'

/** A form that was sent after its sender's session had ended, to be sent again as it was. */
export interface KeptForm {
  readonly action: string
  readonly encType: 'multipart/form-data' | 'application/x-www-form-urlencoded'
  /** Its text fields by name, in their order. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Whether files came with it: those cannot be given back. */
  readonly hadFiles: boolean
}

/** What people type; files are sent ahead of the form wherever scripts run. */
const MOST_KEPT_BYTES = 1024 ** 2

/**
 * The context of a person or business who sends a form. Whoever's session has ended meanwhile is
 * given a page that says so and holds what they sent; what is too large for that leads to sign in.
 */
export async function personPosting(args: Args): Promise<Context> {
  if (isPerson(contextOf(args))) return personContext(args)
  const kept = await keptForm(args.request).catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
  if (kept === null) return personContext(args)
  throw data({ kept }, { status: 401 })
}

async function keptForm(request: Request): Promise<KeptForm> {
  const { pathname, search } = new URL(request.url)
  const type = request.headers.get('content-type') ?? ''
  const entries = await receiveForm(request, MOST_KEPT_BYTES, async (form) => [...form])
  return {
    action: pathname + search,
    encType: type.startsWith('multipart/')
      ? 'multipart/form-data'
      : 'application/x-www-form-urlencoded',
    fields: entries.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
    hadFiles: entries.some(([, value]) => typeof value !== 'string' && value.size > 0),
  }
}
