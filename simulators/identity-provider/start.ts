import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  FAULTS,
  identityProvider,
  type Fault,
  type StandIn,
  type StandInOptions,
} from './stand-in.ts'

export interface RunningStandIn extends Pick<StandIn, 'fail'> {
  readonly issuer: string
  stop(): Promise<void>
}

/**
 * Starts the stand-in as a server of its own; port 0 takes any. `PUT /su-co` with the name of a
 * fault as its body makes it fail that way, for tests that run in another process.
 */
export async function startStandIn(
  options: Omit<StandInOptions, 'issuer' | 'folder'>,
  port = 0,
): Promise<RunningStandIn> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = await mkdtemp(path.join(tmpdir(), 'mot-cua-stand-in-'))
  const standIn = await identityProvider({ ...options, issuer, folder })
  server.on('request', async (request, response) => {
    if (request.method !== 'PUT' || request.url !== '/su-co') {
      await standIn.handle(request, response)
      return
    }
    const [named = ''] = await request.setEncoding('utf8').take(1).toArray()
    const fault = FAULTS.find((known) => known === String(named).trim())
    if (fault !== undefined) standIn.fail(fault)
    response.writeHead(fault === undefined ? 422 : 204).end()
  })
  return {
    issuer,
    fail: (fault: Fault) => standIn.fail(fault),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
      await rm(folder, { recursive: true, force: true })
    },
  }
}
