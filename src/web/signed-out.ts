import { data } from 'react-router'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { contextOf, isPerson, personContext, type Args } from './requests.ts'

/** A form that was sent after its sender's session had ended, to be sent again as it was. */
export interface KeptForm {
  /** Where whoever sent it signs in. */
  readonly signIn: string
  readonly action: string
  readonly encType: 'multipart/form-data' | 'application/x-www-form-urlencoded'
  /** Its text fields by name, in their order. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Whether files came with it: those cannot be given back. */
  readonly hadFiles: boolean
}

/** What people type; files are sent ahead of the form wherever scripts run. */
const MOST_KEPT_BYTES = 1024 ** 2

const PEOPLE_SIGN_IN = '/dang-nhap?tiep=%2Fho-so'
const OFFICERS_SIGN_IN = '/can-bo/dang-nhap?tiep=%2Fcan-bo'

/**
 * The context of a person or business who sends a form. Whoever's session has ended meanwhile is
 * given a page that says so and holds what they sent; what is too large for that leads to sign in.
 */
export async function personPosting(args: Args): Promise<Context> {
  if (isPerson(contextOf(args))) return personContext(args)
  await keepForm(args.request, new URL(args.request.url), PEOPLE_SIGN_IN)
  return personContext(args)
}

/** The same for every form of officers; goes before their pages. */
export async function keepOfficersForm(args: Args & { readonly url: URL }): Promise<void> {
  if (args.request.method !== 'POST' || contextOf(args).actor.kind === 'staff') return
  await keepForm(args.request, args.url, OFFICERS_SIGN_IN)
}

/** Throws the page that holds the form, unless it is too large for that. */
async function keepForm(request: Request, page: URL, signIn: string): Promise<void> {
  const kept = await keptForm(request).catch((error: unknown) => {
    if (error instanceof Refused) return null
    throw error
  })
  if (kept !== null)
    throw data({ kept: { ...kept, action: page.pathname + page.search, signIn } }, { status: 401 })
}

async function keptForm(request: Request): Promise<Omit<KeptForm, 'action' | 'signIn'>> {
  const type = request.headers.get('content-type') ?? ''
  const entries = await receiveForm(request, MOST_KEPT_BYTES, async (form) => [...form])
  return {
    encType: type.startsWith('multipart/')
      ? 'multipart/form-data'
      : 'application/x-www-form-urlencoded',
    fields: entries.flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
    hadFiles: entries.some(([, value]) => typeof value !== 'string' && value.size > 0),
  }
}
