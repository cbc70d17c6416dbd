import type { UnitChange } from '#modules/organisations'
import type { ForeseenReorganisation, Sharing } from '#modules/reorganisations'
import type { PageFault } from '../../requests.ts'

const SECTOR = 'sector:'
const MATTER = 'to:'

/** Whether a field says where something of a split unit goes. */
export function isSharing(name: string): boolean {
  return name.startsWith(SECTOR) || name.startsWith(MATTER)
}

/** The field that gives a sector, and the one that gives a procedure, subordinate or officer. */
export const sectorField = (sector: string) => `${SECTOR}${sector}`
export const matterField = (matter: string) => `${MATTER}${matter}`

/** Where the fields of a form say that things go; what names no unit that begins says nothing. */
export function sharingIn(values: Readonly<Record<string, string>>, change: UnitChange): Sharing {
  const slugs = new Set(change.kind === 'split' ? change.into.map(({ slug }) => slug) : [])
  const named = (prefix: string) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, slug]) =>
        name.startsWith(prefix) && slugs.has(slug) ? [[name.slice(prefix.length), slug]] : [],
      ),
    )
  return { bySector: named(SECTOR), byHand: named(MATTER) }
}

/** The sectors of the procedures of a unit, in order, each with its procedures. */
export function sectorsOf({ procedures }: Pick<ForeseenReorganisation, 'procedures'>) {
  return [...Map.groupBy(procedures, ({ sector }) => sector)].map(([sector, ofIt], at) => ({
    id: `sector-${at + 1}`,
    sector,
    procedures: ofIt,
  }))
}

/** A fault for every sector of which a procedure goes nowhere; one for all where nothing can be chosen. */
export function faultsOfLost(
  foreseen: ForeseenReorganisation,
  words: { readonly sector: (name: string) => string; readonly any: string },
): readonly PageFault[] {
  if (foreseen.change.kind !== 'split') return [{ id: '', text: words.any }]
  const faults = sectorsOf(foreseen)
    .filter(({ procedures }) => procedures.some(({ to }) => to === null))
    .map(({ id, sector }) => ({ id, text: words.sector(sector) }))
  return faults.length > 0 ? faults : [{ id: '', text: words.any }]
}
