import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { parseInstant } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  endSubstitution,
  listSubstitutions,
  nameSubstitute,
  substitutionChoices,
  type ListedSubstitution,
} from '#modules/substitutions'
import { receiveTyped } from '#platform/http'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { AtTime } from '../../when.tsx'
import type { Route } from './+types/absence-page.ts'
import { ABSENCE } from './absence-texts.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args)
  const [items, choices] = await Promise.all([
    listSubstitutions(context),
    substitutionChoices(context),
  ])
  const done = new URL(args.request.url).searchParams.get('xong')
  return { items, ...choices, done: doneOf(done) }
}

function doneOf(done: string | null): 'named' | 'ended' | null {
  return done === 'named' || done === 'ended' ? done : null
}

/** A day and time as the browser sends it, by the clock of the country. */
const LocalTime = z.string().transform((text, context) => {
  const instant = parseInstant(`${text.length === 16 ? `${text}:00` : text}+07:00`)
  if (instant !== null) return instant
  context.addIssue({ code: 'custom', message: 'not-a-time' })
  return z.NEVER
})

const Naming = z.object({
  absent: z.string().min(1),
  substitute: z.string().min(1),
  from: LocalTime,
  until: LocalTime,
})

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args)
  const { faults } = ABSENCE[languageOf(args)]
  const ended = (await receiveTyped(args.request.clone())).get('end')
  if (typeof ended === 'string') {
    return submit(args, z.object({}), String, async () => {
      const id = parseId<'substitution'>(ended)
      if (id === null) throw new Refused('not-found/substitution')
      await endSubstitution(context, id)
      return redirect('/can-bo/lam-thay?xong=ended', 303)
    })
  }
  return submit(
    args,
    Naming,
    (field) => faults[field as keyof typeof faults],
    async (naming) => {
      await nameSubstitute(context, naming)
      return redirect('/can-bo/lam-thay?xong=named', 303)
    },
  )
}

/** Who does the work of whom while they are absent. */
export default function AbsencePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(ABSENCE)
  const { items, done } = loaderData
  return (
    <div className="stack-wide">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      {done === null || actionData !== undefined ? null : (
        <output className="done">{words[done]}</output>
      )}
      <p className="help">{words.help}</p>
      <section className="stack">
        <h2>{words.list}</h2>
        {items.length === 0 ? <Empty>{words.none}</Empty> : <Substitutions items={items} />}
      </section>
      <NamingForm {...loaderData} returned={actionData} />
    </div>
  )
}

function Substitutions({ items }: { readonly items: readonly ListedSubstitution[] }) {
  const words = useTexts(ABSENCE)
  return (
    <ul className="plain-list">
      {items.map(({ id, absent, substitute, from, until, isRunning, mayEnd }) => (
        <li key={id} className="row substitution">
          <div>
            <strong>{substitute.displayName}</strong> {'←'} {absent.displayName}
            <div className="help">
              <AtTime at={from} /> – <AtTime at={until} />,{' '}
              {isRunning ? words.running : words.coming}
            </div>
          </div>
          {mayEnd ? (
            <Form method="post">
              <input type="hidden" name="end" value={id} />
              <Button kind="secondary">
                <span aria-hidden="true">{words.end}</span>
                <span className="visually-hidden">
                  {words.endOf(substitute.displayName, absent.displayName)}
                </span>
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type Choice = { readonly username: string; readonly displayName: string }

function NamingForm(props: {
  readonly absent: readonly Choice[]
  readonly substitutes: readonly Choice[]
  readonly returned: Route.ComponentProps['actionData']
}) {
  const words = useTexts(ABSENCE)
  const returned =
    props.returned !== undefined && 'faults' in props.returned ? props.returned : undefined
  const field = (name: keyof typeof words.faults) => ({
    id: name,
    name,
    label: words[name],
    value: returned?.values[name],
    fault: returned?.faults.find(({ id }) => id === name)?.text,
  })
  const options = (choices: readonly Choice[]) =>
    choices.map(({ username, displayName }) => ({ value: username, label: displayName }))
  const { value: absent = props.absent[0]?.username, ...absentField } = field('absent')
  return (
    <section className="stack">
      <h2>{words.newOne}</h2>
      <ErrorSummary title={words.mend} faults={returned?.faults ?? []} />
      <Form method="post" className="stack action-form" noValidate>
        <Select {...absentField} value={absent} options={options(props.absent)} />
        <Select
          {...field('substitute')}
          placeholder={words.choose}
          options={options(props.substitutes)}
        />
        <TextField {...field('from')} type="datetime-local" width="12" />
        <TextField {...field('until')} type="datetime-local" width="12" />
        <div className="row">
          <Button>{words.name}</Button>
        </div>
      </Form>
    </section>
  )
}
