import { data } from 'react-router'
import { parseId, type ProcessDesignId } from '#kernel/id'
import { viewDesign } from '#modules/designs'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { CATALOGUE_NEIGHBOURS } from '../../../neighbours.ts'
import { officerContext, type Args } from '../../requests.ts'

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
  return viewDesign(context, designIdOf(args), CATALOGUE_NEIGHBOURS)
}

/** Places a step can be done at: kinds of divisions that agencies have, and the province's own agencies. */
export async function placesOf(context: Context) {
  const { units } = await organisationNow(context)
  const divisions = Map.groupBy(
    units.filter(({ divisionKey }) => divisionKey !== null),
    ({ divisionKey }) => divisionKey ?? '',
  )
  return {
    divisions: [...divisions].map(([key, alike]) => ({
      key,
      name: nameOfKind(alike.map(({ shortName }) => shortName)),
    })),
    agencies: units
      .filter(({ kind, level }) => kind === 'department' && level === 'province')
      .map(({ slug, name }) => ({ slug, name })),
  }
}

const FEW_NAMES = 4

/** What divisions of a kind are called: as most of them are, or by what their names begin with when each has its own. */
function nameOfKind(names: readonly string[]): string {
  const uses = [...Map.groupBy(names, (name) => name)]
  const byUse = uses.toSorted(([, one], [, other]) => other.length - one.length)
  const different = byUse.map(([name]) => name)
  if (different.length <= FEW_NAMES) return different.slice(0, 2).join(' / ')
  const [first = [], ...rest] = different.map((name) => name.split(' '))
  const parting = first.findIndex((word, at) => rest.some((each) => each[at] !== word))
  const end = parting < 0 ? first.length : parting
  return first.slice(0, end).join(' ') || (different[0] ?? '')
}
