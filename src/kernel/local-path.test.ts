import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each(['/', '/ho-so/000.00.00.H37-260302-0001', '/tim?q=khai%20sinh#ket-qua'])(
  'after signing in people come back to the page %s',
  (path) => {
    expect(localPath(path)).toBe(path)
  },
)

test.each([
  null,
  undefined,
  '',
  'ho-so',
  'https://lua-dao.example/',
  '//lua-dao.example',
  '/\\lua-dao.example',
  '\\/lua-dao.example',
  '/\t/lua-dao.example',
  '/\n/lua-dao.example',
  'javascript:alert(1)',
  '/\u0000',
  '/hồ-sơ',
  '/ho so',
  `/${'a'.repeat(2000)}`,
])('a link to %s leads to our front page', (path) => {
  expect(localPath(path)).toBe('/')
})

test('another page may take the place of the front page', () => {
  expect(localPath('//lua-dao.example', '/can-bo')).toBe('/can-bo')
})

test('no accepted path leaves the site, as a browser reads it', () => {
  const tricks = ['/', '//', '///', '/\\', '/./', '/..//', '/%2f/', '/@', '/:'].map(
    (start) => `${start}lua-dao.example`,
  )

  for (const path of tricks) {
    expect(new URL(localPath(path), 'https://motcua.example').host).toBe('motcua.example')
  }
})
