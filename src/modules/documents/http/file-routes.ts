import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { parseId, type FileId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { bytesReply, receiveUpload, route, type Upload } from '#platform/http'
import { keyOfRequest } from '#platform/idempotency'
import { MOST_FILE_BYTES } from '../domain/file-check.ts'
import { FILE_KINDS, mayBeShown } from '../domain/file-kind.ts'
import { openFile, type OpenedFile } from '../usecases/read-files.ts'
import { storeKeyedUpload } from '../usecases/store-upload.ts'
import { contentDisposition } from './content-disposition.ts'

const MEDIA_TYPES = FILE_KINDS.map(({ mediaType }) => mediaType)

export const FileReply = z
  .object({
    id: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    size: z.number().int().positive(),
    mediaType: z.enum(MEDIA_TYPES),
    name: z.string(),
    pages: z.number().int().positive().optional().describe('Of a PDF or TIFF'),
  })
  .meta({ id: 'File' })

const FileParams = z.object({ id: z.string() })

const FileQuery = z.strictObject({
  inline: z.literal('1').optional().describe('To be shown in place: PDF, JPEG and PNG only'),
})

const KeyHeaders = z.looseObject({ 'idempotency-key': z.string().optional() })

/** Whether whoever asks may see a dossier that uses the file. */
type MayActorSee = (context: Context, fileId: FileId) => Promise<boolean>

/** `POST /files` and `GET /files/{id}`. Who may see the files of others is asked of `maySee`. */
export function fileRoutes(app: FastifyInstance, maySee: MayActorSee): void {
  route(app, 'POST', '/files', {
    operation: 'uploadFile',
    summary: 'Takes in one file, to be used in dossiers of the one who uploads it',
    tag: 'Files',
    access: { permission: 'files.upload', scope: 'own', audit: 'file.uploaded' },
    headers: KeyHeaders,
    takesFile: true,
    replies: { 201: FileReply },
    handle: (context, { request, reply }) =>
      receiveUpload(request, MOST_FILE_BYTES, (upload) =>
        takeIn(context, upload, request.headers['idempotency-key'], reply),
      ),
  })

  route(app, 'GET', '/files/:id', {
    operation: 'readFile',
    summary: 'The bytes of a file: for its owner, and for those who may see a dossier that uses it',
    tag: 'Files',
    access: { permission: 'files.read', scope: 'dossier', audit: 'file.read' },
    params: FileParams,
    query: FileQuery,
    replies: { 200: bytesReply('The file', MEDIA_TYPES) },
    handle: async (context, { params, query, reply }) => {
      const id = parseId<'file'>(params.id)
      if (id === null) throw new Refused('not-found/file')
      const file = await openFile(context, id, (fileId) => maySee(context, fileId))
      return handOut(file, query.inline !== undefined, reply)
    },
  })
}

async function takeIn(
  context: Context,
  upload: Upload,
  key: string | string[] | undefined,
  reply: FastifyReply,
): Promise<z.input<typeof FileReply>> {
  const body = { name: upload.name, sha256: hash('sha256', upload.bytes) }
  const request = keyOfRequest(key, { route: 'POST /files', body })
  const { file, isReplay } = await storeKeyedUpload(context, upload, request)
  if (isReplay) reply.header('idempotent-replay', 'true')
  reply.code(201)
  return file
}

/**
 * What a browser is told never lets the bytes act as a page of ours: their type is fixed, most may
 * only be saved, and what is shown has neither scripts nor our origin. The viewer of some browsers is
 * an object with styles of its own.
 */
const SANDBOX =
  "sandbox; default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

function handOut(file: OpenedFile, asksInline: boolean, reply: FastifyReply): FastifyReply {
  const kind = asksInline && mayBeShown(file.mediaType) ? 'inline' : 'attachment'
  return reply
    .headers({
      'content-type': file.mediaType,
      'content-disposition': contentDisposition(kind, file.name),
      'content-security-policy': SANDBOX,
    })
    .send(file.bytes)
}
