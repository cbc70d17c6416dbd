import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { route } from '#platform/http'
import { verifyLetter } from '../usecases/verify-letter.ts'

const Reference = z.object({ number: z.string().nullable(), madeAt: z.string() })

const VerifiedReply = z.object({
  title: z.string(),
  form: z.string().nullable(),
  number: z.string().nullable(),
  unitName: z.string(),
  issuedAt: z.string(),
  reprintedAt: z.string().nullable(),
  dossierCode: z.string().nullable(),
  procedureName: z.string(),
  replacedBy: Reference.nullable(),
  undoneBy: Reference.nullable(),
  appointmentMovedBy: Reference.nullable(),
})

/** Whether a letter was issued, for anyone who is shown it. */
export function letterRoutes(app: FastifyInstance): void {
  route(app, 'GET', '/letters/verify/:token', {
    operation: 'verifyLetter',
    summary: 'Whether the letter with this QR code was issued, and still holds; no personal data',
    tag: 'Letters',
    access: { permission: 'letters.verify', scope: 'public', audit: null },
    params: z.object({ token: z.string().max(100) }),
    replies: { 200: VerifiedReply },
    handle: (context, { params, request }) => verifyLetter(context, params.token, request.ip),
  })
}
