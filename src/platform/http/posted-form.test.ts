import { describe, expect, test } from 'vitest'
import { receiveForm, receiveTyped } from './posted-form.ts'

const MOST_BYTES = 2_000_000

function posted(form: FormData): Request {
  return new Request('https://motcua.example/x', { method: 'POST', body: form })
}

function aForm(fileBytes: number): FormData {
  const form = new FormData()
  form.append('note', 'Đủ hai mặt')
  form.append('paper', new Blob([new Uint8Array(fileBytes)]), 'Giấy tờ.pdf')
  return form
}

const sizeOf = async (form: FormData) => (form.get('paper') as File).size

describe('a form that a screen posts', () => {
  test('is handed over with its texts and its files', async () => {
    const received = await receiveForm(posted(aForm(10)), MOST_BYTES, async (form) => {
      const file = form.get('paper') as File
      return { note: form.get('note'), name: file.name, size: file.size }
    })

    expect(received).toEqual({ note: 'Đủ hai mặt', name: 'Giấy tờ.pdf', size: 10 })
  })

  test('may hold a large file', async () => {
    expect(await receiveForm(posted(aForm(1_900_000)), MOST_BYTES, sizeOf)).toBe(1_900_000)
  })

  test('is refused when all of it together is too large', async () => {
    const received = receiveForm(posted(aForm(MOST_BYTES)), MOST_BYTES, sizeOf)

    await expect(received).rejects.toMatchObject({ code: 'too-large/upload' })
  })

  test('is refused when it cannot be read', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const broken = new Request('https://motcua.example/x', { method: 'POST', body: 'x', headers })

    await expect(receiveForm(broken, MOST_BYTES, sizeOf)).rejects.toMatchObject({
      code: 'malformed/upload',
    })
  })
})

describe('a form that people type', () => {
  function typed(text: string): Request {
    const body = new URLSearchParams({ note: text })
    return new Request('https://motcua.example/x', { method: 'POST', body })
  }

  test('is handed over with its texts', async () => {
    const form = await receiveTyped(typed('Đủ hai mặt'))

    expect([...form]).toEqual([['note', 'Đủ hai mặt']])
  })

  test('is refused when it is larger than people type, and not kept', async () => {
    const received = receiveTyped(typed('x'.repeat(1024 ** 2)))

    await expect(received).rejects.toMatchObject({ code: 'too-large/body' })
  })

  test('is refused when it is no form', async () => {
    const request = new Request('https://motcua.example/x', { method: 'POST', body: '{}' })

    await expect(receiveTyped(request)).rejects.toMatchObject({ code: 'malformed/body' })
  })
})
