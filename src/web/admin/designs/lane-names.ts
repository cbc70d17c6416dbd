import type { DrawnLane } from '#modules/processes'
import { ROLE_NAMES } from '../../role-names.ts'
import { DESIGNS } from './designs-texts.ts'
import type { Places } from './step-form.tsx'

/** Who works in a lane, in words: the place and the role. */
export function laneNamer(language: 'vi' | 'en', places: Places): (lane: DrawnLane) => string {
  const words = DESIGNS[language]
  const roles = ROLE_NAMES[language]
  const names = new Map([
    ...places.divisions.map(({ key, name }) => [key, name] as const),
    ...places.agencies.map(({ slug, name }) => [slug, name] as const),
  ])
  return ({ at, role }) => {
    switch (at.at) {
      case 'receiving':
        return `${words.receivingPlace} – ${roles[role]}`
      case 'competent': {
        const divisions = at.divisions.map((key) => names.get(key) ?? key).join(' / ')
        return `${divisions || words.competentPlace} – ${roles[role]}`
      }
      case 'unit':
        return `${names.get(at.slug) ?? at.slug} – ${roles[role]}`
    }
  }
}
