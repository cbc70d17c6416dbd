import { Link, redirect } from 'react-router'
import { z } from 'zod'
import { parseId } from '#kernel/id'
import { formatInstant, parseInstant } from '#kernel/instant'
import { tidy } from '#kernel/text'
import { beginDesign, listDesigns, type DesignOrigin, type DesignPosition } from '#modules/designs'
import { languageOf, officerContext, submit, type Returned } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Button, Empty } from '../../ui/elements.tsx'
import { Select, TextField } from '../../ui/fields.tsx'
import { AtTime } from '../../when.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { withQuery } from '../parts/address.ts'
import { answersOf, FormFaults } from '../parts/forms.tsx'
import { Pages } from '../parts/pages.tsx'
import { Wide } from '../parts/wide.tsx'
import type { Route } from './+types/designs-page.ts'
import { DESIGNS } from './designs-texts.ts'

const PAGE = 50

const BeginForm = z.object({
  name: z
    .string()
    .max(300)
    .transform((text) => tidy(text)),
  origin: z.string().default(''),
  code: z.string().max(20).default('').transform(tidy),
})

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const { searchParams } = new URL(args.request.url)
  const after = positionIn(searchParams.get('sau'))
  const rows = await listDesigns(context, after, PAGE + 1)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    isFirst: after === null,
    code: searchParams.get('thu-tuc') ?? '',
    next: last === undefined ? null : `${formatInstant(last.changedAt)} ${last.id}`,
    designs: rows.slice(0, PAGE).map(({ id, name, isTemplate, changedAt }) => ({
      id,
      name,
      isTemplate,
      changedAt: formatInstant(changedAt),
    })),
  }
}

/** After which design the list goes on: a moment and an id, as the address of a page bears them. */
function positionIn(text: string | null): DesignPosition | null {
  const [at = '', id = ''] = (text ?? '').split(' ')
  const changedAt = parseInstant(at)
  const parsed = parseId<'process_design'>(id)
  return changedAt === null || parsed === null ? null : { changedAt, id: parsed }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const words = DESIGNS[languageOf(args)]
  return submit<typeof BeginForm, Response | Returned>(
    args,
    BeginForm,
    () => words.fields.title,
    async (begun) => {
      const { name, code } = begun
      if (name === '' && code === '') {
        const faults = [{ id: 'name', text: words.fields.title }]
        return { faults, values: { name, origin: begun.origin, code } }
      }
      const id = await beginDesign(context, name === '' ? null : name, originOf(begun))
      return redirect(`/quan-tri/quy-trinh/${id}`, 303)
    },
  )
}

function originOf({ origin, code }: z.output<typeof BeginForm>): DesignOrigin {
  if (code !== '') return { from: 'procedure', code }
  const id = parseId<'process_design'>(origin)
  return id === null ? { from: 'nothing' } : { from: 'design', id }
}

/** The processes in design, and how another is begun. */
export default function DesignsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const { designs, next, isFirst, code } = loaderData
  const path = '/quan-tri/quy-trinh'
  return (
    <div className="stack-wide">
      <title>{admin.page(words.title)}</title>
      <FormFaults returned={actionData} />
      <h1>{words.title}</h1>
      <p className="text">{words.about}</p>
      <p>
        <Link to="/quan-tri/gan-quy-trinh">{words.assignToMany}</Link>
      </p>
      <BeginSection designs={designs} code={code} returned={actionData} />
      <section className="stack">
        <h2>{words.list}</h2>
        {designs.length === 0 ? <Empty>{words.empty}</Empty> : <List designs={designs} />}
        <Pages
          next={next === null ? null : withQuery(path, { sau: next })}
          first={isFirst ? null : path}
        />
      </section>
    </div>
  )
}

type Listed = Route.ComponentProps['loaderData']['designs']

function BeginSection(props: {
  readonly designs: Listed
  /** Of the procedure from whose page one comes. */
  readonly code: string
  readonly returned: Returned | undefined
}) {
  const words = useTexts(DESIGNS)
  const admin = useTexts(ADMIN)
  const answers = answersOf(props.returned, { code: props.code })
  return (
    <section className="stack">
      <h2>{words.beginTitle}</h2>
      <form method="post" className="stack" noValidate>
        <TextField {...answers.of('name')} label={words.name} maxLength={300} />
        <Select
          {...answers.of('origin')}
          label={words.origin}
          placeholder={words.usual}
          options={[...props.designs]
            .toSorted((one, other) => Number(other.isTemplate) - Number(one.isTemplate))
            .map(({ id, name, isTemplate }) => ({
              value: id,
              label: isTemplate ? `${words.template}: ${name}` : name,
            }))}
        />
        <TextField
          {...answers.of('code')}
          label={words.procedureCode}
          help={words.procedureCodeHelp}
          optional={admin.optional}
          width="12"
          maxLength={20}
        />
        <div>
          <Button>{words.begin}</Button>
        </div>
      </form>
    </section>
  )
}

function List({ designs }: { readonly designs: Listed }) {
  const words = useTexts(DESIGNS)
  return (
    <Wide label={words.list}>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.changed}</th>
          </tr>
        </thead>
        <tbody>
          {designs.map(({ id, name, isTemplate, changedAt }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/quan-tri/quy-trinh/${id}`}>{name}</Link>
              </th>
              <td data-name={words.kind}>{isTemplate ? words.template : words.design}</td>
              <td data-name={words.changed}>
                <AtTime at={changedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}
