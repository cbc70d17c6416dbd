import path from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '#kernel/refused'
import { acceptanceRoutes } from '#modules/acceptances'
import { calendarRoutes } from '#modules/calendars'
import { figureRoutes } from '#modules/catalogue-figures'
import { fileRoutes, uploadRoutes } from '#modules/documents'
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
import { ANONYMOUS } from '#platform/access'
import type { Context, Locality } from '#platform/context'
import type { LocalityRow } from '#platform/db'
import { buildServer, leaveBodiesUnread } from '#platform/http'
import type { Logger } from '#platform/log'
import { mayOnlyRead, watchRoom, type Rooms } from '#platform/room'
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
  rooms: () => Promise<Rooms> = roomsOf(installation, log),
): Promise<FastifyInstance> {
  const { configuration } = installation
  const app = await buildServer({
    log,
    version: VERSION,
    trustedProxies: configuration.trustedProxies,
    identify: (request) => identify(installation, request, rooms),
  })
  await app.register(
    async (api) => {
      sessionRoutes(api, rolesInForce)
      unitRoutes(api)
      procedureRoutes(api, CATALOGUE_NEIGHBOURS)
      versionRoutes(api)
      openDataRoutes(api, CATALOGUE_NEIGHBOURS)
      calendarRoutes(api, { unitChainOf })
      fileRoutes(api, mayReadFile)
      uploadRoutes(api)
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
  healthRoutes(app, installation, { version: VERSION, rooms, provider })
  await app.register(async (doors) => {
    leaveBodiesUnread(doors)
    providerRoutes(doors, provider.now)
  })
  if (screens !== undefined)
    await mountScreens(app, screens, {
      formOrigins: provider.origins,
      rooms,
      nobody: (request) => ({ ...beginningFor(installation, request), actor: ANONYMOUS }),
    })
  return app
}

export const VERSION = '0.1.0'

/** The room on the disks of an installation; the log hears of every change. */
function roomsOf({ configuration }: Installation, log: Logger): () => Promise<Rooms> {
  const { dataFolder, databaseFolder } = configuration
  const places = {
    files: path.join(dataFolder, 'files'),
    database: databaseFolder,
    log: databaseFolder === null ? null : path.join(databaseFolder, 'pg_wal'),
  }
  return watchRoom(places, (rooms) => log.warn({ rooms }, 'room'))
}

/** Posts that change nothing that must last: without room people still sign in, and see where their dossier stands. */
const WITHOUT_ROOM =
  /^\/(api\/v1\/(sessions|tracking)|(can-bo\/)?dang-nhap|can-bo\/ma-xac-thuc|dang-xuat|ngon-ngu|tra-cuu)\b/

/** Who asks, in the locality of the host that was asked; who means to change something finds room, or is refused. */
async function identify(
  installation: Installation,
  request: FastifyRequest,
  rooms: () => Promise<Rooms>,
): Promise<Context> {
  if (installation.localities.length === 0) throw new Refused('unavailable/not-set-up')
  const beginning = beginningFor(installation, request)
  const context = await identifyVisitor(request, beginning, rolesInForce)
  const changesNothing = ['GET', 'HEAD'].includes(request.method) || WITHOUT_ROOM.test(request.url)
  if (changesNothing || !mayOnlyRead(await rooms())) return context
  return { ...context, db: installation.database.readOnlyOf(beginning.locality.id) }
}

/** What a request begins with, whoever sent it. */
function beginningFor(installation: Installation, request: FastifyRequest): Omit<Context, 'actor'> {
  const { localities, configuration } = installation
  const locality = localityOf(localities, request.hostname)
  const publicUrl = configuration.publicUrl ?? `${request.protocol}://${request.host}`
  return beginningOf(installation, locality, { publicUrl, correlationId: request.id })
}

/** While the installation serves no locality, its pages belong to none and say so. */
const NOT_SET_UP: Locality = { id: 0, code: '', name: '', adminUnitCode: '', isDemo: false }

/** The locality served under a host name; any other host means the first. */
function localityOf(localities: readonly LocalityRow[], hostname: string): Locality {
  return (
    localities.find(({ hostnames }) => hostnames.includes(hostname)) ?? localities[0] ?? NOT_SET_UP
  )
}

async function unitChainOf(context: Context, code: string) {
  const organisation = await organisationNow(context)
  const unit = organisation.byCode(code)
  return unit === null ? null : organisation.chainOf(unit.id).map(({ id }) => id)
}
