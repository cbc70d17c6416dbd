import { data, redirect } from 'react-router'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { foreseeCalendars, inspectSpecialDay, type SpecialDayKind } from '#modules/calendars'
import { organisationNow } from '#modules/organisations'
import type { Context } from '#platform/context'
import { receiveTyped } from '#platform/http'
import { languageOf, officerContext, submit, valuesOf } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { typedIn, withQuery } from '../parts/address.ts'
import { AdminForm, answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/special-day-page.ts'
import { ownerByCode } from './calendar-owner.ts'
import { CALENDAR } from './calendar-texts.ts'
import { PREVIEW } from './preview-texts.ts'
import { SpecialDayForm } from './proposed-change.ts'

const NOTHING = { day: '', kind: '', name: '', source: '' }

type Args = Route.LoaderArgs | Route.ActionArgs

/** The entered day of the address, or whose calendar a further one is for. */
async function subject(args: Args, context: Context) {
  if (args.params.id === 'moi') {
    const code = new URL(args.request.url).searchParams.get('don-vi')
    const { unitId, unitCode, name } = await ownerByCode(context, code)
    return { id: null, special: null, unitId, unitCode, name }
  }
  const id = parseId<'calendar_day'>(args.params.id)
  if (id === null) throw data(null, { status: 404 })
  const special = await inspectSpecialDay(context, id)
  const { unitId } = special
  const unit = unitId === null ? null : (await organisationNow(context)).unitOfAnyDay(unitId)
  const { code = null, name = context.locality.name } = unit ?? {}
  return { id, special, unitId, unitCode: code, name }
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { id, special, ...about } = await subject(args, context)
  const entered = typedIn(args.request, ['day', 'kind', 'name', 'source']) ?? special
  const { day, kind, name, source } = entered ?? NOTHING
  return { ...about, isNew: id === null, answers: { day, kind, name, source: source ?? '' } }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const { id, special, unitId, unitCode } = await subject(args, context)
  const { intent } = valuesOf(await receiveTyped(args.request.clone()))
  const words = CALENDAR[languageOf(args)].faults
  const word = (field: string) => words[field as keyof typeof words] ?? words.other
  const preview = (query: Readonly<Record<string, string | null>>) =>
    redirect(withQuery(PREVIEW, { 'don-vi': unitCode, id, ...query }), 303)
  if (intent === 'remove' && id !== null) {
    return submit(args, z.object({}), word, async () => {
      await foreseeCalendars(context, { what: 'remove-day', id })
      return preview({ thay: 'bo', nam: special?.day.slice(0, 4) ?? null })
    })
  }
  return submit(args, SpecialDayForm, word, async (entry) => {
    await foreseeCalendars(
      context,
      id === null
        ? { what: 'add-day', entry: { ...entry, unitId } }
        : { what: 'change-day', id, entry },
    )
    return preview({ ...entry, thay: 'ngay' })
  })
}

export default function SpecialDayPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(CALENDAR)
  const admin = useTexts(ADMIN)
  const { isNew, unitCode, name } = loaderData
  const title = `${isNew ? words.add : words.change} – ${name}`
  const answers = answersOf(actionData, loaderData.answers)
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <FormFaults returned={actionData} />
      <h1>{title}</h1>
      <AdminForm
        submit={words.preview}
        back={withQuery('/quan-tri/lich', { 'don-vi': unitCode })}
        intent="save"
      >
        <TextField {...answers.of('day')} type="date" label={words.day} width="12" />
        <Select
          {...answers.of('kind')}
          label={words.kind}
          placeholder={admin.chooseFirst}
          options={(Object.keys(words.kinds) as SpecialDayKind[]).map((value) => ({
            value,
            label: words.kinds[value],
          }))}
        />
        <TextField {...answers.of('name')} label={words.name} maxLength={200} />
        <TextField
          {...answers.of('source')}
          label={words.source}
          optional={admin.optional}
          maxLength={300}
        />
      </AdminForm>
      {isNew ? null : (
        <details className="details">
          <summary>{words.remove}</summary>
          <form method="post" className="stack text">
            <p>{words.removeAbout}</p>
            <div>
              <Button kind="danger" name="intent" value="remove">
                {words.remove}
              </Button>
            </div>
          </form>
        </details>
      )}
    </div>
  )
}
