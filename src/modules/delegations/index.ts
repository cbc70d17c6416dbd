/** The signer's delegation to officers at the counter: the ground of deciding on the spot. */
export type { Delegation, DelegationId } from './domain/delegation.ts'
export {
  delegationsOfSigner,
  giveDelegation,
  takeBackDelegation,
  type CounterOfficer,
  type ListedDelegation,
} from './usecases/delegate.ts'
export { countDelegations, delegationOf } from './usecases/delegation-of.ts'
