import { Form, Link, type LinksFunction } from 'react-router'
import { dong, formatDong } from '#kernel/money'
import { takingsOf, type DayTakings } from '#modules/dossiers'
import { dayWords } from '../../../dates.ts'
import { languageOf, officerContext } from '../../../requests.ts'
import { useLanguage, useTexts } from '../../../texts.ts'
import { Button, Empty } from '../../../ui/elements.tsx'
import { Select, TextField } from '../../../ui/fields.tsx'
import type { Route } from './+types/takings-page.ts'
import { askedTakings } from './asked-takings.ts'
import { TAKINGS } from './takings-texts.ts'
import styles from '../counter.css?url'

const ROWS = 100

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${TAKINGS[loaderData?.language ?? 'vi'].title} – Một Cửa` }]
}

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'reception')
  const { places, unitCode, on, after } = await askedTakings(context, args.request.url)
  const takings = await takingsOf(context, { unitCode, on }, { after, limit: ROWS })
  return { language: languageOf(args), places, unitCode, on, takings }
}

/** What a counter took on a day, so that the cashier can balance the drawer. */
export default function TakingsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(TAKINGS)
  const { places, unitCode, on, takings } = loaderData
  const query = `?noi=${encodeURIComponent(unitCode)}&ngay=${on}`
  return (
    <div className="counter stack-wide">
      <h1>{words.title}</h1>
      <Form method="get" className="scan">
        <Select
          id="noi"
          label={words.place}
          value={unitCode}
          options={places.map(({ code, name, hasEnded }) => ({
            value: code,
            label: hasEnded ? words.ended(name) : name,
          }))}
        />
        <TextField id="ngay" type="date" label={words.day} value={on} />
        <Button kind="secondary">{words.show}</Button>
      </Form>
      <h2>
        <span lang="vi">{takings.unitName}</span>, {dayWords(on, useLanguage())}
      </h2>
      <Sums sums={takings.sums} />
      {takings.receipts.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <>
          <Receipts receipts={takings.receipts} />
          <div className="row">
            {takings.next === null ? null : (
              <Link to={`${query}&sau=${encodeURIComponent(takings.next)}`}>{words.next}</Link>
            )}
            <a className="button" data-kind="secondary" href={`/can-bo/thu-phi/tai-ve${query}`}>
              {words.file}
            </a>
          </div>
        </>
      )}
    </div>
  )
}

function Sums({ sums }: { readonly sums: DayTakings['sums'] }) {
  const words = useTexts(TAKINGS)
  return (
    <div className="sums panel" data-kind="soft">
      <p>
        {words.cash} <strong>{formatDong(dong(sums.cash))}</strong>
      </p>
      <p>
        {words.transfer} <strong>{formatDong(dong(sums.transfer))}</strong>
      </p>
      <p>
        {words.held} <strong>{sums.held}</strong>
      </p>
      <p>
        {words.voided} <strong>{sums.voided}</strong>
      </p>
    </div>
  )
}

function Receipts({ receipts }: { readonly receipts: DayTakings['receipts'] }) {
  const words = useTexts(TAKINGS)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={words.caption}>
      <table className="table">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.dossier}</th>
            <th scope="col">{words.payer}</th>
            <th scope="col">{words.items}</th>
            <th scope="col">{words.officer}</th>
            <th scope="col" className="number">
              {words.amount}
            </th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map((receipt) => (
            <tr key={receipt.number} {...(receipt.voidedAt === null ? {} : { 'data-void': '' })}>
              <td className="unbroken">{receipt.number}</td>
              <td>{receipt.paidAt.slice(11, 16)}</td>
              <td className="unbroken">
                <Link to={`/can-bo/ho-so/${receipt.dossierCode}/quay`}>{receipt.dossierCode}</Link>
              </td>
              <td>{receipt.payer}</td>
              <td>
                {receipt.items.length === 0
                  ? receipt.procedureName
                  : receipt.items.map(({ name, count }) => `${name} × ${count}`).join('; ')}
              </td>
              <td>{receipt.officer}</td>
              <td className="number">{formatDong(dong(receipt.amount))}</td>
              <td>
                {receipt.voidedAt === null ? words.holds : words.isVoid(receipt.voidReason ?? '')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
