import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { GIVEN_UP } from '#platform/jobs'
import type { Rooms } from '#platform/room'
import type { ProviderInPlace } from './identity-provider.ts'
import type { Installation } from './installation.ts'

/** A load balancer does not wait long: a database that is silent for so long is down. */
const LONGEST_WAIT = 3_000

/** What health tells beside the database. */
interface About {
  readonly version: string
  readonly rooms: () => Promise<Rooms>
  readonly provider: Pick<ProviderInPlace, 'standing'>
}

/** Whether the installation can work, for load balancers and operators. */
export function healthRoutes(
  app: FastifyInstance,
  installation: Installation,
  { version, rooms, provider }: About,
): void {
  app.get('/health', { schema: { hide: true } }, async (_request, reply) => {
    const { database } = installation
    const asked = database.pool
      .query<{ version: string; waiting: number; given_up: number }>(
        `select current_setting('server_version') as version,
           count(*) filter (where name <> $1) as waiting, count(*) filter (where name = $1) as given_up
         from pgboss.job where state < 'active'`,
        [GIVEN_UP],
      )
      .catch(() => null)
    const answered = await Promise.race([asked, pause(LONGEST_WAIT, null, { ref: false })])
    const row = answered?.rows[0]
    const isUp = row !== undefined
    void reply.code(isUp && !app.isLeaving ? 200 : 503).header('cache-control', 'no-store')
    return {
      status: app.isLeaving ? 'leaving' : isUp ? 'ok' : 'down',
      version,
      database: {
        status: isUp ? 'up' : 'down',
        version: row?.version ?? null,
        pool: poolOf(installation),
      },
      storage: await rooms(),
      jobs: { waiting: row?.waiting ?? null, givenUp: row?.given_up ?? null },
      dependencies: {
        identityProvider: provider.standing(),
        nationalPortal: 'off',
        payment: 'off',
        notices: 'off',
      },
    }
  })
}

function poolOf({ database }: Installation) {
  const { totalCount, idleCount, waitingCount } = database.pool
  return { connections: totalCount, idle: idleCount, waiting: waitingCount }
}
