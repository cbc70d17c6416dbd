import { expect, test } from 'vitest'
import { shownAddress } from './requests.ts'

test.each([
  ['/can-bo/viec/mine', '/can-bo/viec/mine'],
  ['/can-bo/viec/all?q=H37.102&trang=2', '/can-bo/viec/all?q=H37.102&trang=2'],
  ['/can-bo/viec/mine.data', '/can-bo/viec/mine'],
  ['/can-bo/viec/mine.data?_routes=desk%2Croot', '/can-bo/viec/mine'],
  ['/can-bo/viec/all.data?q=B%E1%BA%BF&_routes=desk', '/can-bo/viec/all?q=B%E1%BA%BF'],
])('what is asked for as %s is shown as %s', (asked, shown) => {
  expect(shownAddress(new Request(`http://localhost${asked}`))).toBe(shown)
})
