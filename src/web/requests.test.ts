import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { faultyFields, shownAddress, tooLong } from './requests.ts'

test.each([
  ['/can-bo/viec/mine', '/can-bo/viec/mine'],
  ['/can-bo/viec/all?q=H37.102&trang=2', '/can-bo/viec/all?q=H37.102&trang=2'],
  ['/can-bo/viec/mine.data', '/can-bo/viec/mine'],
  ['/can-bo/viec/mine.data?_routes=desk%2Croot', '/can-bo/viec/mine'],
  ['/can-bo/viec/all.data?q=B%E1%BA%BF&_routes=desk', '/can-bo/viec/all?q=B%E1%BA%BF'],
])('what is asked for as %s is shown as %s', (asked, shown) => {
  expect(shownAddress(new Request(`http://localhost${asked}`))).toBe(shown)
})

describe('what is wrong with a form', () => {
  const Form = z.object({ note: z.string().min(1).max(2_000), age: z.number().max(150) })
  const issuesOf = (form: unknown) => Form.safeParse(form).error?.issues ?? []
  const fieldsOf = (form: unknown) => faultyFields(issuesOf(form), ([field]) => String(field))

  test('is told once of each field, in their order', () => {
    expect(fieldsOf({ note: '', age: '' }).map(([field]) => field)).toEqual(['note', 'age'])
  })

  test.each([
    ['vi', 'Quá dài. Hãy rút gọn còn tối đa 2.000 ký tự.'],
    ['en', 'Too long. Shorten it to 2,000 characters at most.'],
  ] as const)('is, of a text that is too long, by how much it may be (%s)', (language, told) => {
    const [[, issue] = []] = fieldsOf({ note: 'x'.repeat(2_001), age: 1 })

    expect(issue && tooLong(issue, language)).toBe(told)
  })

  test.each([
    { note: '', age: 1 },
    { note: 'x', age: 200 },
  ])('is not called too long for anything else: %j', (form) => {
    expect(issuesOf(form).map((issue) => tooLong(issue, 'vi'))).toEqual([null])
  })
})
