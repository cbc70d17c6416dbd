import { redirect } from 'react-router'
import { z } from 'zod'
import { addItem, ITEM_KINDS, readPublication } from '#modules/publications'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { AdminForm, answersOf, FormFaults } from '../../admin/parts/forms.tsx'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { Choices, TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/new-item-page.ts'
import { publicationIdIn, publicationPath } from './publication-args.ts'
import { PUBLICATIONS } from './publication-texts.ts'

const NewItem = z.object({
  kind: z.enum(ITEM_KINDS),
  code: z.string().trim().min(1).max(20),
  relatedCode: z
    .string()
    .trim()
    .max(20)
    .transform((text) => (text === '' ? null : text)),
})

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  const publication = await readPublication(context, publicationIdIn(args.params))
  return { id: publication.id, kinds: ITEM_KINDS }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const id = publicationIdIn(args.params)
  const words = PUBLICATIONS[languageOf(args)].faults
  const word = (field: string) => words[field as 'kind'] ?? words.other
  return submit(args, NewItem, word, async (item) => {
    await addItem(context, id, item)
    const isWritten = item.kind !== 'repeal'
    return redirect(`${publicationPath(id)}${isWritten ? `/${item.code}` : ''}`, 303)
  })
}

/** Puts a procedure into a draft, with what the decision does to it. */
export default function NewItemPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PUBLICATIONS)
  const admin = useTexts(ADMIN)
  const { of, value } = answersOf(actionData)
  const chosen = value('kind')
  return (
    <div className="stack-wide text">
      <title>{admin.page(words.addItem)}</title>
      <FormFaults returned={actionData} />
      <h1>{words.addItem}</h1>
      <AdminForm submit={words.addItem} back={publicationPath(loaderData.id)}>
        <Choices
          {...of('kind')}
          type="radio"
          label={words.kind}
          values={chosen === undefined ? [] : [chosen]}
          options={loaderData.kinds.map((kind) => ({
            value: kind,
            label: words.kinds[kind],
            help: words.kindHelp[kind],
          }))}
        />
        <TextField {...of('code')} label={words.code} help={words.codeHelp} width="12" />
        <TextField
          {...of('relatedCode')}
          label={words.relatedCode}
          help={words.relatedHelp}
          optional={admin.optional}
          width="12"
        />
      </AdminForm>
    </div>
  )
}
