import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import { handleOnTheSpot } from '../usecases/on-the-spot/handle-on-the-spot.ts'
import { requireDoer } from '../usecases/view-dossier.ts'
import { CodeParams } from './action-routes.ts'
import { SittingBody } from './bodies.ts'
import { KeyHeaders, keyNeeded, sendAnswer } from './keyed-route.ts'
import { DossierReply } from './replies.ts'

/** One sitting at the counter: received, examined, approved, sealed and handed over at once. */
export function onTheSpotRoute(app: FastifyInstance): void {
  route(app, 'POST', '/dossiers/:code/on-the-spot', {
    operation: 'handleDossierOnTheSpot',
    summary: 'Receives, examines, approves, seals and hands over in one sitting',
    tag: 'Actions',
    access: { permission: 'dossiers.act', scope: 'dossier', audit: 'sitting.held' },
    params: CodeParams,
    body: SittingBody,
    headers: KeyHeaders,
    replies: { 200: DossierReply },
    preflight: (context, request) =>
      requireDoer(context, (request.params as { readonly code: string }).code, 'receive'),
    handle: async (context, { params, body, request, reply }) => {
      const { code } = params
      const keyed = await keyNeeded(request, () => requireDoer(context, code, 'receive'))
      const { version, ...sitting } = body
      return sendAnswer(reply, await handleOnTheSpot(context, { code, version, keyed }, sitting))
    },
  })
}
