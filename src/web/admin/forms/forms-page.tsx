import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { formatInstant } from '#kernel/instant'
import { beginFormDesign, listFormDesigns } from '#modules/forms'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty, Notice } from '../../ui/elements.tsx'
import { TextField } from '../../ui/fields.tsx'
import { AtTime } from '../../when.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { answersOf, FormFaults } from '../parts/forms.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/forms-page.ts'
import { FORMS } from './form-design-texts.ts'
import { nameOf } from './load-form-design.ts'

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const designs = await listFormDesigns(context)
  const { searchParams } = new URL(args.request.url)
  return {
    code: searchParams.get('thu-tuc') ?? '',
    isPublished: searchParams.has('da-cong-bo'),
    designs: await Promise.all(
      designs.map(async ({ id, procedureCode, revision, triedRevision, changedAt }) => ({
        id,
        code: procedureCode,
        name: await nameOf(context, procedureCode),
        isTried: triedRevision === revision,
        changedAt: formatInstant(changedAt),
      })),
    ),
  }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const words = FORMS[languageOf(args)]
  return submit(
    args,
    z.object({ ma: z.string().trim().min(1).max(20) }),
    () => words.codeMissing,
    async ({ ma }) => redirect(`/quan-tri/bieu-mau/${await beginFormDesign(context, ma)}`, 303),
  )
}

/** The forms that are being designed, and the way to begin another. */
export default function FormsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(FORMS)
  const admin = useTexts(ADMIN)
  const { designs, code, isPublished } = loaderData
  const given = answersOf(actionData, { ma: code })
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <FormFaults returned={actionData} />
      <header className="stack">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      {isPublished ? <Notice>{words.published}</Notice> : null}
      <section className="stack">
        <h2>{words.begin}</h2>
        <form method="post" className="admin-search" noValidate>
          <TextField {...given.of('ma')} label={words.code} help={words.codeHelp} maxLength={20} />
          <Button>{words.beginNow}</Button>
        </form>
      </section>
      <section className="stack">
        <h2>{words.inDesign}</h2>
        {designs.length === 0 ? (
          <Empty>{words.none}</Empty>
        ) : (
          <Wide label={words.inDesign}>
            <table className="table cards">
              <thead>
                <tr>
                  <th scope="col">{words.procedure}</th>
                  <th scope="col">{words.state}</th>
                  <th scope="col">{words.changed}</th>
                </tr>
              </thead>
              <tbody>
                {designs.map(({ id, name, code: ofCode, isTried, changedAt }) => (
                  <tr key={id}>
                    <td>
                      <Link to={`/quan-tri/bieu-mau/${id}`}>{name}</Link>
                      <div className="help">{ofCode}</div>
                    </td>
                    <td data-name={words.state}>{isTried ? words.tried : words.untried}</td>
                    <td data-name={words.changed}>
                      <AtTime at={changedAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </section>
    </div>
  )
}
