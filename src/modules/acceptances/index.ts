/** Which procedures the one-stop places of each level receive, by decision of the chair of the province. */
export { acceptanceKey, type AcceptanceLine } from './domain/acceptance.ts'
export { acceptanceRoutes } from './http/acceptance-routes.ts'
export { acceptanceOn, whyNotReceived } from './usecases/read-acceptance.ts'
export { recordAcceptance, SignedAcceptance } from './usecases/record-acceptance.ts'
