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
  const facts = [person.personalId ?? person.taxCode, phoneAsWritten(person.phone)]
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

/** `+84912345678` as it is dialled here: `0912 345 678`. */
export function phoneAsWritten(phone: string | null): string | null {
  return phone === null
    ? null
    : phone.replace(/^\+84/, '0').replace(/^(\d{4})(\d{3})(\d{3,})$/, '$1 $2 $3')
}
