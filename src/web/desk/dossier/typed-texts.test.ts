import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { typedTexts } from './typed-texts.ts'

/** The names of the boxes for several lines in the forms of actions. */
const BOXES = ['action-fields.tsx', 'branch-fields.tsx'].flatMap((file) =>
  [
    ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(
      /<TextArea \{\.\.\.field\('(\w+)'\)\}/g,
    ),
  ].map(([, name = '']) => name),
)

test.each([...new Set([...BOXES, 'feeName', 'feeAmount'])])(
  'what was written in “%s” is not lost when the action is no longer offered',
  (name) => {
    expect(typedTexts({ items: [], values: { [name]: 'Đề nghị cho ý kiến.' } })).toEqual([
      'Đề nghị cho ý kiến.',
    ])
  },
)

test('empty lines are left out, and each text stands once', () => {
  const items = [
    { text: 'Hợp đồng bị mờ.', componentId: '' },
    { text: ' ', componentId: '' },
    { text: 'Hợp đồng bị mờ.', componentId: '' },
  ]
  expect(typedTexts({ items, values: { note: '', version: '3' } })).toEqual(['Hợp đồng bị mờ.'])
})
