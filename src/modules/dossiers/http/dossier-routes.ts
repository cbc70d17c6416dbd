import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import { bytesReply, route } from '#platform/http'
import { DOSSIER_STATES } from '../domain/dossier.ts'
import { VIEWS } from '../domain/views.ts'
import { dossierLetterPages, dossierLetters } from '../usecases/letters/read-dossier-letters.ts'
import { countWorklist, listWorklist } from '../usecases/list-dossiers.ts'
import { dossierHistory } from '../usecases/list-events.ts'
import { viewAnswers, viewDossier } from '../usecases/view-dossier.ts'
import { actionRoutes, CodeParams } from './action-routes.ts'
import { bulkRoute } from './bulk-route.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { dueDateRoutes } from './due-date-routes.ts'
import { moveRoutes } from './move-routes.ts'
import { onTheSpotRoute } from './on-the-spot-route.ts'
import {
  AnswersReply,
  CountsReply,
  DossierReply,
  EventsReply,
  LettersReply,
  WorklistReply,
} from './replies.ts'

const READ = { permission: 'dossiers.read', scope: 'dossier' } as const

const WorklistQuery = z.strictObject({
  view: z.enum(VIEWS).optional(),
  q: z.string().max(200).optional(),
  state: z.enum(DOSSIER_STATES).optional(),
  unit: z.string().max(35).optional(),
  lateness: z.enum(['late', 'in-time']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(300).optional(),
})

/** Reading dossiers, their history and letters, and the worklists; and one route for each action. */
export function dossierRoutes(app: FastifyInstance): void {
  dueDateRoutes(app)
  route(app, 'GET', '/dossiers', {
    operation: 'listDossiers',
    summary: "The caller's worklist, or a person's own dossiers; the least time left first",
    tag: 'Dossiers',
    access: { ...READ, audit: null },
    query: WorklistQuery,
    replies: { 200: WorklistReply },
    handle: async (context, { query }) => {
      const { view, q, state, unit, lateness, limit, cursor } = query
      const after = cursor === undefined ? null : readCursor(cursor)
      const wanted = { view, text: q, state, unitCode: unit, lateness }
      const page = await listWorklist(context, wanted, { after, limit })
      return { items: page.items, nextCursor: writeCursor(page.next) }
    },
  })

  route(app, 'GET', '/dossiers/counts', {
    operation: 'countDossiers',
    summary: 'How many dossiers each view has',
    tag: 'Dossiers',
    access: { ...READ, audit: null },
    replies: { 200: CountsReply },
    handle: async (context) => ({ counts: await countWorklist(context) }),
  })

  route(app, 'GET', '/dossiers/:code', {
    operation: 'getDossier',
    summary: 'A dossier as the caller sees it now',
    tag: 'Dossiers',
    access: { ...READ, audit: 'dossier.read' },
    params: CodeParams,
    replies: { 200: DossierReply },
    handle: (context, { params }) => viewDossier(context, params.code),
  })

  route(app, 'GET', '/dossiers/:code/form', {
    operation: 'getDossierForm',
    summary: 'The form as it was last filled in',
    tag: 'Dossiers',
    access: { ...READ, audit: 'dossier.form-read' },
    params: CodeParams,
    replies: { 200: AnswersReply },
    handle: (context, { params }) => viewAnswers(context, params.code),
  })

  route(app, 'GET', '/dossiers/:code/events', {
    operation: 'listDossierEvents',
    summary: 'The history, oldest first, each event sealed by a hash',
    tag: 'Dossiers',
    access: { ...READ, audit: 'dossier.history-read' },
    params: CodeParams,
    replies: { 200: EventsReply },
    handle: async (context, { params }) => ({
      items: await dossierHistory(context, params.code),
      nextCursor: null,
    }),
  })

  letterRoutes(app)
  doingRoutes(app)
}

/** What is done to a dossier: one action, a sitting, the same to many, work that goes to another. */
function doingRoutes(app: FastifyInstance): void {
  actionRoutes(app)
  onTheSpotRoute(app)
  bulkRoute(app)
  moveRoutes(app)
}

function letterRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/dossiers/:code/letters', {
    operation: 'listDossierLetters',
    summary: 'The statutory forms made so far',
    tag: 'Letters',
    access: { ...READ, audit: null },
    params: CodeParams,
    replies: { 200: LettersReply },
    handle: async (context, { params }) => {
      const letters = await dossierLetters(context, params.code)
      return {
        items: letters.map(({ id, ...letter }) => ({
          ...letter,
          href: `/api/v1/dossiers/${params.code}/letters/${id}`,
        })),
        nextCursor: null,
      }
    },
  })

  route(app, 'GET', '/dossiers/:code/letters/:letterId', {
    operation: 'readDossierLetter',
    summary: 'The pages of a letter',
    tag: 'Letters',
    access: { ...READ, audit: 'letter.read' },
    params: CodeParams.extend({ letterId: z.string() }),
    replies: { 200: bytesReply('The letter', ['application/pdf']) },
    handle: async (context, { params, reply }) => {
      const letterId = parseId<'letter'>(params.letterId)
      if (letterId === null) throw new Refused('not-found/letter')
      const pages = await dossierLetterPages(context, params.code, letterId)
      void reply
        .header('content-type', 'application/pdf')
        .header('cache-control', 'private, no-store')
      return pages
    },
  })
}
