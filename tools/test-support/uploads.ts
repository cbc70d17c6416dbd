import type { FastifyInstance } from 'fastify'
import { aPng } from './file-samples.ts'

const kept = new WeakMap<FastifyInstance, Map<string, Promise<string>>>()

/** The id of a picture that the account has uploaded; each account uploads one in each app. */
export function uploaded(app: FastifyInstance, username: string): Promise<string> {
  const files = kept.get(app) ?? new Map<string, Promise<string>>()
  kept.set(app, files)
  const file = files.get(username) ?? upload(app, username, aPng(), 'giay-to.png')
  files.set(username, file)
  return file
}

/** Uploads a file as a demonstration account. */
export async function upload(
  app: FastifyInstance,
  username: string,
  bytes: Buffer,
  name: string,
): Promise<string> {
  const session = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username, password: 'demo' },
  })
  const boundary = 'boundary-of-the-upload'
  const reply = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: {
      authorization: `Bearer ${session.json<{ token: string }>().token}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
  if (reply.statusCode !== 201) throw new Error(reply.body)
  return reply.json<{ id: string }>().id
}
