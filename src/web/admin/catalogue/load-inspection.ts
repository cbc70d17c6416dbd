import { dayOf } from '#kernel/instant'
import { inspectProcedure } from '#modules/procedures'
import { isPermitted, rolesOf } from '#platform/access'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { officerContext, type Args } from '../../requests.ts'
import { dayIn } from '../parts/address.ts'

/** A procedure on the day of the address, today when it names none. */
export async function loadInspection(args: Args & { readonly params: { readonly code: string } }) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const { searchParams } = new URL(args.request.url)
  const today = dayOf(context.clock.now())
  const day = dayIn(searchParams.get('ngay')) ?? today
  const inspected = await inspectProcedure(context, args.params.code, day, CATALOGUE_NEIGHBOURS)
  const roles = rolesOf(context.actor)
  return {
    ...inspected,
    today,
    mayDesign: isPermitted('processes.design', roles, true),
    mayPublishForms: isPermitted('forms.publish', roles, true),
  }
}
