import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  DayText,
  DeliveryBody,
  DocumentBody,
  DossierReply,
  FiledDocumentBody,
  KeyHeaders,
  keyNeeded,
  PartyBody,
  requireDoer,
  sendAnswer,
} from '#modules/dossiers'
import { authorise } from '#platform/access'
import { route } from '#platform/http'
import { fileDossier } from '../usecases/file-dossier.ts'
import { supplementDossier } from '../usecases/supplement-dossier.ts'

const FormAnswers = z.record(z.string(), z.unknown()).nullish()

const FileDossierBody = z.strictObject({
  procedureCode: z.string().max(20),
  caseId: z.string().max(100).nullish(),
  receivingUnit: z.string().max(35),
  channel: z.enum(['online', 'counter', 'post']),
  receive: z.boolean().default(false),
  applicant: PartyBody,
  owner: PartyBody.nullish(),
  form: FormAnswers,
  formVersion: z.number().int().nullish(),
  documents: z.array(FiledDocumentBody).max(200).default([]),
  delivery: DeliveryBody,
  confirmDuplicate: z.boolean().default(false),
  arrivedOn: DayText.nullish().describe('By post only: the day on which it arrived'),
  communeCode: z.string().max(10).nullish().describe('Without an electronic form only'),
})

const SupplementBody = z.strictObject({
  version: z.number().int().min(1),
  documents: z.array(DocumentBody).max(200).default([]),
  form: FormAnswers,
  formVersion: z.number().int().nullish(),
})

/** Handing a dossier in, and handing in what was missing. */
export function filingRoutes(app: FastifyInstance): void {
  route(app, 'POST', '/dossiers', {
    operation: 'fileDossier',
    summary: 'Files a dossier; at the counter it may be received at once',
    tag: 'Dossiers',
    access: { permission: 'dossiers.file', scope: 'own', audit: 'dossier.submitted' },
    body: FileDossierBody,
    headers: KeyHeaders,
    replies: { 201: DossierReply },
    preflight: async (context) => authorise(context.actor, 'dossiers.file'),
    handle: async (context, { body, request, reply }) => {
      const keyed = await keyNeeded(request, async () => authorise(context.actor, 'dossiers.file'))
      return sendAnswer(reply, await fileDossier(context, keyed, body))
    },
  })

  route(app, 'POST', '/dossiers/:code/actions/supplement', {
    operation: 'supplementDossier',
    summary: 'Brings what was asked for',
    tag: 'Actions',
    access: { permission: 'dossiers.act', scope: 'dossier', audit: 'supplement.provided' },
    params: z.object({ code: z.string() }),
    body: SupplementBody,
    headers: KeyHeaders,
    replies: { 200: DossierReply },
    preflight: (context, request) =>
      requireDoer(context, (request.params as { code: string }).code, 'supplement'),
    handle: async (context, { params, body, request, reply }) => {
      const { code } = params
      const keyed = await keyNeeded(request, () => requireDoer(context, code, 'supplement'))
      const { version, ...brought } = body
      return sendAnswer(reply, await supplementDossier(context, { code, version, keyed }, brought))
    },
  })
}
