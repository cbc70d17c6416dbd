import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { socketFolder } from './socket-folder.ts'

function aLongPath(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-long-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return path.join(folder, 'a-data-folder-that-lies-deep/'.repeat(4))
}

test('the socket lies beside the data', () => {
  expect(socketFolder('/srv/mot-cua', null)).toBe('/srv/mot-cua')
})

test('beside data whose path is too long for a socket it lies elsewhere, at the same place each time, for its owner alone', () => {
  const data = aLongPath()
  const first = socketFolder(data, null)
  onTestFinished(() => rmSync(first, { recursive: true }))

  expect(socketFolder(data, null)).toBe(first)
  expect(socketFolder(aLongPath(), null)).not.toBe(first)
  expect(Buffer.byteLength(first)).toBeLessThan(90)
  expect(statSync(first).mode & 0o777).toBe(0o700)
})

test('it does not lie where others could have put something', () => {
  const data = aLongPath()
  const sockets = socketFolder(data, null)
  onTestFinished(() => rmSync(sockets, { recursive: true }))
  chmodSync(sockets, 0o777)

  expect(() => socketFolder(data, null)).toThrow('belongs to somebody else')
})
