import { expect, test } from 'vitest'
import { queryOf, searchAddressOf, searchPath } from './search-query.ts'

const HOME = 'https://motcua.example'

test('an address is read as the question it asks', () => {
  const address = searchAddressOf(`${HOME}/tim?q=khai+sinh&cap=commune&muc=full`)

  expect(queryOf(address)).toMatchObject({
    text: 'khai sinh',
    level: 'commune',
    onlineLevel: 'full',
  })
})

test('a filter that does not exist is no filter', () => {
  const address = searchAddressOf(`${HOME}/tim?q=x&cap=planet&khac=1`)

  expect(queryOf(address)).toMatchObject({ text: 'x', level: undefined })
})

test('changing a filter keeps the rest and begins at the first page', () => {
  const address = searchAddressOf(`${HOME}/tim?q=khai+sinh&cap=commune&sau=abc`)

  expect(searchPath(address, { muc: 'full' })).toBe('/tim?q=khai+sinh&cap=commune&muc=full')
  expect(searchPath(address, { cap: undefined, q: undefined })).toBe('/tim')
  expect(searchPath(address, { sau: 'xyz' })).toBe('/tim?q=khai+sinh&cap=commune&sau=xyz')
})
