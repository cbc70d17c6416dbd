import { data, redirect } from 'react-router'
import { addDays } from '#kernel/day'
import { parseId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { kindsUnder, organisationNow, viewUnit } from '#modules/organisations'
import { foreseeReorganisation, leftBehind, prepareReorganisation } from '#modules/reorganisations'
import type { Context } from '#platform/context'
import { receiveTyped } from '#platform/http'
import { languageOf, officerContext, submit, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/unit-change-page.ts'
import { ChangeFields } from './unit-change-fields.tsx'
import { changeSchema, decisionIn } from './unit-change-form.ts'
import { CHANGE_WORDS, UNIT_CHANGES } from './unit-change-texts.ts'
import { Foreseen } from './unit-foreseen.tsx'
import { faultsOfLost, sharingIn } from './unit-sharing.ts'

type Args = Route.LoaderArgs | Route.ActionArgs

async function subject(args: Args, context: Context) {
  const change = UNIT_CHANGES.find((name) => name === args.params.change)
  const id = parseId<'unit'>(args.params.id)
  if (change === undefined || id === null) throw data(null, { status: 404 })
  const { unit } = await viewUnit(context, id, dayOf(context.clock.now()))
  return { change, unit }
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { change, unit } = await subject(args, context)
  const organisation = await organisationNow(context)
  const siblings = unit.parentId === null ? [] : organisation.childrenOf(unit.parentId)
  return {
    change,
    unit,
    kinds: [
      ...kindsUnder(unit.kind),
      ...(unit.kind === 'centre' ? ['central-agency' as const] : []),
    ],
    others: siblings
      .filter(({ id, kind, validTo }) => id !== unit.id && kind === unit.kind && validTo === null)
      .map(({ id, name, code }) => ({ id, name, code })),
    tomorrow: addDays(dayOf(context.clock.now()), 1),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const { change, unit } = await subject(args, context)
  const values = valuesOf(await receiveTyped(args.request.clone()))
  const words = CHANGE_WORDS[languageOf(args)]
  const word = (field: string) =>
    words.faults[field.replace(/\d$/, '') as keyof typeof words.faults] ?? words.faults.other
  return submit(args, changeSchema(change, unit), word, async (wanted) => {
    if (values.intent === 'change') return { foreseen: null, values, faults: [] }
    const sharing = sharingIn(values, wanted)
    const foreseen = await foreseeReorganisation(context, wanted, sharing)
    if (values.intent !== 'confirm') return { foreseen, values, faults: [] }
    if (leftBehind(foreseen) !== null)
      return { foreseen, values, faults: faultsOfLost(foreseen, words.unshared) }
    const prepared = { change: wanted, sharing }
    const id = await prepareReorganisation(context, prepared, decisionIn(values))
    return redirect(`/quan-tri/don-vi/thay-doi/${id}?xong`, 303)
  })
}

export default function UnitChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(CHANGE_WORDS)
  const admin = useTexts(ADMIN)
  const { change, unit } = loaderData
  const title = words.heading(words.titles[change], unit.name)
  const foreseen = actionData !== undefined && 'foreseen' in actionData ? actionData.foreseen : null
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <FormFaults returned={actionData} />
      <h1>{title}</h1>
      {foreseen === null || actionData === undefined ? (
        <>
          <p className="text">{words.about[change]}</p>
          <ChangeFields {...loaderData} returned={actionData} />
        </>
      ) : (
        <Foreseen foreseen={foreseen} returned={actionData} />
      )}
    </div>
  )
}
