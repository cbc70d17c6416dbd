import { readFileSync } from 'node:fs'
import { UnitPack } from '#modules/organisations'

/** The units of the pack, as `importUnits` takes them over. */
export function langSonUnits(): ReturnType<typeof UnitPack.parse> {
  const text = readFileSync(new URL('units.json', import.meta.url), 'utf8')
  return UnitPack.parse(JSON.parse(text))
}
