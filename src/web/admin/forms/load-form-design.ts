import { data } from 'react-router'
import { parseId, type FormDesignId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { viewFormDesign } from '#modules/forms'
import { procedureOn } from '#modules/procedures'
import type { Context } from '#platform/context'
import { officerContext, type Args } from '../../requests.ts'

export type FormDesignArgs = Args & { readonly params: { readonly id: string } }

/** The form in design that the address names; what cannot be an id is not found. */
export function formDesignIdOf({ params }: Pick<FormDesignArgs, 'params'>): FormDesignId {
  const id = parseId<'form_design'>(params.id)
  if (id === null) throw data(null, { status: 404 })
  return id
}

/** A form in design with its checks and the name of its procedure, for those who design. */
export async function loadFormDesign(args: FormDesignArgs) {
  const context = officerContext(args, 'procedure-control')
  const view = await viewFormDesign(context, formDesignIdOf(args))
  return { ...view, procedureName: await nameOf(context, view.design.procedureCode) }
}

/** What a procedure is called today; its code when it is not in force. */
export async function nameOf(context: Context, code: string): Promise<string> {
  const procedure = await procedureOn(context, code, dayOf(context.clock.now()))
  return procedure?.content.name ?? code
}
