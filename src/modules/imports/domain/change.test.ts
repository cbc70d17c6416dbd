import { describe, expect, test } from 'vitest'
import { changeInCell, changeInRecord } from './change.ts'

const nationalCodeIn = (code: string) => /^[1-9]\.\d{6}/u.exec(code)?.[0] ?? null
const BIRTH = '1.001193'

describe('the column of changes', () => {
  test.each([
    ['', { kind: 'text' }],
    ['Mới ban hành', { kind: 'text' }],
    ['Sửa đổi, bổ sung', { kind: 'text' }],
    ['Bãi bỏ', { kind: 'repeal', relatedCode: null }],
    ['HỦY BỎ', { kind: 'repeal', relatedCode: null }],
    ['hủy bỏ hoặc bãi bỏ', { kind: 'repeal', relatedCode: null }],
    [`Bãi bỏ, thay bằng ${BIRTH}`, { kind: 'repeal', relatedCode: BIRTH }],
    [
      `Bị bãi bỏ; được thay thế bằng ${BIRTH}.000.00.00.H37`,
      { kind: 'repeal', relatedCode: BIRTH },
    ],
    [`Thay thế ${BIRTH}`, { kind: 'replace', relatedCode: BIRTH }],
    [`ban hành thay thế cho ${BIRTH}.`, { kind: 'replace', relatedCode: BIRTH }],
  ])('with “%s” says %o', (cell, change) => {
    expect(changeInCell(cell, nationalCodeIn)).toEqual(change)
  })

  test.each(['Thay thế', 'Bãi bỏ một phần', `Bãi bỏ ${BIRTH}`, 'Bãi bỏ, thay bằng', BIRTH, 'x'])(
    'with “%s” cannot be read',
    (cell) => {
      expect(changeInCell(cell, nationalCodeIn)).toBeNull()
    },
  )
})

describe('a national record', () => {
  const record = { status: null, replaces: null, replacedBy: null }

  test.each([
    [{}, { kind: 'text' }],
    [{ status: '1' }, { kind: 'text' }],
    [{ status: 'Đã bãi bỏ' }, { kind: 'repeal', relatedCode: null }],
    [
      { status: 'Hết hiệu lực', replacedBy: BIRTH },
      { kind: 'repeal', relatedCode: BIRTH },
    ],
    [
      { status: '1', replaces: BIRTH },
      { kind: 'replace', relatedCode: BIRTH },
    ],
    [{ status: '1', replacedBy: BIRTH }, { kind: 'text' }],
    [{ status: '7' }, { unread: 'status' }],
    [{ replaces: 'khai sinh' }, { unread: 'replaces' }],
    [{ status: 'Bãi bỏ', replacedBy: 'khai sinh' }, { unread: 'replacedBy' }],
  ])('of %o says %o', (given, change) => {
    expect(changeInRecord({ ...record, ...given }, nationalCodeIn)).toEqual(change)
  })
})
