import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { day } from '#kernel/day'
import { parseId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  delegationsOfSigner,
  giveDelegation,
  takeBackDelegation,
  type CounterOfficer,
  type ListedDelegation,
} from '#modules/delegations'
import { newId } from '#platform/ids'
import { keyedBy } from '../../keyed.ts'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { OnDay } from '../../when.tsx'
import type { Route } from './+types/delegations-page.ts'
import { DELEGATIONS } from './delegations-texts.ts'

const PAGE = '/can-bo/uy-quyen'
const ADay = z.iso.date().transform((text) => day(text))

const Ending = z.object({ intent: z.literal('end'), id: z.string() })
const Giving = z.object({
  intent: z.literal('give'),
  username: z.string().trim().min(1).max(100),
  unitCode: z.string().min(1).max(35),
  decision: z.string().trim().min(1).max(200),
  seal: z.literal('on').optional(),
  validFrom: ADay,
  validTo: ADay,
  key: z.string(),
})

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'approver')
  const found = await delegationsOfSigner(context)
  const done = new URL(args.request.url).searchParams.get('xong')
  return { ...found, today: dayOf(context.clock.now()), done, formKey: newId() }
}

export function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'approver')
  const words: Readonly<Record<string, string>> = DELEGATIONS[languageOf(args)].faults
  const bodies = z.discriminatedUnion('intent', [Ending, Giving])
  return submit(
    args,
    bodies,
    (field) => words[field] ?? '',
    async (body) => {
      if (body.intent === 'end') {
        const id = parseId<'delegation'>(body.id)
        if (id === null) throw new Refused('not-found/delegation')
        await takeBackDelegation(context, id)
        return redirect(`${PAGE}?xong=cham-dut`, 303)
      }
      const { intent: _, seal, key, ...given } = body
      const terms = { ...given, includesSeal: seal === 'on' }
      await giveDelegation(context, terms, keyedBy(key, { route: `POST ${PAGE}`, body: terms }))
      return redirect(`${PAGE}?xong=trao`, 303)
    },
  )
}

/** To whom a signer has delegated what is decided at the counter, and a new delegation. */
export default function DelegationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DELEGATIONS)
  const { given, done } = loaderData
  const faults = actionData?.faults ?? []
  return (
    <div className="stack-wide">
      <title>{`${words.title} – Một Cửa`}</title>
      <h1>{words.title}</h1>
      <p className="help">{words.help}</p>
      <ErrorSummary title={words.mend} faults={faults} />
      {faults.length === 0 && done !== null && done in words.done ? (
        <output className="notice">{words.done[done as keyof typeof words.done]}</output>
      ) : null}
      <section className="stack">
        <h2>{words.given}</h2>
        {given.length === 0 ? <p>{words.none}</p> : null}
        <ul className="plain-list stack">
          {given.map((delegation) => (
            <Given key={delegation.id} {...delegation} />
          ))}
        </ul>
      </section>
      <GivingForm
        key={loaderData.formKey}
        {...loaderData}
        values={actionData?.values ?? {}}
        faults={faults}
      />
    </div>
  )
}

function Given(delegation: ListedDelegation) {
  const words = useTexts(DELEGATIONS)
  const { id, givenToName, givenByName, unitName, decision, includesSeal } = delegation
  return (
    <li className="panel stack">
      <p>
        {words.to} <strong>{givenToName}</strong>: {decision}
        {includesSeal ? `, ${words.withSeal}` : null}
      </p>
      <p className="help">
        {words.by(givenByName, unitName)}; <OnDay at={delegation.validFrom} /> –{' '}
        <OnDay at={delegation.validTo} />
      </p>
      <Form method="post">
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="id" value={id} />
        <Button kind="secondary">{words.takeBack(givenToName)}</Button>
      </Form>
    </li>
  )
}

function GivingForm(props: {
  readonly formKey: string
  readonly agencies: readonly { readonly code: string; readonly name: string }[]
  readonly officers: readonly CounterOfficer[]
  readonly today: string
  readonly values: Readonly<Record<string, string>>
  readonly faults: readonly { readonly id: string; readonly text: string }[]
}) {
  const words = useTexts(DELEGATIONS)
  const { values, agencies } = props
  const field = (id: string, otherwise = '') => ({
    id,
    value: values[id] ?? otherwise,
    fault: props.faults.find((fault) => fault.id === id)?.text,
  })
  return (
    <Form method="post" className="panel stack" noValidate>
      <h2>{words.new}</h2>
      <input type="hidden" name="intent" value="give" />
      <input type="hidden" name="key" value={props.formKey} />
      <Select
        {...field('username')}
        label={words.username}
        placeholder={words.choose}
        options={props.officers.map(({ username, displayName, unitName }) => ({
          value: username,
          label: `${displayName} – ${unitName}`,
        }))}
      />
      <Select
        {...field('unitCode', agencies[0]?.code)}
        label={words.unit}
        options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <TextField {...field('decision')} label={words.decision} help={words.decisionHelp} />
      <label className="tick">
        <input type="checkbox" name="seal" value="on" defaultChecked={values.seal === 'on'} />
        <span>{words.seal}</span>
      </label>
      <TextField
        {...field('validFrom', props.today)}
        label={words.validFrom}
        type="date"
        width="12"
      />
      <TextField {...field('validTo')} label={words.validTo} type="date" width="12" />
      <div>
        <Button>{words.give}</Button>
      </div>
    </Form>
  )
}
