import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { PROVIDER_RETURN_PATH, type IdentityProvider } from '#modules/identity'
import type { Configuration, IdentitySettings } from '#platform/config'
import { openIdClient } from '#platform/openid'

/** The provider of electronic identities that people of this installation sign in with. */
export interface ProviderInPlace {
  /** Null for an installation without one. */
  readonly now: () => Promise<IdentityProvider | null>
  /** Where forms may lead on to: people sign out there, too. */
  readonly origins: readonly string[]
  /** How it does, as far as was noticed. */
  readonly standing: () => 'up' | 'down' | 'off'
}

const TIMEOUT_SECONDS = 10

/** What each provider wants to hear about the assurance that is asked for. */
const ASSURANCE: Readonly<Record<IdentitySettings['provider'], string | null>> = {
  vneid: null,
  'national-portal': 'LoA1',
}

/** The provider of the settings; a demonstration without one gets a stand-in that vouches for anyone. */
export async function providerInPlace(
  app: FastifyInstance,
  configuration: Configuration,
): Promise<ProviderInPlace> {
  const { identity, demo, isProduction } = configuration
  if (identity !== null) {
    const provider = realProvider(identity, isProduction)
    const origins = [new URL(identity.issuer).origin]
    const standing = () => (provider.client.isLeftAlone() ? 'down' : 'up')
    return { now: async () => provider, origins, standing }
  }
  if (demo === null || isProduction)
    return { now: async () => null, origins: [], standing: () => 'off' }
  return standInProvider(app, configuration)
}

function realProvider(settings: IdentitySettings, isProduction: boolean): IdentityProvider {
  const client = openIdClient({
    issuer: settings.issuer,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    scope: 'openid',
    acrValues: ASSURANCE[settings.provider],
    endpoints: null,
    allowsHttp: !isProduction,
    timeoutSeconds: TIMEOUT_SECONDS,
  })
  return { name: settings.provider, client }
}

/**
 * The stand-in is part of this server: it is made when someone first asks for it, because only then
 * is the server's address known. People reach it at the public address, this server at its own.
 * Servers beside each other are one provider: what it remembers lies in the data folder.
 */
async function standInProvider(
  app: FastifyInstance,
  configuration: Configuration,
): Promise<ProviderInPlace> {
  const { mountStandIn } = await import('../simulators/identity-provider/mount.ts')
  let made: ReturnType<typeof makeStandIn> | null = null
  const inPlace = () => (made ??= makeStandIn(portOf(app), configuration))
  await mountStandIn(app, async () => (await inPlace()).standIn)
  return { now: async () => (await inPlace()).provider, origins: [], standing: () => 'up' }
}

async function makeStandIn(port: number, { publicUrl, dataFolder }: Configuration) {
  const { identityProvider } = await import('../simulators/identity-provider/stand-in.ts')
  const { STAND_IN_PATH } = await import('../simulators/identity-provider/mount.ts')
  const own = `http://127.0.0.1:${port}`
  const local = `http://localhost:${port}`
  const issuer = (publicUrl ?? local) + STAND_IN_PATH
  const origins = [...new Set([publicUrl ?? local, own, local])]
  const client = { clientId: 'mot-cua', clientSecret: 'gia-lap' }
  const standIn = await identityProvider({
    ...client,
    issuer,
    folder: path.join(dataFolder, 'identity-stand-in'),
    redirectUris: origins.map((origin) => origin + PROVIDER_RETURN_PATH),
    postLogoutRedirectUris: origins.map((origin) => `${origin}/`),
  })
  const provider: IdentityProvider = {
    name: 'vneid',
    client: openIdClient({
      ...client,
      issuer,
      scope: 'openid',
      acrValues: ASSURANCE.vneid,
      endpoints: {
        authorization: `${issuer}/auth`,
        token: `${own}${STAND_IN_PATH}/token`,
        keys: `${own}${STAND_IN_PATH}/jwks`,
        userinfo: `${own}${STAND_IN_PATH}/me`,
        endSession: `${issuer}/session/end`,
      },
      allowsHttp: true,
      timeoutSeconds: TIMEOUT_SECONDS,
    }),
  }
  return { standIn, provider }
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}
