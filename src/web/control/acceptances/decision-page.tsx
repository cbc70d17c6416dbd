import { Link } from 'react-router'
import { viewAcceptanceDecision } from '#modules/acceptances'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { withQuery } from '../../admin/parts/address.ts'
import { Pages } from '../../admin/parts/pages.tsx'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty, Fact, Facts } from '../../ui/elements.tsx'
import type { Route } from './+types/decision-page.ts'
import { ACCEPTANCES_PATH } from './acceptance-address.ts'
import { ACCEPTANCES } from './acceptance-texts.ts'
import { ChangeTable } from './change-table.tsx'

const PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const after = new URL(args.request.url).searchParams.get('sau')
  const page = { after, limit: PAGE }
  const found = await viewAcceptanceDecision(context, args.params.id, page)
  return { ...found, isFirst: after === null }
}

/** One decision on what is received, and what it changed. */
export default function DecisionPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(ACCEPTANCES)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const { decision, changes, total, next, isFirst } = loaderData
  const title = words.decision(decision.number)
  const path = `${ACCEPTANCES_PATH}/${decision.id}`
  const changed = words.changed(total.toLocaleString('vi-VN'))
  return (
    <div className="stack-wide">
      <title>{admin.page(title)}</title>
      <p>
        <Link to={ACCEPTANCES_PATH}>{words.toList}</Link>
      </p>
      <h1>{title}</h1>
      <Facts>
        <Fact name={words.decidedOn}>{dayWords(decision.decidedOn, language)}</Fact>
        <Fact name={words.effectiveFrom}>{dayWords(decision.effectiveFrom, language)}</Fact>
        <Fact name={words.signer}>{decision.signer}</Fact>
        <Fact name={words.effect}>{decision.replacesEarlier ? words.replaces : words.adds}</Fact>
      </Facts>
      <section className="stack">
        <h2>{changed}</h2>
        {total === 0 ? (
          <Empty>{words.noChanges}</Empty>
        ) : (
          <ChangeTable label={changed} changes={changes} />
        )}
        <Pages
          next={next === null ? null : withQuery(path, { sau: next })}
          first={isFirst ? null : path}
        />
      </section>
    </div>
  )
}
