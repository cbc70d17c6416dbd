import * as oidc from 'openid-client'
import { CircuitBreaker } from '#platform/circuit-breaker'
import { OpenIdFailure, failureOf } from './failure.ts'
import { fetchWithin } from './fence.ts'

/** How a provider is reached, and as whom. */
export interface OpenIdSettings {
  readonly issuer: string
  readonly clientId: string
  /** Null for a provider that knows us by our redirect address alone. */
  readonly clientSecret: string | null
  readonly scope: string
  /** The assurance that is asked for, in the provider's words; null to leave it to the provider. */
  readonly acrValues: string | null
  /** Where things are, at a provider that does not publish it; null to ask the provider. */
  readonly endpoints: Endpoints | null
  /** For a provider on this machine or in a test; never in earnest. */
  readonly allowsHttp: boolean
  /** How long one request may take. */
  readonly timeoutSeconds: number
}

export interface Endpoints {
  readonly authorization: string
  readonly token: string
  readonly keys: string
  readonly userinfo: string | null
  readonly endSession: string | null
}

/** A person who has been sent to the provider: what must come back, and what must not be known there. */
export interface SentAway {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
  readonly redirectUri: string
}

/** A provider that speaks OpenID Connect: authorization code flow with PKCE, state and nonce. */
export interface OpenIdClient {
  /** Where to send the person. */
  sendAway(redirectUri: string): Promise<SentAway & { readonly url: URL }>
  /** Who came back: the claims, with the signature, issuer, audience, time and nonce checked. */
  receive(answer: URLSearchParams, sent: SentAway): Promise<OpenIdAnswer>
  /** Where to send a person who signs out, or null when the provider has no such place. */
  signOutUrl(idToken: string, returnTo: string): Promise<URL | null>
  /** Whether it has failed so often that it is left alone for a while, and everyone is told at once. */
  isLeftAlone(): boolean
}

export interface OpenIdAnswer {
  readonly claims: Readonly<Record<string, unknown>>
  readonly idToken: string
}

/**
 * Connects to a provider. What it publishes of itself is asked for when it is first needed and kept
 * until the process ends; a failure is not kept. Every method throws `OpenIdFailure` when the
 * provider fails or says no; anything else that is thrown is a mistake in our settings. One that
 * does not answer five times in a row is left alone for a while. `now` is a clock that is never put back.
 */
export function openIdClient(settings: OpenIdSettings, now?: () => number): OpenIdClient {
  const leftAlone = () => new OpenIdFailure('unreachable', 'left-alone')
  const breaker = new CircuitBreaker({
    isFailure: (error) => error instanceof OpenIdFailure && error.kind === 'unreachable',
    leftAlone,
    ...(now === undefined ? {} : { now }),
  })
  let found: Promise<oidc.Configuration> | null = null
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= breaker
      .ask(() => connect(settings).catch(failBeforeAnyone))
      .catch((error: unknown) => {
        found = null
        throw error
      })
    return found
  }
  return {
    isLeftAlone: () => breaker.isOpen,
    async sendAway(redirectUri) {
      // Nobody is sent where they could not come back from.
      if (breaker.isOpen) throw leftAlone()
      const provider = await configuration()
      const sent = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
        redirectUri,
      }
      const url = oidc.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: sent.state,
        nonce: sent.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(sent.codeVerifier),
        code_challenge_method: 'S256',
        ...(settings.acrValues === null ? {} : { acr_values: settings.acrValues }),
      })
      return { ...sent, url }
    },
    async receive(answer, sent) {
      const provider = await configuration()
      return breaker.ask(() =>
        exchange(provider, answer, sent).catch((error: unknown) => {
          throw failureOf(error)
        }),
      )
    },
    async signOutUrl(idToken, returnTo) {
      const provider = await configuration()
      if (provider.serverMetadata().end_session_endpoint === undefined) return null
      return oidc.buildEndSessionUrl(provider, {
        id_token_hint: idToken,
        post_logout_redirect_uri: returnTo,
      })
    },
  }
}

/** Before anyone was sent there nobody can be refused: what is wrong then is an address of ours. */
function failBeforeAnyone(error: unknown): never {
  const failure = failureOf(error)
  throw failure instanceof OpenIdFailure && failure.kind !== 'unreachable' ? error : failure
}

async function connect(settings: OpenIdSettings): Promise<oidc.Configuration> {
  const authentication =
    settings.clientSecret === null ? oidc.None() : oidc.ClientSecretPost(settings.clientSecret)
  // By default an id token that came over TLS is believed without its signature; here it never is.
  const extensions = [
    oidc.enableNonRepudiationChecks,
    ...(settings.allowsHttp ? [oidc.allowInsecureRequests] : []),
  ]
  if (settings.endpoints === null) {
    return oidc.discovery(new URL(settings.issuer), settings.clientId, {}, authentication, {
      execute: extensions,
      timeout: settings.timeoutSeconds,
      [oidc.customFetch]: fetchWithin([settings.issuer]),
    })
  }
  const { authorization, token, keys, userinfo, endSession } = settings.endpoints
  const server: oidc.ServerMetadata = {
    issuer: settings.issuer,
    authorization_endpoint: authorization,
    token_endpoint: token,
    jwks_uri: keys,
    ...(userinfo === null ? {} : { userinfo_endpoint: userinfo }),
    ...(endSession === null ? {} : { end_session_endpoint: endSession }),
  }
  const configured = new oidc.Configuration(server, settings.clientId, {}, authentication)
  configured.timeout = settings.timeoutSeconds
  const asked = [token, keys, ...(userinfo === null ? [] : [userinfo])]
  configured[oidc.customFetch] = fetchWithin(asked)
  for (const extend of extensions) extend(configured)
  return configured
}

async function exchange(
  provider: oidc.Configuration,
  answer: URLSearchParams,
  sent: SentAway,
): Promise<OpenIdAnswer> {
  // The address is the one that was sent, whatever a proxy in between made of it.
  const returned = new URL(sent.redirectUri)
  returned.search = answer.toString()
  const tokens = await oidc.authorizationCodeGrant(provider, returned, {
    expectedState: sent.state,
    expectedNonce: sent.nonce,
    pkceCodeVerifier: sent.codeVerifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined || tokens.id_token === undefined) {
    throw new OpenIdFailure('refused', 'no id token')
  }
  const userinfo =
    provider.serverMetadata().userinfo_endpoint === undefined
      ? {}
      : await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)
  return { claims: { ...claims, ...userinfo }, idToken: tokens.id_token }
}
