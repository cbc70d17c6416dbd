import { hash, randomBytes } from 'node:crypto'
import type { UploadId } from '#kernel/id'
import { Refused } from '#kernel/refused'
import type { Context } from '#platform/context'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, type TestDatabase } from '../../../../tools/test-support/database.ts'
import { aPdf } from '../../../../tools/test-support/file-samples.ts'
import { beginUpload } from '../usecases/begin-upload.ts'

/** A citizen who sends files. */
export async function aSender(database: TestDatabase) {
  return aContext(database, { actor: await aCitizen(database.db) })
}

/** A PDF of its own each time, so that no two tests send the same bytes. */
export async function aPaper(bytes = 3_000): Promise<Buffer> {
  const pdf = await aPdf(1)
  return Buffer.concat([pdf, Buffer.from(`\n%${randomBytes(bytes).toString('hex')}\n%%EOF\n`)])
}

/** What is said of a file before it is sent. */
export function announced(bytes: Buffer, name = 'Giấy tờ.pdf') {
  return { name, size: bytes.length, sha256: hash('sha256', bytes, 'buffer') }
}

/** An upload of these bytes that was begun. */
export async function begun(context: Context, bytes: Buffer): Promise<UploadId> {
  return (await beginUpload(context, announced(bytes))).upload.id
}

/** The code of a refusal and what it tells beside it; anything else is thrown. */
export async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refused)) throw error ?? new Error('was not refused')
  return { code: error.code, ...error.details.members }
}
