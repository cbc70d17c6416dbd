import { redirect, type RouterContextProvider } from 'react-router'
import type { z } from 'zod'
import { Refused } from '#kernel/refused'
import { visitorOf } from '#modules/identity'
import type { StaffRole } from '#platform/access'
import type { Context } from '#platform/context'
import { receiveTyped } from '#platform/http'
import { refusalText, type Language } from '#platform/i18n'
import { webContext } from '#platform/web'

/** What every loader and action is given by the router. */
export interface Args {
  readonly request: Request
  readonly context: Readonly<RouterContextProvider>
}

/** One thing to mend on a page: the id of its control (empty for the page as a whole) and what to do. */
export interface PageFault {
  readonly id: string
  readonly text: string
}

/** The context of a request by anyone. */
export function contextOf({ context }: Pick<Args, 'context'>): Context {
  return context.get(webContext).context
}

export function languageOf({ context }: Pick<Args, 'context'>): Language {
  return context.get(webContext).language
}

/** The context of a person or business; anyone else is led to sign in and comes back here. */
export function personContext(args: Args): Context {
  const context = contextOf(args)
  if (isPerson(context)) return context
  throw redirect(`/dang-nhap?tiep=${encodeURIComponent(pathOf(args.request))}`)
}

export function isPerson({ actor }: Pick<Context, 'actor'>): boolean {
  return actor.kind === 'citizen' || actor.kind === 'business'
}

/** Where an officer goes who must do something before anything else. */
const DUTY_PAGES = {
  'change-password': '/can-bo/doi-mat-khau',
  'set-up-code': '/can-bo/ma-xac-thuc',
} as const

/** The context of an officer with one of these roles (any, when none is named), free of duties. */
export function officerContext(args: Args, ...roles: readonly StaffRole[]): Context {
  const context = officerWithDuty(args)
  const { duty } = visitorOf(args.context.get(webContext).received)
  if (duty !== null) throw redirect(DUTY_PAGES[duty])
  const holds = context.actor.roles.some(({ role }) => roles.includes(role))
  if (roles.length > 0 && !holds) throw new Refused('forbidden/role')
  return context
}

/** The context of an officer who may still have to change a password or set up a code. */
export function officerWithDuty(args: Args): Context {
  const context = contextOf(args)
  if (context.actor.kind !== 'staff') {
    throw redirect(`/can-bo/dang-nhap?tiep=${encodeURIComponent(pathOf(args.request))}`)
  }
  return context
}

function pathOf(request: Request): string {
  const shown = shownAddress(request)
  return request.method === 'GET' ? shown : shown.replace(/\?.*/, '')
}

/** The address as people see it: scripts ask for the data of a page by an address of their own. */
export function shownAddress(request: Request): string {
  const { pathname, search, searchParams } = new URL(request.url)
  if (!pathname.endsWith('.data')) return pathname + search
  searchParams.delete('_routes')
  return pathname.slice(0, -'.data'.length) + (searchParams.size > 0 ? `?${searchParams}` : '')
}

/** What a form comes back with when it cannot be taken: every fault, and what was typed. */
export interface Returned {
  readonly faults: readonly PageFault[]
  readonly values: Readonly<Record<string, string>>
}

/**
 * Takes what a form sent: checks its shape, does the work, and leads on; or comes back with every
 * fault and everything that was typed.
 *
 * `words` gives the sentence for a field that breaks the schema, by its name.
 */
export async function submit<Schema extends z.ZodType, Done = Response>(
  args: Args,
  schema: Schema,
  words: (field: string) => string,
  work: (body: z.output<Schema>) => Promise<Done>,
): Promise<Done | Returned> {
  const form = await receiveTyped(args.request)
  const values = valuesOf(form)
  const parsed = schema.safeParse(values)
  if (!parsed.success) {
    const language = languageOf(args)
    const faults = faultyFields(parsed.error.issues, ([id]) => String(id ?? ''))
    return {
      faults: faults.map(([id, issue]) => ({ id, text: tooLong(issue, language) ?? words(id) })),
      values,
    }
  }
  try {
    return await work(parsed.data)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { faults: [{ id: '', text: refusalText(error.code, languageOf(args)) }], values }
  }
}

/** Each field of which something is wrong, in their order, with the first thing that is. */
export function faultyFields(
  issues: readonly z.core.$ZodIssue[],
  fieldOf: (path: readonly PropertyKey[]) => string,
): (readonly [field: string, issue: z.core.$ZodIssue])[] {
  const first = new Map<string, z.core.$ZodIssue>()
  for (const issue of issues) {
    const field = fieldOf(issue.path)
    if (!first.has(field)) first.set(field, issue)
  }
  return [...first]
}

/** What to do about a text that is longer than may be; null of any other fault. */
export function tooLong(issue: z.core.$ZodIssue, language: Language): string | null {
  if (issue.code !== 'too_big' || issue.origin !== 'string') return null
  const most = issue.maximum.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
  return language === 'vi'
    ? `Quá dài. Hãy rút gọn còn tối đa ${most} ký tự.`
    : `Too long. Shorten it to ${most} characters at most.`
}

/** The text fields of a form; a file is not text. */
export function valuesOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )
}
