import { data } from 'react-router'
import { parseId, type ProcessDesignId } from '#kernel/id'
import { viewDesign } from '#modules/designs'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { answered, officerContext, type Args } from '../../requests.ts'

export type DesignArgs = Args & { readonly params: { readonly id: string } }

/** The design that the address names; what cannot be an id is not found. */
export function designIdOf({ params }: Pick<DesignArgs, 'params'>): ProcessDesignId {
  const id = parseId<'process_design'>(params.id)
  if (id === null) throw data(null, { status: 404 })
  return id
}

/** A design with its checks, for those who design. */
export async function loadDesign(args: DesignArgs) {
  const context = officerContext(args, 'procedure-control')
  return answered(args, viewDesign(context, designIdOf(args), CATALOGUE_NEIGHBOURS))
}

/** Places a step can be done at: kinds of divisions that agencies have, and the province's own agencies. */
export async function placesOf(context: Context) {
  const { units } = await organisationNow(context)
  const divisions = new Map<string, string>()
  for (const { divisionKey, shortName } of units)
    if (divisionKey !== null && !divisions.has(divisionKey)) divisions.set(divisionKey, shortName)
  return {
    divisions: [...divisions].map(([key, name]) => ({ key, name })),
    agencies: units
      .filter(({ kind, level }) => kind === 'department' && level === 'province')
      .map(({ slug, name }) => ({ slug, name })),
  }
}
