import { describe, expect, test } from 'vitest'
import { SYSTEM } from '#platform/access'
import { aCitizen } from '../../../../tools/test-support/citizens.ts'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { aPng } from '../../../../tools/test-support/file-samples.ts'
import { openFile } from './read-files.ts'
import { removeUnusedFiles } from './remove-unused-files.ts'
import { storeUpload } from './store-upload.ts'

const database = await aDatabase()
const actor = await aCitizen(database.db)
const DAY = 86_400_000

describe('the same bytes come again while they are being removed', () => {
  test('and whoever uploads them can read them', async () => {
    let now = new Date('2026-03-02T02:00:00Z').getTime()

    for (let round = 1; round <= 25; round += 1) {
      const bytes = aPng(round, 7)
      await storeUpload(aContext(database, { actor, now: new Date(now) }), { name: 'a.png', bytes })
      now += 8 * DAY
      const context = aContext(database, { actor, now: new Date(now) })
      const removing = aContext(database, { actor: SYSTEM, now: new Date(now) })

      const [again, alsoAgain] = await Promise.all([
        storeUpload(context, { name: 'b.png', bytes }),
        storeUpload(context, { name: 'c.png', bytes }),
        removeUnusedFiles(removing),
        removeUnusedFiles(removing),
      ])

      for (const { id } of [again, alsoAgain])
        expect(await openFile(context, id, () => Promise.resolve(false))).toMatchObject({ bytes })
    }
  })
})
