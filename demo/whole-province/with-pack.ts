import { langSonCatalogue } from '../lang-son/catalogue.ts'
import { langSonUnits } from '../lang-son/units.ts'
import { wholeProvince } from './catalogue.ts'

const PROVINCE = / tỉnh Lạng Sơn$/u

/** The generated procedures that stand beside the hand-made ones of Lạng Sơn. */
export function wholeLangSon(seed?: string): unknown[] {
  const byHand = langSonCatalogue() as { readonly content: { readonly name: string } }[]
  const names = new Map(langSonUnits().units.map(({ slug, name }) => [slug, name]))
  return wholeProvince(
    {
      names: new Set(byHand.map(({ content }) => content.name)),
      departmentName: (slug) => {
        const name = names.get(slug)
        if (name === undefined) throw new Error(`there is no department ${slug}`)
        return name.replace(PROVINCE, '')
      },
    },
    seed,
  )
}
