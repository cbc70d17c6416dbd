import { redirect } from 'react-router'
import { formatInstant } from '#kernel/instant'
import { formatDong, type Dong } from '#kernel/money'
import { beginFiling, prepareFiling } from '#modules/filings'
import type { Component, Fee, ProcedureContent } from '#modules/procedures'
import { timeWords } from '../../dates.ts'
import { leadToEnding } from '../../ended-procedure.ts'
import { contextOf, languageOf } from '../../requests.ts'
import { personPosting } from '../../signed-out.ts'
import { useLanguage, useRoot, useTexts } from '../../texts.ts'
import { Button, Fact, Facts, LinkButton, Notice } from '../../ui/elements.tsx'
import { FilingPage, filingLinks } from '../parts/filing-parts.tsx'
import { postedPage, textsOf } from '../parts/filing-requests.ts'
import type { Route } from './+types/start-page.ts'
import { readChoice } from './chosen-place.ts'
import { PlaceChoice } from './place-choice.tsx'
import { START } from './start-texts.ts'

export const links = filingLinks

export async function loader(args: Route.LoaderArgs) {
  await leadToEnding(contextOf(args), args.params.procedureCode)
  const preparation = await prepareFiling(contextOf(args), args.params.procedureCode)
  const { begun, procedure, ...rest } = preparation
  return {
    ...rest,
    code: procedure.code,
    content: procedure.content,
    begun: begun.map(({ id, savedAt }) => ({ id, savedAt: formatInstant(savedAt) })),
  }
}

export async function action(args: Route.ActionArgs) {
  const code = args.params.procedureCode
  await leadToEnding(contextOf(args), code)
  const { procedure } = await prepareFiling(await personPosting(args), code)
  return postedPage(args, async (context, form) => {
    const values = textsOf(form)
    const read = readChoice(values, procedure.content, START[languageOf(args)])
    if ('faults' in read) return { ...read, values }
    return redirect(`/nop/ho-so/${await beginFiling(context, code, read.choice)}`, 303)
  })
}

export default function StartPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(START)
  const { visitor } = useRoot()
  const language = useLanguage()
  const { code, content, whyNot, begun } = loaderData
  const isPerson = visitor.kind === 'citizen' || visitor.kind === 'business'
  if (whyNot !== null) return <NotOffered {...loaderData} whyNot={whyNot} />
  return (
    <FilingPage
      title={words.title}
      caption={content.name}
      back={{ to: `/thu-tuc/${code}`, label: words.toProcedure }}
      faults={actionData?.faults ?? []}
    >
      {begun.length === 0 ? null : (
        <Notice title={words.begun}>
          <ul className="plain-list">
            {begun.map(({ id, savedAt }) => (
              <li key={id}>
                <a href={`/nop/ho-so/${id}`}>{words.goOn}</a>{' '}
                <span className="help">({words.savedAt(timeWords(savedAt, language))})</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Needs content={content} hasForm={loaderData.hasForm} />
      <p>{words.saved}</p>
      {isPerson ? (
        <form method="post" className="stack-wide" noValidate>
          <PlaceChoice
            content={content}
            places={loaderData.places}
            caseId={actionData?.values?.caseId ?? null}
            place={actionData?.values?.place ?? loaderData.suggested}
            faults={actionData?.faults}
          />
          <div>
            <Button>{begun.length === 0 ? words.begin : words.another}</Button>
          </div>
        </form>
      ) : (
        <div>
          <LinkButton to={`/dang-nhap?tiep=${encodeURIComponent(`/nop/${code}`)}`} reloadDocument>
            {words.signIn}
          </LinkButton>
        </div>
      )}
    </FilingPage>
  )
}

function NotOffered(props: {
  readonly code: string
  readonly content: ProcedureContent
  readonly whyNot: 'handled-elsewhere' | 'not-online' | 'not-accepted'
  readonly notAccepted: string | null
}) {
  const words = useTexts(START)
  const { code, content, whyNot, notAccepted } = props
  const { handledElsewhere: elsewhere, competentAgency } = content
  const next = whyNot === 'not-accepted' ? words.fileAt(competentAgency) : words.notOnlineNext
  return (
    <FilingPage
      title={whyNot === 'not-online' ? words.notOnline : words.notHere}
      caption={content.name}
      back={{ to: `/thu-tuc/${code}`, label: words.toProcedure }}
    >
      {whyNot === 'not-accepted' ? <p className="text">{words.notAccepted(notAccepted)}</p> : null}
      <p className="text">{elsewhere === null ? next : elsewhere.reason}</p>
      {elsewhere === null ? null : (
        <p>
          <a href={elsewhere.link} rel="noreferrer">
            {words.openElsewhere}
          </a>
        </p>
      )}
    </FilingPage>
  )
}

/** Papers, time and money, before anything is typed. */
function Needs({
  content,
  hasForm,
}: {
  readonly content: ProcedureContent
  readonly hasForm: boolean
}) {
  const words = useTexts(START)
  const { cases, components, fees, timeLimit } = content
  const count = String(timeLimit.value).replace('.', ',')
  const time = timeLimit.sameDay
    ? words.sameDay
    : {
        'working-hours': words.hours,
        'working-days': words.workingDays,
        'calendar-days': words.days,
      }[timeLimit.unit](count)
  return (
    <Facts>
      <Fact name={words.need}>
        <ul className="plain-list">
          {components.map((component) => (
            <li key={component.id}>
              <Need component={component} cases={cases} hasForm={hasForm} />
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={words.time}>{time}</Fact>
      <Fact name={words.fees}>
        {fees.length === 0 ? (
          words.noFees
        ) : (
          <ul className="plain-list">
            {fees.map((fee) => (
              <li key={fee.name}>
                <span lang="vi">{fee.name}</span>: {amountsOf(fee, words)}
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </Facts>
  )
}

function Need({
  component,
  cases,
  hasForm,
}: {
  readonly component: Component
  readonly cases: ProcedureContent['cases']
  readonly hasForm: boolean
}) {
  const words = useTexts(START)
  if (component.isDeclaration && hasForm) return words.byForm
  const isLookedUp = !component.required && component.obtainableFrom !== null
  const remark = isLookedUp
    ? words.lookedUp
    : component.requiredWhen !== null
      ? words.when(component.requiredWhen)
      : component.required
        ? null
        : words.optional
  const only = cases.filter(({ id }) => component.caseIds.includes(id)).map(({ name }) => name)
  const remarks = [
    ...(only.length === 0 || only.length === cases.length ? [] : [words.ofCases(only)]),
    ...(remark === null ? [] : [remark]),
  ]
  return (
    <>
      {isLookedUp ? <s lang="vi">{component.name}</s> : <span lang="vi">{component.name}</span>}
      {remarks.length === 0 ? null : <span className="help"> ({remarks.join('; ')})</span>}
    </>
  )
}

function amountsOf(fee: Fee, words: (typeof START)['vi']): string {
  const { amount, onlineAmount } = fee
  const online = onlineAmount === null ? [] : [words.online(formatDong(onlineAmount as Dong))]
  if (amount === null && onlineAmount === null) return words.feeByOthers
  const bounds = amount === null ? [] : [...new Set([amount.min, amount.max])]
  const usual = bounds.map((each) => formatDong(each as Dong)).join(' – ')
  return [usual, ...online].filter(Boolean).join('; ')
}
