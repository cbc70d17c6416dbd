import { expect, test } from 'vitest'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aPdf, aPng } from '../../../../tools/test-support/file-samples.ts'
import { storeUpload } from './store-upload.ts'
import { uploadsShelf } from './uploads-shelf.ts'
import { verifyFiles } from './verify-files.ts'

const database = await aDatabase()
const context = aContext(database, { actor: await aCitizen(database.db) })

test('bytes that are missing in the store are found, and those that are there hold', async () => {
  const kept = await storeUpload(context, { name: 'a.png', bytes: aPng() })
  const lost = await storeUpload(context, { name: 'b.pdf', bytes: await aPdf() })
  expect(await verifyFiles(context)).toEqual({ files: 2, broken: [] })

  await uploadsShelf(context).remove(context.locality.id, Buffer.from(lost.sha256, 'hex'))

  const { files, broken } = await verifyFiles(context)
  expect(files).toBe(2)
  expect(broken).toEqual([{ sha256: lost.sha256, fault: 'missing' }])
  expect(kept.sha256).not.toBe(lost.sha256)
})
