import { Link } from 'react-router'
import { parseId } from '#kernel/id'
import { listReadingExcesses, readingLimits, type ExcessPosition } from '#modules/readings'
import { dayWords } from '../../dates.ts'
import { officerContext } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Empty } from '../../ui/elements.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { dayIn, withQuery } from '../parts/address.ts'
import { Pages } from '../parts/pages.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/readings-page.ts'
import { READINGS } from './readings-texts.ts'

const PAGE = 50
const HERE = '/quan-tri/xem-nhieu'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const after = positionIn(new URL(args.request.url).searchParams.get('sau'))
  const [{ items, next }, limits] = await Promise.all([
    listReadingExcesses(context, { after, limit: PAGE }),
    readingLimits(context),
  ])
  return {
    limits,
    excesses: items.map(({ on, accountId, username, displayName, read, limits: limitsThen }) => ({
      on,
      accountId,
      username,
      displayName,
      read,
      limitsThen,
    })),
    isFirst: after === null,
    next: next === null ? null : `${next.on} ${next.accountId}`,
  }
}

function positionIn(text: string | null): ExcessPosition | null {
  const [day = '', id = ''] = (text ?? '').split(' ')
  const on = dayIn(day)
  const accountId = parseId<'account'>(id)
  return on === null || accountId === null ? null : { on, accountId }
}

export default function ReadingsPage({ loaderData }: Route.ComponentProps) {
  const words = useTexts(READINGS)
  const admin = useTexts(ADMIN)
  const { limits, excesses, isFirst, next } = loaderData
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      <p className="row">
        <span>{words.limits(limits.dossiers, limits.files)}</span>
        <Link to={`${HERE}/muc`}>{words.change}</Link>
      </p>
      {excesses.length === 0 ? <Empty>{words.nothing}</Empty> : <Excesses excesses={excesses} />}
      <Pages
        next={next === null ? null : withQuery(HERE, { sau: next })}
        first={isFirst ? null : HERE}
      />
    </div>
  )
}

function Excesses({ excesses }: Pick<Route.ComponentProps['loaderData'], 'excesses'>) {
  const words = useTexts(READINGS)
  const language = useLanguage()
  return (
    <Wide label={words.list}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.officer}</th>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.dossiers}</th>
            <th scope="col">{words.files}</th>
            <th scope="col">{words.trail}</th>
          </tr>
        </thead>
        <tbody>
          {excesses.map(({ on, accountId, username, displayName, read, limitsThen }) => (
            <tr key={`${on} ${accountId}`}>
              <th scope="row">
                {displayName} ({username})
              </th>
              <td>{dayWords(on, language)}</td>
              <td>{words.of(read.dossiers, limitsThen.dossiers)}</td>
              <td>{words.of(read.files, limitsThen.files)}</td>
              <td>
                <Link
                  to={withQuery('/quan-tri/nhat-ky', { tu: on, den: on, ai: username })}
                  aria-label={words.trailOf(displayName, dayWords(on, language))}
                >
                  {words.trail}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
