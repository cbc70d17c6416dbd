import { Form, Link } from 'react-router'
import { dayOf } from '#kernel/instant'
import { viewAcceptances } from '#modules/acceptances'
import { isPermitted, rolesOf } from '#platform/access'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { Pages } from '../../admin/parts/pages.tsx'
import { Wide } from '../../admin/parts/wide.tsx'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, LinkButton } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/acceptances-page.ts'
import {
  ACCEPTANCES_PATH,
  acceptancesPath,
  askedAcceptances,
  LEVELS,
} from './acceptance-address.ts'
import { ACCEPTANCES } from './acceptance-texts.ts'

const PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const asked = askedAcceptances(args.request.url, dayOf(context.clock.now()))
  const after = new URL(args.request.url).searchParams.get('sau')
  const page = { after, limit: PAGE }
  const found = await viewAcceptances(context, asked.on, { filter: asked.filter, page })
  return {
    ...found,
    asked,
    isFirst: after === null,
    mayRecord: isPermitted('catalogue.publish', rolesOf(context.actor), true),
  }
}

type Loaded = Route.ComponentProps['loaderData']

/** The list in force on a day, and the decisions that it comes from. */
export default function AcceptancesPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(ACCEPTANCES)
  const admin = useTexts(ADMIN)
  const language = useLanguage()
  const { asked, lines, total, next, isFirst, decisions, mayRecord } = loaderData
  const held = words.heldOn(dayWords(asked.on, language), total.toLocaleString('vi-VN'))
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <p>
        <Link to="/quan-tri/so-lieu">{words.toFigures}</Link>
      </p>
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      {mayRecord ? (
        <p>
          <LinkButton to={`${ACCEPTANCES_PATH}/moi`}>{words.enter}</LinkButton>
        </p>
      ) : null}
      <section className="stack">
        <h2>{words.decisions}</h2>
        {decisions.length === 0 ? (
          <Empty>{words.noDecisions}</Empty>
        ) : (
          <Decisions decisions={decisions} />
        )}
      </section>
      <section className="stack">
        <h2>{held}</h2>
        <Choice asked={asked} />
        {lines.length === 0 ? <Empty>{words.empty}</Empty> : <Lines label={held} lines={lines} />}
        <Pages
          next={next === null ? null : acceptancesPath(asked, next)}
          first={isFirst ? null : acceptancesPath(asked, null)}
        />
      </section>
    </div>
  )
}

function Choice({ asked: { on, filter } }: Pick<Loaded, 'asked'>) {
  const words = useTexts(ACCEPTANCES)
  const received = filter.isReceived === null ? '' : filter.isReceived ? 'co' : 'khong'
  return (
    <Form
      action={ACCEPTANCES_PATH}
      className="admin-search figures-choice"
      aria-label={words.choose}
    >
      <TextField id="ngay" type="date" label={words.on} value={on} />
      <Select
        id="cap"
        label={words.level}
        placeholder={words.anyLevel}
        value={filter.level ?? ''}
        options={LEVELS.map((level) => ({ value: level, label: words.levels[level] }))}
      />
      <Select
        id="nhan"
        label={words.received}
        placeholder={words.anyReceived}
        value={received}
        options={[
          { value: 'co', label: words.yes },
          { value: 'khong', label: words.notReceived },
        ]}
      />
      <Button kind="secondary">{words.show}</Button>
    </Form>
  )
}

function Lines({ label, lines }: Pick<Loaded, 'lines'> & { readonly label: string }) {
  const words = useTexts(ACCEPTANCES)
  return (
    <Wide label={label}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.procedure}</th>
            <th scope="col">{words.level}</th>
            <th scope="col">{words.received}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ code, level, name, reason }) => (
            <tr key={`${code} ${level}`}>
              <th scope="row">
                <Link to={`/quan-tri/thu-tuc/${code}/phien-ban`}>{name}</Link>
                <div className="help">{code}</div>
              </th>
              <td data-name={words.level}>{words.levels[level]}</td>
              <td>{reason === null ? words.yes : words.no(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Decisions({ decisions }: Pick<Loaded, 'decisions'>) {
  const words = useTexts(ACCEPTANCES)
  const language = useLanguage()
  return (
    <Wide label={words.decisions}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.decidedOn}</th>
            <th scope="col">{words.effectiveFrom}</th>
            <th scope="col">{words.effect}</th>
            <th scope="col">{words.standing}</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Link to={`${ACCEPTANCES_PATH}/${each.id}`}>{each.number}</Link>
              </th>
              <td data-name={words.decidedOn}>{dayWords(each.decidedOn, language)}</td>
              <td data-name={words.effectiveFrom}>{dayWords(each.effectiveFrom, language)}</td>
              <td>{each.replacesEarlier ? words.replaces : words.adds}</td>
              <td data-name={words.standing}>{words.standings[each.standing]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
