import { redirect } from 'react-router'
import { z } from 'zod'
import { formatInstant, parseInstant } from '#kernel/instant'
import { listGivenUpWork, redoGivenUpWork } from '#modules/given-up-work'
import { timeWords } from '../../dates.ts'
import { officerContext, submit } from '../../requests.ts'
import { useLanguage, useTexts } from '../../texts.ts'
import { Button, Empty, Notice } from '../../ui/elements.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { Pages } from '../parts/pages.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/given-up-page.ts'
import { GIVEN_UP } from './given-up-texts.ts'

const PAGE = 50
const HERE = '/quan-tri/viec-dung'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'administrator')
  const { searchParams } = new URL(args.request.url)
  const after = positionIn(searchParams.get('sau'))
  const page = await listGivenUpWork(context, { after, limit: PAGE })
  const redone = searchParams.get('xong')
  return {
    redone: redone !== null && /^\d{1,4}$/.test(redone) ? Number(redone) : null,
    items: page.items.map(({ putInAt, givenUpAt, ...item }) => ({
      ...item,
      putInAt: formatInstant(putInAt),
      givenUpAt: formatInstant(givenUpAt),
    })),
    isFirst: after === null,
    next: page.next === null ? null : `${page.next.givenUpAt.toISOString()} ${page.next.id}`,
  }
}

/** Without an id: everything. */
const Redoing = z.object({ id: z.uuid().optional() })

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  return submit(args, Redoing, String, async ({ id }) => {
    const count = await redoGivenUpWork(context, id ?? null)
    return redirect(withQuery(HERE, { xong: String(count) }), 303)
  })
}

function positionIn(text: string | null) {
  const [instant = '', id = ''] = (text ?? '').split(' ')
  const givenUpAt = parseInstant(instant)
  return givenUpAt === null || !z.uuid().safeParse(id).success ? null : { givenUpAt, id }
}

export default function GivenUpPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(GIVEN_UP)
  const admin = useTexts(ADMIN)
  const { items, redone, isFirst, next } = loaderData
  const faults = actionData !== undefined && 'faults' in actionData ? actionData.faults : []
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      <ErrorSummary title={admin.faults} faults={faults} />
      {redone === null || faults.length > 0 ? null : <Notice>{words.redone(redone)}</Notice>}
      {items.length === 0 ? (
        <Empty>{words.nothing}</Empty>
      ) : (
        <>
          <Work items={items} />
          <form method="post">
            <Button>{words.redoAll}</Button>
          </form>
        </>
      )}
      <Pages
        next={next === null ? null : withQuery(HERE, { sau: next })}
        first={isFirst ? null : HERE}
      />
    </div>
  )
}

function Work({ items }: Pick<Route.ComponentProps['loaderData'], 'items'>) {
  const words = useTexts(GIVEN_UP)
  const language = useLanguage()
  return (
    <Wide label={words.list}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.work}</th>
            <th scope="col">{words.putInAt}</th>
            <th scope="col">{words.givenUpAt}</th>
            <th scope="col">{words.tries}</th>
            <th scope="col">{words.reference}</th>
            <th scope="col">{words.again}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, name, correlationId, putInAt, givenUpAt, tries }) => (
            <tr key={id}>
              <th scope="row">{words.kinds[name] ?? name}</th>
              <td>{timeWords(putInAt, language)}</td>
              <td>{timeWords(givenUpAt, language)}</td>
              <td>{tries}</td>
              <td>{correlationId}</td>
              <td>
                <Redo
                  id={id}
                  about={`${words.kinds[name] ?? name} ${timeWords(givenUpAt, language)}`}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

function Redo({ id, about }: { readonly id: string; readonly about: string }) {
  const words = useTexts(GIVEN_UP)
  return (
    <form method="post">
      <Button kind="secondary" name="id" value={id}>
        {words.redo}
        <span className="visually-hidden"> {about}</span>
      </Button>
    </form>
  )
}
