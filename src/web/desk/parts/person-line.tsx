import { writtenPhone } from '#kernel/identifiers'

/** A person or business on one line: the name, and what tells them from others of that name. */
export function PersonLine({
  person,
}: {
  readonly person: {
    readonly name: string
    readonly personalId: string | null
    readonly taxCode: string | null
    readonly phone: string | null
  }
}) {
  const facts = [
    person.personalId ?? person.taxCode,
    person.phone === null ? null : writtenPhone(person.phone),
  ]
  return (
    <span className="person-line">
      <strong>{person.name}</strong>
      {facts
        .filter((fact) => fact !== null)
        .map((fact) => (
          <span key={fact} className="help number">
            {fact}
          </span>
        ))}
    </span>
  )
}
