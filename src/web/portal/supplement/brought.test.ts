import { expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { broughtOf, broughtPath, MOST_BROUGHT } from './brought.ts'

const searchOf = (path: string) => new URL(path, 'https://motcua.example').searchParams

test('what was uploaded is read back from the address it was written to', () => {
  const brought = [
    { componentId: 'giay-chung-sinh', fileId: newId<'file'>() },
    { componentId: 'a~b', fileId: newId<'file'>() },
  ]

  expect(broughtOf(searchOf(broughtPath('H37', brought)))).toEqual(brought)
  expect(broughtPath('H37', [])).toBe('/ho-so/H37/bo-sung')
})

test.each(['', 'x', '~', 'paper~', 'paper~no-id', `~${newId<'file'>()}`])(
  '%j in an address is no upload',
  (text) => {
    expect(broughtOf(new URLSearchParams([['tep', text]]))).toEqual([])
  },
)

test('an address holds a bounded number of uploads', () => {
  const many = Array.from({ length: 200 }, () => ({ componentId: 'a', fileId: newId<'file'>() }))

  expect(broughtOf(searchOf(broughtPath('H37', many)))).toHaveLength(MOST_BROUGHT)
})
