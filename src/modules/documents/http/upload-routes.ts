import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseId, type UploadId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { inTurn, route } from '#platform/http'
import { beginUpload } from '../usecases/begin-upload.ts'
import { continueUpload, dropUpload, viewUpload } from '../usecases/continue-upload.ts'
import { finishUpload } from '../usecases/finish-upload.ts'
import type { UploadProgress } from '../usecases/upload-progress.ts'
import { FileReply } from './file-routes.ts'

/** As in tus 1.0: bytes that go to a place in a file. */
const PIECE = 'application/offset+octet-stream'

const UploadReply = z
  .object({
    id: z.uuid(),
    size: z.number().int().positive(),
    offset: z.number().int().min(0).describe('Where the next piece begins'),
    expiresAt: z.string().describe('When it is forgotten, unless another piece comes'),
    file: FileReply.nullable().describe('What it became, once it was whole and found right'),
  })
  .meta({ id: 'Upload' })

const AnnounceBody = z.strictObject({
  name: z.string().max(1000),
  size: z.number().int().min(0),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the whole file'),
})

const UploadParams = z.object({ id: z.string() })

const PieceHeaders = z.looseObject({
  'upload-offset': z
    .string()
    .regex(/^(?:0|[1-9]\d{0,8})$/)
    .describe('Where the piece begins'),
})

/**
 * `POST /uploads`, then pieces by `PATCH /uploads/{id}` with `Upload-Offset`, as in tus 1.0; after a
 * cut `GET` or `HEAD` tells where to go on. The answer to the last piece names the file.
 */
export function uploadRoutes(app: FastifyInstance): void {
  route(app, 'POST', '/uploads', {
    operation: 'beginUpload',
    summary: 'Begins a file that comes in pieces, or goes on with the same one',
    tag: 'Files',
    access: { permission: 'files.upload', scope: 'own', audit: null },
    body: AnnounceBody,
    replies: { 200: UploadReply, 201: UploadReply },
    handle: async (context, { body, reply }) => {
      const { upload, isNew } = await beginUpload(context, {
        ...body,
        sha256: Buffer.from(body.sha256, 'hex'),
      })
      reply.code(isNew ? 201 : 200).header('location', `/api/v1/uploads/${upload.id}`)
      return told(upload, reply)
    },
  })

  route(app, 'GET', '/uploads/:id', {
    operation: 'readUpload',
    summary: 'How far a file that comes in pieces has come',
    tag: 'Files',
    access: { permission: 'files.upload', scope: 'own', audit: null },
    params: UploadParams,
    replies: { 200: UploadReply },
    handle: async (context, { params, reply }) =>
      told(await viewUpload(context, uploadIdOf(params)), reply),
  })

  route(app, 'PATCH', '/uploads/:id', {
    operation: 'continueUpload',
    summary: 'Adds a piece; the last one makes a file of the upload',
    tag: 'Files',
    access: { permission: 'files.upload', scope: 'own', audit: 'file.uploaded' },
    params: UploadParams,
    headers: PieceHeaders,
    takesBytes: PIECE,
    replies: { 200: UploadReply },
    preflight: async (context, request) => {
      await viewUpload(context, uploadIdOf(request.params as { id: string }))
    },
    handle: async (context, { params, request, reply }) =>
      told(await takePiece(context, uploadIdOf(params), request), reply),
  })

  route(app, 'DELETE', '/uploads/:id', {
    operation: 'dropUpload',
    summary: 'Forgets a file that comes in pieces; what it became stays',
    tag: 'Files',
    access: { permission: 'files.upload', scope: 'own', audit: null },
    params: UploadParams,
    replies: { 204: z.null() },
    handle: async (context, { params, reply }) => {
      await dropUpload(context, uploadIdOf(params))
      reply.code(204)
      return null
    },
  })
}

function uploadIdOf({ id }: { readonly id: string }): UploadId {
  const parsed = parseId<'upload'>(id)
  if (parsed === null) throw new Refused('not-found/upload')
  return parsed
}

async function takePiece(
  context: Context,
  id: UploadId,
  { body, headers }: FastifyRequest,
): Promise<UploadProgress> {
  if (!Buffer.isBuffer(body)) throw new Refused('unsupported-type/body')
  const offset = Number(headers['upload-offset'])
  const upload = await continueUpload(context, id, { offset, bytes: body })
  if (upload.offset < upload.size || upload.file !== null) return upload
  return { ...upload, file: await inTurn(() => finishUpload(context, id)) }
}

function told(upload: UploadProgress, reply: FastifyReply): z.input<typeof UploadReply> {
  reply.header('upload-offset', String(upload.offset))
  return { ...upload, expiresAt: formatInstant(upload.expiresAt) }
}
