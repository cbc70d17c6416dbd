import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '#kernel/refused'
import { acceptanceRoutes } from '#modules/acceptances'
import { calendarRoutes } from '#modules/calendars'
import { figureRoutes } from '#modules/catalogue-figures'
import { fileRoutes } from '#modules/documents'
import { dossierRoutes, mayReadFile } from '#modules/dossiers'
import { filingRoutes } from '#modules/filings'
import { identifyVisitor, providerRoutes, sessionRoutes } from '#modules/identity'
import { letterRoutes } from '#modules/letters'
import { organisationNow, unitRoutes } from '#modules/organisations'
import { openDataRoutes, procedureRoutes } from '#modules/procedures'
import { assignmentRoutes } from '#modules/process-assignments'
import { versionRoutes } from '#modules/publications'
import { registerRoutes } from '#modules/registers'
import { reportRoutes } from '#modules/reports'
import { rolesInForce, substitutionRoutes } from '#modules/substitutions'
import { trackingRoutes } from '#modules/tracking'
import { warningRoutes } from '#modules/warnings'
import type { Context } from '#platform/context'
import type { LocalityRow } from '#platform/db'
import { buildServer, leaveBodiesUnread } from '#platform/http'
import type { Logger } from '#platform/log'
import { mountScreens, type Screens } from '#platform/web'
import { descriptionRoutes } from './description.ts'
import { healthRoutes } from './health.ts'
import { providerInPlace } from './identity-provider.ts'
import { beginningOf, type Installation } from './installation.ts'
import { CATALOGUE_NEIGHBOURS } from './neighbours.ts'

/** The server with every route of every module: the one place that knows them all. */
export async function buildApp(
  installation: Installation,
  log: Logger,
  screens?: Screens,
): Promise<FastifyInstance> {
  const { configuration } = installation
  const app = await buildServer({
    log,
    version: VERSION,
    trustedProxies: configuration.trustedProxies,
    identify: (request) => identify(installation, request),
  })
  healthRoutes(app, installation, VERSION)
  await app.register(
    async (api) => {
      sessionRoutes(api, rolesInForce)
      unitRoutes(api)
      procedureRoutes(api, CATALOGUE_NEIGHBOURS)
      versionRoutes(api)
      openDataRoutes(api, CATALOGUE_NEIGHBOURS)
      calendarRoutes(api, { unitChainOf })
      fileRoutes(api, mayReadFile)
      filingRoutes(api)
      dossierRoutes(api)
      trackingRoutes(api)
      letterRoutes(api)
      registerRoutes(api)
      substitutionRoutes(api)
      warningRoutes(api)
      reportRoutes(api)
      acceptanceRoutes(api)
      figureRoutes(api)
      assignmentRoutes(api, CATALOGUE_NEIGHBOURS)
    },
    { prefix: '/api/v1' },
  )
  descriptionRoutes(app)
  const provider = await providerInPlace(app, configuration)
  await app.register(async (doors) => {
    leaveBodiesUnread(doors)
    providerRoutes(doors, provider.now)
  })
  if (screens !== undefined) await mountScreens(app, screens, { formOrigins: provider.origins })
  return app
}

export const VERSION = '0.1.0'

/** Who asks, in the locality of the host that was asked. */
function identify(installation: Installation, request: FastifyRequest): Promise<Context> {
  const locality = localityOf(installation.localities, request.hostname)
  const publicUrl = installation.configuration.publicUrl ?? `${request.protocol}://${request.host}`
  const beginning = beginningOf(installation, locality, { publicUrl, correlationId: request.id })
  return identifyVisitor(request, beginning, rolesInForce)
}

/**
 * The locality served under a host name; any other host means the first.
 *
 * Refuses: `unavailable/not-set-up` while the installation has none.
 */
function localityOf(localities: readonly LocalityRow[], hostname: string): LocalityRow {
  const locality = localities.find(({ hostnames }) => hostnames.includes(hostname)) ?? localities[0]
  if (locality === undefined) throw new Refused('unavailable/not-set-up')
  return locality
}

async function unitChainOf(context: Context, code: string) {
  const organisation = await organisationNow(context)
  const unit = organisation.byCode(code)
  return unit === null ? null : organisation.chainOf(unit.id).map(({ id }) => id)
}
