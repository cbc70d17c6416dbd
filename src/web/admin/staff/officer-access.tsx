import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { STAFF } from './staff-texts.ts'

type Act = keyof (typeof STAFF)['vi']['acts']

/** What an administrator does to an officer's account, each with what follows told before it is done. */
export function OfficerAccess(props: {
  readonly staff: { readonly disabledAt: string | null; readonly hasCode: boolean }
}) {
  const words = useTexts(STAFF)
  const { disabledAt, hasCode } = props.staff
  const acts: readonly Act[] =
    disabledAt !== null
      ? ['return']
      : ['reset', ...(hasCode ? (['take-code'] as const) : []), 'sign-out', 'leave']
  return (
    <section className="stack">
      <h2>{words.access}</h2>
      {acts.map((act) => (
        <details className="details" key={act}>
          <summary>{words.acts[act]}</summary>
          <form method="post" className="stack text">
            <p>{words.about[act]}</p>
            <div>
              <Button kind={act === 'leave' ? 'danger' : 'secondary'} name="intent" value={act}>
                {words.acts[act]}
              </Button>
            </div>
          </form>
        </details>
      ))}
    </section>
  )
}
