import { describe, expect, test } from 'vitest'
import type { UnitId } from '#kernel/id'
import { aUnit } from '../../../../tools/test-support/units.ts'
import { changeSchema } from './unit-change-form.ts'

const HEALTH = aUnit('so-y-te', { code: 'H37.16', kind: 'department', parent: 'ubnd' })
const NAMING = { code: ' h37.99 ', name: 'Sở  Y tế và Dân số', shortName: 'Sở Y tế, Dân số' }
const from = '2026-04-01'
const DECISION = {
  number: 'Nghị quyết 12/NQ-HĐND',
  decidedOn: '2026-03-20',
  issuer: 'HĐND tỉnh Lạng Sơn',
}

describe('the form of a change of a unit', () => {
  test('gives a new name a readable slug that no other unit can have', () => {
    const change = changeSchema('doi-ten', HEALTH).parse({ ...NAMING, ...DECISION, from })

    expect(change).toEqual({
      kind: 'rename',
      unitId: HEALTH.id,
      from,
      to: {
        code: 'H37.99',
        name: 'Sở Y tế và Dân số',
        shortName: 'Sở Y tế, Dân số',
        slug: 'so-y-te-dan-so.h37.99',
        basis: 'Nghị quyết 12/NQ-HĐND ngày 20/03/2026 của HĐND tỉnh Lạng Sơn',
      },
    })
  })

  test('merges the ticked units into the one that goes on, or all of them into one that begins', () => {
    const ticked = { 'with:a': 'yes', 'with:b': 'yes', ...DECISION, from }
    const others = ['a', 'b'] as UnitId[]

    const goingOn = changeSchema('sap-nhap', HEALTH).parse({ ...ticked, into: 'this' })
    const anew = changeSchema('sap-nhap', HEALTH).parse({ ...ticked, ...NAMING, into: 'new' })

    expect(goingOn).toMatchObject({ unitIds: others, into: HEALTH.id })
    expect(anew).toMatchObject({
      unitIds: [HEALTH.id, ...others],
      into: { code: 'H37.99', kind: 'department', parentId: 'ubnd' },
    })
  })

  test('splits into the units that are described, and takes none that is half described', () => {
    const part = (at: number) => ({
      [`code${at}`]: `H37.9${at}`,
      [`name${at}`]: `Sở ${at}`,
      [`shortName${at}`]: `Sở ${at}`,
    })
    const two = { ...part(1), ...part(2), ...DECISION, from, code3: '', name3: '', shortName3: '' }

    const change = changeSchema('tach', HEALTH).parse(two)
    const half = changeSchema('tach', HEALTH).safeParse({ ...two, code3: 'H37.93' })

    expect(change).toMatchObject({ into: [{ code: 'H37.91' }, { code: 'H37.92' }] })
    expect(half.error?.issues.map(({ path }) => path[0])).toEqual(['name3', 'shortName3'])
  })

  test('brings an agency of a ministry to the centre where it receives', () => {
    const centre = aUnit('tt', { code: 'H37.01', kind: 'centre', parent: 'ubnd' })

    const change = changeSchema('them', centre).parse({
      ...NAMING,
      kind: 'central-agency',
      ...DECISION,
      from,
    })

    expect(change).toMatchObject({ unit: { parentId: null, hostUnitId: centre.id } })
  })

  test('names every field that is wrong', () => {
    const { error } = changeSchema('ket-thuc', HEALTH).safeParse({
      ...DECISION,
      number: '',
      lastDay: '2026-02-30',
    })

    expect(error?.issues.map(({ path }) => path[0])).toEqual([
      'lastDay',
      'number',
      'withSubordinates',
    ])
  })
})
