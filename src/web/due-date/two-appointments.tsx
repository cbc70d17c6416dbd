import type { ViewedDossier } from '#modules/dossiers'
import { useTexts } from '../texts.ts'
import { AtTime } from '../when.tsx'
import { APPOINTMENTS } from './appointments-texts.ts'

/** Both appointments of a procedure that waits for tax in between; nothing for the others. */
export function TwoAppointments({
  appointments,
}: {
  readonly appointments: ViewedDossier['appointments']
}) {
  const words = useTexts(APPOINTMENTS)
  if (appointments === null) return null
  const { first, second, unit, waitsForTax } = appointments
  return (
    <div className="stack appointments">
      <ol className="plain-list">
        <li>
          {words.first} ({first.isOver ? words.firstIsOver : words.firstIs}):{' '}
          {first.dueAt === null ? null : <When at={first.dueAt} isNow={!first.isOver} />}
        </li>
        <li>
          {words.second} ({words.secondIs}):{' '}
          {second.dueAt === null ? (
            words.units[unit](second.value)
          ) : (
            <When at={second.dueAt} isNow />
          )}
        </li>
      </ol>
      {waitsForTax ? <p>{words.waits}</p> : null}
    </div>
  )
}

function When({ at, isNow }: { readonly at: string; readonly isNow: boolean }) {
  return isNow ? (
    <strong>
      <AtTime at={at} />
    </strong>
  ) : (
    <AtTime at={at} />
  )
}
