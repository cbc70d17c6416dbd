import { expect, test } from 'vitest'
import type { LetterId } from '#kernel/id'
import { aDemoApp } from '../../../../tools/test-support/app.ts'
import { aContext } from '../../../../tools/test-support/database.ts'
import { aDossierAt } from '../../../../tools/test-support/dossiers.ts'
import { letterPages } from './letter-pages.ts'
import { verifyLetters } from './verify-letters.ts'

const server = await aDemoApp()
const context = aContext(server.database)

/** The receipt of a dossier, printed. */
async function aPrintedLetter() {
  const { code } = await aDossierAt(server, 'received')
  const letter = () =>
    server.database.asOwner<{ id: LetterId; sha256: Buffer }>(
      `select letter.id, letter.sha256 from letter
         join dossier on dossier.id = letter.dossier_id where dossier.code = $1`,
      [code],
    )
  const [{ id } = { id: '' as LetterId }] = await letter()
  const pages = await letterPages(context, id)
  const sha256 = async () => (await letter())[0]!.sha256
  return { id, pages, sha256 }
}

test('a letter whose pages the store has lost is found, and printed anew to the byte when it is opened', async () => {
  const { id, pages, sha256 } = await aPrintedLetter()
  const kept = await sha256()
  await context.files.remove(context.locality.id, kept)

  const found = await verifyLetters(context)
  const opened = await letterPages(context, id)

  expect(found.broken).toEqual([{ letter: id, fault: 'missing' }])
  expect(opened.equals(pages)).toBe(true)
  expect((await sha256()).equals(kept)).toBe(true)
  expect(await verifyLetters(context)).toMatchObject({ broken: [] })
})

test('one that comes out differently, as at another address, is kept as it comes out', async () => {
  const { id, pages, sha256 } = await aPrintedLetter()
  await context.files.remove(context.locality.id, await sha256())
  const moved = { ...context, publicUrl: 'https://elsewhere.example' }

  const opened = await letterPages(moved, id)

  expect(opened.equals(pages)).toBe(false)
  expect((await letterPages(context, id)).equals(opened)).toBe(true)
})

test('one whose pages were altered in the store is found, and not handed out', async () => {
  const { id, sha256 } = await aPrintedLetter()
  const altered = Buffer.alloc(32, 7)
  await server.database.asOwner('update letter set sha256 = $2 where id = $1', [id, altered])
  const torn = {
    ...context,
    files: {
      ...context.files,
      get: async (localityId: number, name: Buffer) => {
        if (name.equals(altered)) throw new Error('stored file has changed')
        return context.files.get(localityId, name)
      },
    },
  }

  await expect(letterPages(torn, id)).rejects.toMatchObject({
    code: 'unavailable/stored-file',
    cause: { message: 'stored file has changed' },
  })
  expect((await verifyLetters(torn)).broken).toEqual([
    { letter: id, fault: 'stored file has changed' },
  ])
  expect((await sha256()).equals(altered)).toBe(true)
})
