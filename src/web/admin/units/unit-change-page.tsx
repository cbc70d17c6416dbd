import { data, redirect } from 'react-router'
import { addDays } from '#kernel/day'
import { parseId, type UnitId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import {
  createUnit,
  endUnit,
  foreseeUnitChange,
  kindsUnder,
  mergeUnits,
  organisationNow,
  renameUnit,
  splitUnit,
  viewUnit,
  type ForeseenChange,
  type UnitChange,
} from '#modules/organisations'
import type { Context } from '#platform/context'
import { answered, languageOf, officerContext, submit, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/unit-change-page.ts'
import { ChangeFields } from './unit-change-fields.tsx'
import { changeSchema } from './unit-change-form.ts'
import { CHANGE_WORDS, UNIT_CHANGES } from './unit-change-texts.ts'
import { Foreseen } from './unit-foreseen.tsx'

type Args = Route.LoaderArgs | Route.ActionArgs

async function subject(args: Args, context: Context) {
  const change = UNIT_CHANGES.find((name) => name === args.params.change)
  const id = parseId<'unit'>(args.params.id)
  if (change === undefined || id === null) throw data(null, { status: 404 })
  const { unit } = await answered(args, viewUnit(context, id, dayOf(context.clock.now())))
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
  const values = valuesOf(await args.request.clone().formData())
  const { intent } = values
  const words = CHANGE_WORDS[languageOf(args)].faults
  const word = (field: string) =>
    words[field.replace(/\d$/, '') as keyof typeof words] ?? words.other
  return submit(args, changeSchema(change, unit), word, async (wanted) => {
    if (intent === 'confirm') {
      const id = await carryOut(context, wanted)
      return redirect(`/quan-tri/don-vi/${id}?xong`, 303)
    }
    const isBack = intent === 'change'
    const foreseen = isBack ? null : await foreseeUnitChange(context, wanted)
    return { foreseen, values, faults: [] }
  })
}

/** Makes the change; the unit that it is best looked at in afterwards. */
async function carryOut(context: Context, wanted: UnitChange): Promise<UnitId> {
  switch (wanted.kind) {
    case 'create':
      return createUnit(context, wanted.unit, wanted.from)
    case 'rename':
      return renameUnit(context, wanted.unitId, wanted.to, wanted.from)
    case 'merge':
      return mergeUnits(context, wanted.unitIds, wanted.into, wanted.from)
    case 'split': {
      await splitUnit(context, wanted.unitId, wanted, wanted.from)
      return wanted.unitId
    }
    case 'end': {
      await endUnit(context, wanted.unitId, wanted.lastDay, wanted)
      return wanted.unitId
    }
  }
}

export default function UnitChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(CHANGE_WORDS)
  const admin = useTexts(ADMIN)
  const { change, unit } = loaderData
  const title = words.heading(words.titles[change], unit.name)
  const foreseen: ForeseenChange | null =
    actionData !== undefined && 'foreseen' in actionData ? actionData.foreseen : null
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
        <Foreseen foreseen={foreseen} values={actionData.values} />
      )}
    </div>
  )
}
