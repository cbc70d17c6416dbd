import { visitsHearer } from '#modules/identity'
import { organisationHearer } from '#modules/organisations'
import { catalogueHearer } from '#modules/procedures'
import type { Hearer } from '#platform/notices'

/** Everything that servers remember and tell each other changes of. */
export const ALL_HEARERS: readonly Hearer[] = [visitsHearer, organisationHearer, catalogueHearer]
