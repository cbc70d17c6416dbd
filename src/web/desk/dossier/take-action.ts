import { redirect } from 'react-router'
import type { z } from 'zod'
import { Refused } from '#kernel/refused'
import { ACTION_BODIES, performAction, VIEWS, type ActionBody } from '#modules/dossiers'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { refusalText } from '#platform/i18n'
import { neededKeyOfRequest } from '#platform/idempotency'
import {
  faultyFields,
  languageOf,
  tooLong,
  valuesOf,
  type Args,
  type PageFault,
  type Returned,
} from '../../requests.ts'
import { keptNarrowing } from '../parts/narrowing.ts'
import { actionBody, fieldOf, typedItems, type TypedItem } from './action-body.ts'
import { broughtFiles, fileFaults, MOST_FORM_BYTES, type BroughtFile } from './brought-files.ts'
import { isDeskAction, type DeskAction } from './desk-actions.ts'
import { DOSSIER } from './dossier-texts.ts'

/** An action that was not done: why, and everything that was typed for it. */
export interface ActionReturned extends Returned {
  readonly action: DeskAction
  readonly items: readonly TypedItem[]
  /** Files that were taken in with it. */
  readonly files: readonly BroughtFile[]
  /** The version that was on the screen; another officer may have been first. */
  readonly seenVersion: number
  readonly isStale: boolean
}

/**
 * Does what a form of the dossier page asks, as the interface would, and leads on: back to the
 * dossier, or to the next of the list. What is refused comes back with all that was typed.
 */
export function takeAction(
  args: Args,
  context: Context,
  code: string,
): Promise<Response | ActionReturned> {
  return receiveForm(args.request, MOST_FORM_BYTES, (form) => takeForm(args, context, code, form))
}

async function takeForm(
  args: Args,
  context: Context,
  code: string,
  form: FormData,
): Promise<Response | ActionReturned> {
  const action = form.get('action')
  if (typeof action !== 'string' || !isDeskAction(action)) return redirect(addressOf(code), 303)
  const { files, faults: refusedFiles } = await broughtFiles(context, form, languageOf(args))
  const given = actionBody(action, form, files)
  const parsed = ACTION_BODIES[action].safeParse(given)
  const returned = {
    action,
    values: valuesOf(form),
    items: typedItems(form),
    files,
    seenVersion: Number(given.version) || 0,
    isStale: false,
  }
  const faults = [
    ...faultsOf(args, action, parsed.error?.issues ?? []),
    ...fileFaults(refusedFiles),
  ]
  if (!parsed.success || faults.length > 0) return { ...returned, faults }
  try {
    await perform(context, { code, action, key: returned.values.key ?? '' }, parsed.data)
    return redirect(leadsTo(args, code, action, form), 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const text = refusalText(error.code, languageOf(args))
    const isStale = error.code === 'conflict/stale-version'
    return { ...returned, isStale, faults: [{ id: '', text }] }
  }
}

function perform(
  context: Context,
  asked: { readonly code: string; readonly action: DeskAction; readonly key: string },
  body: ActionBody<DeskAction>,
) {
  const { code, action, key } = asked
  const route = `POST /api/v1/dossiers/${code}/actions/${action}`
  const keyed = neededKeyOfRequest(key, { route, body })
  return performAction(context, action, { code, keyed }, body)
}

/** Each field once, with the first thing that is wrong with it. */
function faultsOf(args: Args, action: DeskAction, issues: readonly z.core.$ZodIssue[]) {
  const language = languageOf(args)
  const words = DOSSIER[language].faults
  return faultyFields(issues, fieldOf).map(([field, issue]): PageFault => {
    const text = field in words ? words[field as keyof typeof words] : words.other
    return { id: `${action}-${field}`, text: tooLong(issue, language) ?? text }
  })
}

/** Back to the dossier with word of what was done, or on to the next one, as wished. */
function leadsTo(args: Args, code: string, action: DeskAction, form: FormData): string {
  const view = VIEWS.find((each) => each === form.get('view')) ?? null
  const wishesNext = form.get('goOn') !== null && view !== null
  const given = form.get('next')
  const next = typeof given === 'string' ? given : ''
  const query = keptNarrowing(new URL(args.request.url).searchParams)
  query.set('xong', action)
  // Where it has gone, whoever sent it on may see it no more.
  if (action === 'transfer') return `/can-bo/viec/${view ?? 'to-receive'}?${query.toString()}`
  if (wishesNext && next === '') {
    return `/can-bo/viec/${view}?${query.toString()}`
  }
  if (view !== null) query.set('ds', view)
  if (!wishesNext) return `${addressOf(code)}?${query.toString()}`
  query.set('vua', code)
  query.set('noi', '1')
  return `${addressOf(next)}?${query.toString()}`
}

function addressOf(code: string): string {
  return `/can-bo/ho-so/${encodeURIComponent(code)}`
}
