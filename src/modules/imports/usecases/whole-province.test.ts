import { expect, test } from 'vitest'
import { differing } from '#kernel/same'
import type { ProcedureContent } from '#modules/procedures'
import { langSonCatalogue } from '../../../../demo/lang-son/catalogue.ts'
import { wholeLangSon } from '../../../../demo/whole-province/with-pack.ts'
import { nationalRecordOf } from '../../procedures/domain/national-writing.ts'
import { MOST_IMPORT_BYTES, rowsIn } from './read-file.ts'

interface Entry {
  readonly code: string
  readonly content: ProcedureContent
}

test('the catalogue of a whole province comes back in the national shape as it was given away', async () => {
  const entries = [...langSonCatalogue(), ...wholeLangSon()] as readonly Entry[]
  const contents = new Map(entries.map(({ code, content }) => [code, content]))
  const groups = new Map(entries.map(({ content }) => [content.sector, content.sectorGroup]))
  const names = {
    unitName: (slug: string) => `Sở ${slug}`,
    unitSlug: (name: string) => name.replace('Sở ', ''),
    sectorGroup: (sector: string) => groups.get(sector) ?? null,
  }
  const data = [...contents].map(([code, content]) => nationalRecordOf(code, content, names))
  const bytes = Buffer.from(JSON.stringify({ data }))

  const { rows } = await rowsIn(bytes)

  expect(rows).toHaveLength(contents.size)
  expect(contents.size).toBeGreaterThan(1_800)
  expect(bytes.length).toBeLessThan(MOST_IMPORT_BYTES / 3)
  for (const { code, faults, read } of rows) {
    const before = contents.get(code)
    if (before === undefined) throw new Error(`${code} is not what was given away`)
    const back = read(before, names)
    expect([code, ...faults, ...back.faults, ...differing(before, back.content)]).toEqual([code])
  }
})
