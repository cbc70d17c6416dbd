import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day, dayFromNumber, type Day } from './day.ts'
import { readIdentityCard, type CardFault, type IdentityCard } from './identity-card.ts'

const BE =
  '020190001234|082123456|Hoàng Thị Bế|14051990|Nữ|Khối 5, Phường Lương Văn Tri, Lạng Sơn|01072021'

describe('the QR code of an identity card', () => {
  test('says who the person is', () => {
    expect(readIdentityCard(BE)).toEqual({
      isCard: true,
      card: {
        personalId: '020190001234',
        formerId: '082123456',
        name: 'Hoàng Thị Bế',
        birthDate: day('1990-05-14'),
        sex: 'female',
        address: 'Khối 5, Phường Lương Văn Tri, Lạng Sơn',
        issuedOn: day('2021-07-01'),
        more: [],
      },
    })
  })

  test.each([
    ['has an empty place for a former number', BE.replace('082123456', ''), null],
    ['leaves the former number out with its bar', BE.replace('082123456|', ''), null],
    [
      'has a former number of twelve digits',
      BE.replace('082123456', '020090004321'),
      '020090004321',
    ],
  ])('that %s is read', (_, scanned, formerId) => {
    expect(cardOf(scanned)).toMatchObject({ name: 'Hoàng Thị Bế', formerId })
  })

  test('of the card of 2024 keeps what it says besides', () => {
    expect(cardOf(`${BE}|Hoàng Văn Nam|Nông Thị Lý`).more).toEqual(['Hoàng Văn Nam', 'Nông Thị Lý'])
  })

  test('without a day of issue is read without one', () => {
    expect(cardOf(BE.slice(0, BE.lastIndexOf('|'))).issuedOn).toBe(null)
  })

  test('typed twice by a card held too long is read once', () => {
    expect(cardOf(BE + BE)).toEqual(cardOf(BE))
  })
})

describe('a scan that cannot be trusted is refused with what went wrong', () => {
  test.each<[string, CardFault, string | null, string]>([
    ['nothing', 'not-a-card', null, ''],
    ['an address on the web', 'not-a-card', null, 'https://motcua.example/tra-cuu/abc'],
    ['a number with a digit missing', 'not-a-card', null, BE.slice(1)],
    ['the number alone', 'truncated', '020190001234', '020190001234'],
    ['a scan that broke off in the name', 'truncated', '020190001234', BE.slice(0, 30)],
    ['a scan that broke off in the day of issue', 'truncated', '020190001234', BE.slice(0, -2)],
    [
      'the name at the front',
      'wrong-order',
      null,
      'Hoàng Thị Bế|020190001234|14051990|Nữ|Lạng Sơn',
    ],
    [
      'sex before birth date',
      'wrong-order',
      '020190001234',
      '020190001234||Hoàng Thị Bế|Nữ|14051990|Lạng Sơn|01072021',
    ],
    [
      'a birth date that no calendar has',
      'wrong-order',
      '020190001234',
      BE.replace('14051990', '31021990'),
    ],
    [
      'marks spelt with letters',
      'telex',
      '020190001234',
      '020190001234||Nguyeexn Vawn An|14051990|Nam|Phuwowfng Luwowng Vawn Tri|01072021',
    ],
    [
      'marks spelt with digits',
      'vni',
      '020190001234',
      '020190001234||Nguye64n Va8n An|14051990|Nam|Phu7o72ng Lu7o7ng Va8n Tri|01072021',
    ],
    ['the sex of a woman spelt with letters', 'telex', '020190001234', BE.replace('Nữ', 'Nuwx')],
    ['the sex of a woman spelt with digits', 'vni', '020190001234', BE.replace('Nữ', 'Nu74')],
    ['signs in place of letters', 'marks-lost', '020190001234', BE.replace('Bế', 'B?')],
    [
      'letters without marks',
      'marks-lost',
      '020190001234',
      '020190001234||Nong Thi Hoa|14051990|Nam|Khoi 5, Lang Son|01072021',
    ],
  ])('%s', (_, fault, personalId, scanned) => {
    expect(readIdentityCard(scanned)).toEqual({ isCard: false, fault, personalId })
  })
})

const syllable = fc.constantFrom(
  'Nguyễn',
  'Hoàng',
  'Bế',
  'Đặng',
  'Thị',
  'Văn',
  'Ướt',
  'Lò',
  'An',
  'Y',
)
const day18to26 = fc.integer({ min: -20_000, max: 20_000 }).map(dayFromNumber)

const anyCard: fc.Arbitrary<IdentityCard> = fc.record({
  personalId: fc.stringMatching(/^\d{12}$/),
  formerId: fc.option(fc.stringMatching(/^\d{9}$/), { nil: null }),
  name: fc
    .array(syllable, { minLength: 1, maxLength: 6 })
    .map((words) => ['Lý', ...words].join(' ')),
  birthDate: day18to26,
  sex: fc.constantFrom('male', 'female'),
  address: fc
    .tuple(fc.nat(999), fc.array(syllable, { minLength: 1, maxLength: 5 }))
    .map(([number, words]) => `Số ${number}, ${words.join(' ')}, Lạng Sơn`),
  issuedOn: day18to26,
  more: fc.constant([]),
})

function typed(card: IdentityCard): string {
  const { personalId, formerId, name, birthDate, sex, address, issuedOn } = card
  const sexText = sex === 'male' ? 'Nam' : 'Nữ'
  const days = [birthDate, issuedOn as Day].map((each) => each.split('-').toReversed().join(''))
  return [personalId, formerId ?? '', name, days[0], sexText, address, days[1]].join('|')
}

describe('every card', () => {
  test('is read whole, whatever the scanner adds around it and however it composes letters', () => {
    fc.assert(
      fc.property(
        anyCard,
        fc.constantFrom('', '\r', '\r\n', '\t', ' ', '\u0003'),
        fc.constantFrom('NFC', 'NFD'),
        (card, end, form) => {
          expect(cardOf(`${end}${typed(card).normalize(form)}${end}`)).toEqual(card)
        },
      ),
    )
  })

  test('is read when its bytes were typed one by one', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        const bytes = String.fromCharCode(...new TextEncoder().encode(typed(card)))

        expect(cardOf(bytes)).toEqual(card)
      }),
    )
  })

  test('broken off before its address gives no person, and only the true number', () => {
    fc.assert(
      fc.property(anyCard, fc.double({ min: 0, max: 1, noNaN: true }), (card, share) => {
        const whole = typed(card)
        const cut = whole.slice(0, Math.floor(share * whole.indexOf(card.address)))

        const reading = readIdentityCard(cut)

        expect(reading.isCard).toBe(false)
        expect([null, card.personalId]).toContain(reading.isCard ? '' : reading.personalId)
      }),
    )
  })
})

test('whatever is typed is a card or has a fault', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
      (text) => {
        const reading = readIdentityCard(text)

        expect(reading.isCard).toBe(false)
      },
    ),
  )
})

function cardOf(scanned: string): IdentityCard {
  const reading = readIdentityCard(scanned)
  if (!reading.isCard) throw new Error(`${reading.fault}: ${scanned}`)
  return reading.card
}
