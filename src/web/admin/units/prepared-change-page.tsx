import { data, Link, redirect } from 'react-router'
import { z } from 'zod'
import { parseId, type UnitChangeId } from '#kernel/id'
import { formatInstant } from '#kernel/instant'
import {
  confirmReorganisation,
  viewReorganisation,
  withdrawReorganisation,
} from '#modules/reorganisations'
import { refusalText } from '#platform/i18n'
import { dayWords } from '../../dates.ts'
import { languageOf, officerContext, submit, type Args } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Fact, Facts, Notice } from '../../ui/elements.tsx'
import { AtTime, OnDay } from '../../when.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/prepared-change-page.ts'
import { PREPARED } from './prepared-texts.ts'
import { ForeseenFacts } from './unit-foreseen.tsx'

const Intent = z.object({ intent: z.enum(['confirm', 'withdraw']) })

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { whyNot, preparedAt, closedAt, ...view } = await viewReorganisation(context, idIn(args))
  return {
    ...view,
    preparedAt: formatInstant(preparedAt),
    closedAt: closedAt === null ? null : formatInstant(closedAt),
    isDone: new URL(args.request.url).searchParams.has('xong'),
    mayConfirm: whyNot === null,
    obstacle: whyNot === null ? null : refusalText(whyNot, languageOf(args)),
  }
}

function idIn({ params }: Args & Pick<Route.LoaderArgs, 'params'>): UnitChangeId {
  const id = parseId<'unit_change'>(params.id)
  if (id === null) throw data(null, { status: 404 })
  return id
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const id = idIn(args)
  const word = () => PREPARED[languageOf(args)].again
  return submit(args, Intent, word, async ({ intent }) => {
    if (intent === 'withdraw') {
      await withdrawReorganisation(context, id)
      return redirect(`/quan-tri/don-vi/thay-doi/${id}?xong`, 303)
    }
    const unitId = await confirmReorganisation(context, id)
    return redirect(`/quan-tri/don-vi/${unitId}?xong`, 303)
  })
}

/** A change of units with what it would do, to be confirmed by a second person. */
export default function PreparedChangePage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PREPARED)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const { kind, unitName, state, foreseen, isDone, effectiveOn } = loaderData
  const title = words.change(words.kinds[kind], unitName)
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <FormFaults returned={actionData} />
      <p>
        <Link to="/quan-tri/don-vi/thay-doi">{words.list}</Link>
      </p>
      <h1>{title}</h1>
      {isDone && actionData === undefined ? <Notice title={words.done[state]} /> : null}
      <ChangeFacts {...loaderData} />
      {state === 'prepared' ? <p>{words.asForeseen(dayWords(effectiveOn, language))}</p> : null}
      <ForeseenFacts foreseen={foreseen} />
      {state === 'prepared' ? <Closing {...loaderData} /> : null}
    </div>
  )
}

function ChangeFacts(props: Route.ComponentProps['loaderData']) {
  const words = useTexts(PREPARED)
  const language = useLanguage()
  const { state, number, decidedOn, issuer, effectiveOn, closedAt, closedByName } = props
  return (
    <Facts>
      <Fact name={words.state}>{words.states[state]}</Fact>
      <Fact name={words.decision}>
        {words.decidedBy(number, dayWords(decidedOn, language), issuer)}
      </Fact>
      <Fact name={words.effectiveOn}>
        <OnDay at={effectiveOn} />
      </Fact>
      <Fact name={words.prepared}>
        {props.preparedByName}, <AtTime at={props.preparedAt} />
      </Fact>
      {closedAt === null ? null : (
        <Fact name={words.states[state]}>
          {closedByName}, <AtTime at={closedAt} />
        </Fact>
      )}
    </Facts>
  )
}

function Closing({ mayConfirm, obstacle }: Route.ComponentProps['loaderData']) {
  const words = useTexts(PREPARED)
  return (
    <form method="post" className="stack">
      {mayConfirm ? (
        <Notice kind="warning">
          <p>{words.cannotUndo}</p>
        </Notice>
      ) : (
        <Notice>
          <p>{obstacle}</p>
        </Notice>
      )}
      <div className="row">
        {mayConfirm ? (
          <Button name="intent" value="confirm">
            {words.confirm}
          </Button>
        ) : null}
        <Button kind="secondary" name="intent" value="withdraw">
          {words.withdraw}
        </Button>
      </div>
    </form>
  )
}
