import { expect, test } from 'vitest'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { readPdf } from '../../../../tools/test-support/pdf.ts'
import { printForm } from './print-form.ts'

const database = await aDatabase()

test('a form is printed with what is answered and room for what is not', async () => {
  const pdf = await printForm(aContext(database), {
    procedure: 'Đăng ký khai sinh',
    definition: {
      name: 'Tờ khai đăng ký khai sinh',
      pages: [
        {
          id: 'child',
          title: 'Trẻ em',
          questions: [
            { id: 'name', kind: 'name', label: 'Họ, chữ đệm, tên' },
            { id: 'born', kind: 'date', label: 'Ngày sinh' },
          ],
        },
      ],
    },
    answers: { name: 'Hoàng An' },
    fileName: 'Tệp',
  })

  const text = (await readPdf(pdf)).pages.join('\n')
  expect(text).toContain('TỜ KHAI ĐĂNG KÝ KHAI SINH')
  expect(text).toContain('Họ, chữ đệm, tên: Hoàng An')
  expect(text).toMatch(/Ngày sinh: …+/)
  expect(text).toContain('NGƯỜI KHAI')
})
