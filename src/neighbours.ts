import { whyNotReceived } from '#modules/acceptances'
import { presentForm } from '#modules/forms'
import { organisationNow, staffingNow } from '#modules/organisations'
import type { CatalogueNeighbours } from '#modules/procedures'

/** What the catalogue asks of units, roles, forms and acceptance lists; for the interface and for the screens. */
export const CATALOGUE_NEIGHBOURS: CatalogueNeighbours = {
  organisation: async (context) => {
    const [units, isRoleHeld] = await Promise.all([organisationNow(context), staffingNow(context)])
    return { units, isRoleHeld }
  },
  whyNotReceived,
  formOf: async (context, procedureCode) => {
    const form = await presentForm(context, procedureCode)
    if (form === null) return null
    return { id: procedureCode, version: form.number, schema: form.schema, example: form.example }
  },
}
