import { describe, expect, test } from 'vitest'
import { readClaims } from './claims.ts'

const citizen = {
  sub: 's-1',
  TechID: 't-1',
  LoaiTaiKhoan: '1',
  SoDinhDanh: '020190001234',
  HoVaTen: 'Hoàng  Thị Bế',
  NgayThangNamSinh: '19900514',
  SoDienThoai: '0912 345 678',
  ThuDienTu: 'be@example.vn',
  ThuongTru: 'Khối 2, phường Lương Văn Tri',
  IAL: 2,
}

const business = {
  sub: 's-1',
  LoaiTaiKhoan: 2,
  MaSoThue: '4900123467',
  TenDoanhNghiep: 'Công ty TNHH Xứ Lạng',
  HoVaTen: 'Hoàng Thị Bế',
  SoDinhDanh: '020190001234',
  DiaChi: '12 Trần Đăng Ninh',
}

describe('what the provider tells', () => {
  test('of a citizen is who they are, in our form', () => {
    expect(readClaims('vneid', citizen)).toEqual({
      kind: 'citizen',
      subject: 's-1',
      name: 'Hoàng Thị Bế',
      personalId: '020190001234',
      taxCode: null,
      birthDate: '1990-05-14',
      phone: '+84912345678',
      email: 'be@example.vn',
      address: 'Khối 2, phường Lương Văn Tri',
      level: 2,
    })
  })

  test('of a business is the business, and not the person who acts for it', () => {
    expect(readClaims('vneid', business)).toEqual({
      kind: 'business',
      subject: 's-1',
      name: 'Công ty TNHH Xứ Lạng',
      personalId: null,
      taxCode: '4900123467',
      birthDate: null,
      phone: null,
      email: null,
      address: '12 Trần Đăng Ninh',
      level: null,
    })
  })

  test('of another organisation is read as of a business', () => {
    expect(readClaims('vneid', { ...business, LoaiTaiKhoan: '3' })?.kind).toBe('business')
  })

  test('without a type of account is of a citizen', () => {
    const { LoaiTaiKhoan: _, ...untyped } = citizen

    expect(readClaims('vneid', untyped)?.kind).toBe('citizen')
  })

  test('names the person by TechID where the national portal signs in', () => {
    expect(readClaims('national-portal', citizen)?.subject).toBe('t-1')
    expect(readClaims('national-portal', { ...citizen, TechID: undefined })).toBeNull()
  })

  test.each([
    ['no subject', { ...citizen, sub: undefined }],
    ['no name', { ...citizen, HoVaTen: '' }],
    ['a name that is no text', { ...citizen, HoVaTen: { first: 'Bế' } }],
    ['an unknown type', { ...citizen, LoaiTaiKhoan: '9' }],
    ['a business without its name', { ...business, TenDoanhNghiep: null }],
  ])('is not enough with %s', (_, claims) => {
    expect(readClaims('vneid', claims)).toBeNull()
  })

  test.each([
    ['an old identity card', { SoDinhDanh: '012345678' }, { personalId: null }],
    ['a birth year only', { NgayThangNamSinh: '1990' }, { birthDate: null }],
    ['a day that is none', { NgayThangNamSinh: '19900230' }, { birthDate: null }],
    ['a telephone that is none', { SoDienThoai: '12345' }, { phone: null }],
    ['an e-mail that is none', { ThuDienTu: 'be' }, { email: null }],
  ])('leaves out %s', (_, claims, expected) => {
    expect(readClaims('vneid', { ...citizen, ...claims })).toMatchObject(expected)
  })

  test('leaves out a tax code whose check digit is wrong', () => {
    expect(readClaims('vneid', { ...business, MaSoThue: '4900123468' })?.taxCode).toBeNull()
  })

  test.each([
    [{ IAL: '2' }, 2],
    [{ IAL: 'IAL3' }, 3],
    [{ IAL: undefined, loAs: 'LoA1' }, 1],
    [{ IAL: undefined, loAs: ['LoA1', 'LoA2'] }, 2],
    [{ IAL: 1, loAs: ['LoA2'] }, 1],
    [{ IAL: 'cao', loAs: undefined }, null],
    [{ IAL: '12', loAs: undefined }, null],
  ])('gives with %j the level %s', (claims, level) => {
    expect(readClaims('vneid', { ...citizen, ...claims })?.level).toBe(level)
  })
})
