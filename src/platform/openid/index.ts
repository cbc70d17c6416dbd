/** Sign-in at a provider of identities that speaks OpenID Connect. */
export {
  openIdClient,
  type OpenIdAnswer,
  type OpenIdClient,
  type OpenIdSettings,
  type SentAway,
} from './client.ts'
export { OpenIdFailure } from './failure.ts'
