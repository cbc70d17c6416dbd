import { Link } from 'react-router'
import type { StaffRole } from '#platform/access'
import { ROLE_NAMES } from '../../role-names.ts'
import { useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { Wide } from '../parts/wide.tsx'
import { Period } from './unit-facts.tsx'
import { UNITS } from './units-texts.ts'

interface Person {
  readonly id: string
  readonly accountId: string
  readonly role: StaffRole
  readonly validFrom: string
  readonly validTo: string | null
  readonly displayName: string
  readonly username: string
}

/** Who holds which role in a unit. */
export function UnitRoles({ people }: { readonly people: readonly Person[] | null }) {
  const words = useTexts(UNITS)
  const roleNames = useTexts(ROLE_NAMES)
  if (people === null) return <p className="help">{words.outsideReach}</p>
  if (people.length === 0) return <Empty>{words.noPeople}</Empty>
  return (
    <Wide label={words.people}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.role}</th>
            <th scope="col">{words.period}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <Link to={`/quan-tri/can-bo/${person.accountId}`}>{person.displayName}</Link>
                <div className="help">{person.username}</div>
              </th>
              <td>{roleNames[person.role]}</td>
              <td>
                <Period from={person.validFrom} to={person.validTo} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
