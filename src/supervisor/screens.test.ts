import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepAssets } from './screens.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** The folder of a version whose pages load these files. */
function aVersion(...assets: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-version-'))
  folders.push(folder)
  mkdirSync(path.join(folder, 'build/client/assets'), { recursive: true })
  for (const name of assets) writeFileSync(path.join(folder, 'build/client/assets', name), folder)
  return folder
}

function assetsOf(folder: string): string[] {
  return readdirSync(path.join(folder, 'build/client/assets')).toSorted()
}

test('pages of the version before find what they load, as it was, beside what is new', () => {
  const before = aVersion('desk-1.js', 'same-1.css')
  const next = aVersion('desk-2.js', 'same-1.css')

  keepAssets(before, next)

  expect(assetsOf(next)).toEqual(['desk-1.js', 'desk-2.js', 'same-1.css'])
  const same = readFileSync(path.join(next, 'build/client/assets/same-1.css'), 'utf8')
  expect(same).toBe(next)
})

test('what was kept of a version is not kept through the next but one, however often it is tried', () => {
  const first = aVersion('desk-1.js')
  const second = aVersion('desk-2.js')
  const third = aVersion('desk-3.js')

  for (const [before, next] of [
    [first, second],
    [first, second],
    [second, third],
  ] as const)
    keepAssets(before, next)

  expect(assetsOf(third)).toEqual(['desk-2.js', 'desk-3.js'])
})
