import { Link } from 'react-router'
import { writtenPhone } from '#kernel/identifiers'
import { listStaff, type ListedStaff } from '#modules/identity'
import { officerContext } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Empty, LinkButton, Tag } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { Pages } from '../parts/pages.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/staff-page.ts'
import { STAFF } from './staff-texts.ts'

const PAGE = 50

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { searchParams } = new URL(args.request.url)
  const q = (searchParams.get('q') ?? '').slice(0, 200)
  const after = searchParams.get('sau')
  const asked = searchParams.get('trang-thai')
  const state = asked === 'active' || asked === 'left' ? asked : null
  const page = await listStaff(context, { q, state, after, limit: PAGE })
  return { q, state, after, page }
}

export default function StaffPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(STAFF)
  const admin = useTexts(ADMIN)
  const { q, state, after, page } = loaderData
  const to = (sau: string | null) => withQuery('/quan-tri/can-bo', { q, 'trang-thai': state, sau })
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <div className="row admin-heading">
        <h1>{words.title}</h1>
        <LinkButton to="/quan-tri/can-bo/moi">{words.add}</LinkButton>
      </div>
      <search>
        <form className="admin-search" noValidate>
          <TextField id="q" type="search" label={words.text} value={q} maxLength={200} />
          <Select
            id="trang-thai"
            label={words.state}
            value={state ?? ''}
            placeholder={words.states.all}
            options={(['active', 'left'] as const).map((value) => ({
              value,
              label: words.states[value],
            }))}
          />
          <button type="submit" className="button" data-kind="secondary">
            {admin.search}
          </button>
        </form>
      </search>
      {page.items.length === 0 ? <Empty>{words.nothing}</Empty> : <StaffTable items={page.items} />}
      <Pages
        next={page.next === null ? null : to(page.next)}
        first={after === null ? null : to(null)}
      />
    </div>
  )
}

function StaffTable({ items }: { readonly items: readonly ListedStaff[] }) {
  const words = useTexts(STAFF)
  return (
    <Wide label={words.list}>
      <table className="table">
        <caption className="visually-hidden">{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.contact}</th>
            <th scope="col">{words.security}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((staff) => (
            <tr key={staff.id}>
              <th scope="row">
                <Link to={`/quan-tri/can-bo/${staff.id}`}>{staff.displayName}</Link>
                <div className="help">{staff.username}</div>
              </th>
              <td>
                {staff.phone === null ? null : (
                  <div className="unbroken">{writtenPhone(staff.phone)}</div>
                )}
                <div>{staff.email}</div>
              </td>
              <td>
                {staff.hasOneTimePassword ? <div>{words.oneTime}</div> : null}
                <div>{staff.hasCode ? words.hasCode : words.noCode}</div>
              </td>
              <td>
                <StaffState staff={staff} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function StaffState({ staff }: { readonly staff: Pick<ListedStaff, 'disabledAt'> }) {
  const words = useTexts(STAFF)
  return staff.disabledAt === null ? (
    <Tag tone="going" shape="dot">
      {words.active}
    </Tag>
  ) : (
    <Tag tone="plain" shape="square">
      {words.left}
    </Tag>
  )
}
