import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitId } from '#kernel/id'
import { competentUnit, receivingPlaces, type FiledAt, type ReceivingPlace } from './competence.ts'
import type { Competence, Level, ProcedureContent } from './content.ts'

const DEPARTMENT = 'so-xay-dung' as UnitId
const ORGANISATION = {
  named: (slug: string) => (slug === 'so-xay-dung' ? { id: DEPARTMENT } : null),
  communeByAdminUnit: (code: string) =>
    code.startsWith('06') ? { id: `xa ${code}` as UnitId } : null,
}

const CENTRE = aPlace('Trung tâm tỉnh', 'province', null)
const DONG_KINH = aPlace('Trung tâm phường Đông Kinh', 'commune', 'dong-kinh')
const BA_SON = aPlace('Trung tâm xã Ba Sơn', 'commune', 'ba-son')
const AN_LAC = aPlace('Trung tâm xã Ân Lạc', 'commune', 'an-lac')
const CAO_LOC = aPlace('Bộ phận một cửa huyện Cao Lộc', 'district', 'cao-loc')

function aPlace(name: string, level: Level, authority: string | null): ReceivingPlace {
  const unitId = `place ${name}` as UnitId
  return { unitId, code: `H37.${name}`, name, level, authorityId: authority as UnitId | null }
}

const at = (place: ReceivingPlace, communeCode: string | null = null): FiledAt => ({
  procedureCode: '1.000001',
  place,
  communeCode,
})

const BY_DEPARTMENT: Competence = { department: 'so-xay-dung', commune: null }
const BY_COMMUNE: Competence = { department: null, commune: { addressQuestion: null } }
const BY_ADDRESS: Competence = { department: null, commune: { addressQuestion: 'siteAddress' } }
const BY_EITHER: Competence = { department: 'so-xay-dung', commune: { addressQuestion: null } }

describe('the competent agency is', () => {
  test.each<[string, Competence, FiledAt, string]>([
    ['the department, wherever it was received', BY_DEPARTMENT, at(DONG_KINH), DEPARTMENT],
    ['the department, whatever the address', BY_DEPARTMENT, at(CENTRE, '06001'), DEPARTMENT],
    ['the commune that received it', BY_COMMUNE, at(DONG_KINH), 'dong-kinh'],
    [
      'the district that received it, while there were districts',
      BY_COMMUNE,
      at(CAO_LOC),
      'cao-loc',
    ],
    [
      'the commune of the address, another having received it',
      BY_ADDRESS,
      at(DONG_KINH, '06002'),
      'xa 06002',
    ],
    [
      'the commune of the address, the centre having received it',
      BY_ADDRESS,
      at(CENTRE, '06002'),
      'xa 06002',
    ],
    [
      'the commune that received it, the address being in another province',
      BY_ADDRESS,
      at(DONG_KINH, '01234'),
      'dong-kinh',
    ],
    [
      'the commune that received it, no address being given',
      BY_ADDRESS,
      at(DONG_KINH),
      'dong-kinh',
    ],
    [
      'the commune that received it, no address being asked',
      BY_COMMUNE,
      at(DONG_KINH, '06002'),
      'dong-kinh',
    ],
    ['of the two the commune, a commune having received it', BY_EITHER, at(DONG_KINH), 'dong-kinh'],
    ['of the two the department, the centre having received it', BY_EITHER, at(CENTRE), DEPARTMENT],
  ])('%s', (_, competence, filedAt, unit) => {
    expect(competentUnit(competence, filedAt, ORGANISATION)).toBe(unit)
  })

  test.each<[string, Competence, string | null]>([
    ['a commune decides and the centre received it', BY_COMMUNE, null],
    ['the address is in another province and the centre received it', BY_ADDRESS, '01234'],
    ['the department is not there', { department: 'so-dia-chinh', commune: null }, null],
    ['nobody here decides', { department: null, commune: null }, null],
  ])('not known when %s', (_, competence, communeCode) => {
    expect(() => competentUnit(competence, at(CENTRE, communeCode), ORGANISATION)).toThrow(
      'invalid/competent-unit-unknown',
    )
  })
})

const PLACES = [BA_SON, AN_LAC, CENTRE, DONG_KINH]

function placesOf(
  competence: Competence,
  given: {
    readonly levels?: readonly Level[]
    readonly staffed?: readonly ReceivingPlace[]
    readonly handledElsewhere?: ProcedureContent['handledElsewhere']
    readonly places?: readonly ReceivingPlace[]
  } = {},
): string[] {
  const { levels = ['commune'], staffed = [], handledElsewhere = null, places = PLACES } = given
  const content = { competence, levels, handledElsewhere }
  return receivingPlaces(content, places, (place) => staffed.includes(place)).map(
    ({ name }) => name,
  )
}

describe('a procedure is received', () => {
  test('everywhere when a department decides it, at the provincial centre first', () => {
    expect(placesOf(BY_DEPARTMENT, { levels: ['province'] })).toEqual([
      CENTRE.name,
      DONG_KINH.name,
      AN_LAC.name,
      BA_SON.name,
    ])
  })

  test('everywhere when the commune follows from an address', () => {
    expect(placesOf(BY_ADDRESS)).toContain(CENTRE.name)
  })

  test('by communes alone when the commune that receives it decides', () => {
    expect(placesOf(BY_COMMUNE)).toEqual([DONG_KINH.name, AN_LAC.name, BA_SON.name])
  })

  test('by districts alone when it was a procedure of districts', () => {
    const places = [...PLACES, CAO_LOC]

    expect(placesOf(BY_COMMUNE, { levels: ['district'], places })).toEqual([CAO_LOC.name])
  })

  test('first where every role of its process is held by somebody', () => {
    expect(placesOf(BY_COMMUNE, { staffed: [BA_SON] })).toEqual([
      BA_SON.name,
      DONG_KINH.name,
      AN_LAC.name,
    ])
    expect(placesOf(BY_ADDRESS, { staffed: [BA_SON] })[0]).toBe(BA_SON.name)
  })

  test('at the provincial centre before any staffed commune when a department decides it', () => {
    expect(placesOf(BY_EITHER, { staffed: [BA_SON] }).slice(0, 2)).toEqual([
      CENTRE.name,
      BA_SON.name,
    ])
  })

  test('nowhere when another branch handles it', () => {
    const handledElsewhere = { reason: 'Công an', link: 'https://dichvucong.gov.vn' }

    expect(placesOf({ department: null, commune: null }, { handledElsewhere })).toEqual([])
  })

  test('at the same places in the same order whatever order they are known in', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(PLACES, { minLength: PLACES.length }),
        fc.subarray(PLACES),
        fc.constantFrom(BY_DEPARTMENT, BY_COMMUNE, BY_ADDRESS, BY_EITHER),
        (places, staffed, competence) => {
          expect(placesOf(competence, { places, staffed })).toEqual(
            placesOf(competence, { staffed }),
          )
        },
      ),
    )
  })

  test('only where its agency can be told', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(BY_DEPARTMENT, BY_COMMUNE, BY_EITHER),
        fc.constantFrom(...PLACES),
        (competence, place) => {
          if (!placesOf(competence).includes(place.name)) return
          expect(competentUnit(competence, at(place), ORGANISATION)).not.toBeNull()
        },
      ),
    )
  })
})
