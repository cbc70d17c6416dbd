import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

describe('the header that names a file', () => {
  test.each([
    ['a.pdf', `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`],
    [
      'Đơn đề nghị.pdf',
      `attachment; filename="Don de nghi.pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%C4%91%E1%BB%81%20ngh%E1%BB%8B.pdf`,
    ],
    [
      `a";\r\nX: y.pdf`,
      `attachment; filename="a_;__X: y.pdf"; filename*=UTF-8''a%22%3B%0D%0AX%3A%20y.pdf`,
    ],
    [
      "50% (bản 'chính')*.pdf",
      `attachment; filename="50_ (ban 'chinh')*.pdf"; filename*=UTF-8''50%25%20%28b%E1%BA%A3n%20%27ch%C3%ADnh%27%29%2A.pdf`,
    ],
    [
      'giấy 📄.png',
      `attachment; filename="giay _.png"; filename*=UTF-8''gi%E1%BA%A5y%20%F0%9F%93%84.png`,
    ],
  ])('of %j', (name, header) => {
    expect(contentDisposition('attachment', name)).toBe(header)
  })

  test('is one line of visible ASCII that gives the name back, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = contentDisposition('inline', name)
        const encoded = /filename\*=UTF-8''(\S*)$/.exec(header)?.[1] ?? ''

        expect(header).toMatch(/^inline; filename="[ !#-[\]-~]*"; filename\*=UTF-8''[!-~]*$/)
        expect(decodeURIComponent(encoded)).toBe(name.toWellFormed())
      }),
    )
  })
})
