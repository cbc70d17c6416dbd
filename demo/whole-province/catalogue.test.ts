import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { fold } from '#kernel/text'
import { importUnits, organisationOn } from '#modules/organisations'
import {
  catalogueOf,
  competentUnit,
  importCatalogue,
  listVersions,
  placesAmong,
  procedureOn,
  receivingPlaces,
} from '#modules/procedures'
import { processOn, resolveStepUnit } from '#modules/processes'
import { SYSTEM } from '#platform/access'
import { aContext, aDatabase } from '../../tools/test-support/database.ts'
import { langSonCatalogue } from '../lang-son/catalogue.ts'
import { langSonUnits } from '../lang-son/units.ts'
import { COUNTS } from './catalogue.ts'
import { wholeLangSon } from './with-pack.ts'

interface Packed {
  readonly code: string
  readonly content: { readonly name: string }
}

const MADE = wholeLangSon() as Packed[]
const names = (packed: readonly unknown[]) =>
  (packed as Packed[]).map(({ content }) => fold(content.name))

const database = await aDatabase()
const context = aContext(database, { actor: SYSTEM })
await importUnits(context, langSonUnits())
await importCatalogue(context, langSonCatalogue())
const imported = await importCatalogue(context, MADE)

test('is made the same again from the same seed, and otherwise from another', () => {
  expect(wholeLangSon()).toEqual(MADE)
  expect(names(wholeLangSon('cao-bang'))).not.toEqual(names(MADE))
})

test('repeats no name, neither its own nor one written by hand', () => {
  const all = [...names(MADE), ...names(langSonCatalogue())]

  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([])
})

test('is taken over whole, with a process for each version', () => {
  expect(imported.versions).toBeGreaterThan(2 * MADE.length)
  expect(imported.processes).toBe(imported.versions)
})

describe('the catalogue of a province', () => {
  test('had 1,422, 263 and 109 procedures at its levels in September 2023, beside those written by hand', async () => {
    const on = day('2023-09-15')
    const levels = await Promise.all(
      MADE.map(async ({ code }) => (await procedureOn(context, code, on))?.content.levels),
    )
    const count = (level: string) => levels.filter((each) => each?.[0] === level).length

    expect([count('province'), count('district'), count('commune')]).toEqual([
      COUNTS.province,
      COUNTS.district,
      COUNTS.commune,
    ])
    expect((await catalogueOf(context)).index.documents).toHaveLength(1_794 + 97)
  })

  test('has no procedure at the districts, which ended', async () => {
    const { index } = await catalogueOf(context)

    expect(
      index.documents.filter(({ entry }) => entry.content.levels.includes('district')),
    ).toEqual([])
  })
})

describe.each(['2023-09-15', '2025-04-01', '2026-03-02'])('on %s', (text) => {
  test('every procedure is received somewhere, and every step of its process has a unit', async () => {
    const on = day(text)
    const organisation = await organisationOn(context, on)
    const places = placesAmong(organisation.units)
    const troubles: string[] = []
    for (const { code } of MADE) {
      const procedure = await procedureOn(context, code, on)
      const process = await processOn(context, code, on)
      const place =
        procedure === null ? undefined : receivingPlaces(procedure.content, places, () => false)[0]
      if (procedure === null || process === null || place === undefined) {
        troubles.push(code)
        continue
      }
      const competentUnitId = competentUnit(
        procedure.content.competence,
        { procedureCode: code, place, communeCode: null },
        organisation,
      )
      const dossier = { procedureCode: code, receivingUnitId: place.unitId, competentUnitId }
      for (const { id, at } of process.definition.steps) {
        if (resolveStepUnit(at, dossier, organisation) === null) troubles.push(`${code} ${id}`)
      }
    }

    expect(troubles).toEqual([])
    expect((await listVersions(context, MADE[0]?.code ?? '')).length).toBeGreaterThan(1)
  })
})
