import {
  openOnDesk,
  VIEWS,
  worklistNeighbours,
  type Action,
  type DeskDossier,
  type View,
} from '#modules/dossiers'
import { rolesOf } from '#platform/access'
import type { Context } from '#platform/context'
import { refusalText } from '#platform/i18n'
import { newId } from '#platform/ids'
import { explained, type Explained } from '../../due-date/explained.ts'
import { contextOf, languageOf, type Args } from '../../requests.ts'
import { narrowingIn } from '../parts/narrowing.ts'
import { wantedBy } from '../parts/wanted-list.ts'
import { isDeskAction, type DeskAction } from './desk-actions.ts'

/** A dossier open on the desk, with its place in the list it was opened from. */
export interface OpenDesk {
  readonly desk: Omit<DeskDossier, 'position' | 'explanation'>
  /** Why it is due when it is. */
  readonly due: Explained | null
  /** What this officer may do now on this page. */
  readonly available: readonly DeskAction[]
  /** What this officer's roles do and cannot do now, each with its reason. */
  readonly refused: readonly { readonly action: Action; readonly text: string }[]
  /** Makes an action happen once however often its form is sent. */
  readonly key: string
  /** Whether this officer works at a counter: then its page for the dossier is one step away. */
  readonly isAtCounter: boolean
  /** The list it was opened from; null when it was not. */
  readonly view: View | null
  readonly previous: string | null
  readonly next: string | null
}

/** Opens a dossier for an officer. Refuses as `openOnDesk`. */
export async function loadDesk(
  args: Args,
  code: string,
  viewName: string | null,
): Promise<OpenDesk> {
  const context = contextOf(args)
  const language = languageOf(args)
  const { position, explanation, ...desk } = await openOnDesk(context, code)
  const view = VIEWS.find((each) => each === viewName) ?? null
  const neighbours = view === null ? null : await neighboursIn(args, context, { view, position })
  const mayAssignNobody = desk.assignable.every(({ officers }) => officers.length === 0)
  return {
    desk,
    due: explained(explanation),
    available: desk.dossier.availableActions.filter(
      (action): action is DeskAction =>
        isDeskAction(action) && !(action === 'assign' && mayAssignNobody),
    ),
    refused: desk.dossier.refusedActions.map((refused) => ({
      action: refused.action,
      text: refusalText(refused.code, language),
    })),
    key: newId(),
    isAtCounter: rolesOf(context.actor).includes('reception'),
    view,
    previous: neighbours?.before ?? null,
    next: neighbours?.after ?? null,
  }
}

/** The dossiers right before and after it in the list that it was opened from, as that was narrowed. */
async function neighboursIn(
  { request }: Args,
  context: Context,
  { view, position }: Pick<DeskDossier, 'position'> & { readonly view: View },
) {
  const narrowing = narrowingIn(new URL(request.url).searchParams)
  const { wanted } = await wantedBy(context, view, narrowing)
  return worklistNeighbours(context, wanted, position)
}
