import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { shareAssets } from './screens.ts'

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

const NOW = Date.parse('2026-11-23T08:00:00+07:00')
const HOURS = 3_600_000

test('pages of either version find what they load in both folders, as it was', () => {
  const before = aVersion('desk-1.js', 'same-1.css')
  const next = aVersion('desk-2.js', 'same-1.css')

  shareAssets(before, next, NOW)

  for (const folder of [before, next]) {
    expect(assetsOf(folder)).toEqual(['desk-1.js', 'desk-2.js', 'same-1.css'])
    expect(textOf(folder, 'same-1.css')).toBe(folder)
  }
  expect(textOf(next, 'desk-1.js')).toBe(before)
})

test('of two updates in a day the second leaves the pages of the first what they load', () => {
  const [first, second, third] = [
    aVersion('desk-1.js'),
    aVersion('desk-2.js'),
    aVersion('desk-3.js'),
  ]

  shareAssets(first, second, NOW)
  shareAssets(second, third, NOW + 10 * HOURS)

  expect(assetsOf(third)).toEqual(['desk-1.js', 'desk-2.js', 'desk-3.js'])
})

test('what nobody can have open any more is handed on no further, however often it was tried', () => {
  const [first, second, third] = [
    aVersion('desk-1.js'),
    aVersion('desk-2.js'),
    aVersion('desk-3.js'),
  ]

  shareAssets(first, second, NOW)
  shareAssets(first, second, NOW + HOURS)
  shareAssets(second, third, NOW + 50 * HOURS)

  expect(assetsOf(third)).toEqual(['desk-2.js', 'desk-3.js'])
})

test('a version without screens of its own is left alone', () => {
  const bare = mkdtempSync(path.join(tmpdir(), 'mot-cua-version-'))
  folders.push(bare)
  const next = aVersion('desk-2.js')

  shareAssets(bare, next, NOW)

  expect(assetsOf(next)).toEqual(['desk-2.js'])
})

function textOf(folder: string, name: string): string {
  return readFileSync(path.join(folder, 'build/client/assets', name), 'utf8')
}
