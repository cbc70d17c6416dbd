import { redirect } from 'react-router'
import { z } from 'zod'
import { readPublication, savePublicationFacts, startPublication } from '#modules/publications'
import { ADMIN } from '../../admin/frame/admin-texts.ts'
import { AdminForm, answersOf, FormFaults } from '../../admin/parts/forms.tsx'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { TextArea, TextField } from '../../ui/fields.tsx'
import type { Route } from './+types/facts-page.ts'
import { publicationIdIn, publicationPath } from './publication-args.ts'
import { PUBLICATIONS } from './publication-texts.ts'
import { MaybeDay, MaybeText } from './signing-fields.ts'

const Facts = z.object({
  number: MaybeText,
  decidedOn: MaybeDay,
  effectiveOn: MaybeDay,
  issuer: z.string().trim().min(1).max(200),
  summary: z.string().trim().min(1).max(2_000),
  seen: z.coerce.number().int().default(0),
})

export async function loader(args: Route.LoaderArgs) {
  const context = officerContext(args, 'procedure-control')
  if (args.params.id === undefined) return null
  const id = publicationIdIn(args.params)
  const publication = await readPublication(context, id)
  const { number, decidedOn, effectiveOn, issuer, summary, revision } = publication
  return { id, number, decidedOn, effectiveOn, issuer, summary, revision }
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'procedure-control')
  const words = PUBLICATIONS[languageOf(args)].faults
  const word = (field: string) => words[field as 'issuer'] ?? words.other
  return submit(args, Facts, word, async ({ seen, ...facts }) => {
    if (args.params.id === undefined)
      return redirect(publicationPath(await startPublication(context, facts)), 303)
    const id = publicationIdIn(args.params)
    await savePublicationFacts(context, id, seen, facts)
    return redirect(publicationPath(id), 303)
  })
}

/** What a decision says of itself, when it is begun and while it is a draft. */
export default function FactsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(PUBLICATIONS)
  const admin = useTexts(ADMIN)
  const { of } = answersOf(actionData, {
    number: loaderData?.number ?? '',
    decidedOn: loaderData?.decidedOn ?? '',
    effectiveOn: loaderData?.effectiveOn ?? '',
    issuer: loaderData?.issuer ?? words.issuerUsual,
    summary: loaderData?.summary ?? '',
  })
  const title = loaderData === null ? words.start : words.facts
  return (
    <div className="stack-wide text">
      <title>{admin.page(title)}</title>
      <FormFaults returned={actionData} />
      <h1>{title}</h1>
      <AdminForm
        submit={words.save}
        back={loaderData === null ? '/quan-tri/cong-bo' : publicationPath(loaderData.id)}
      >
        <input type="hidden" name="seen" value={loaderData?.revision ?? 0} />
        <TextArea {...of('summary')} label={words.summary} lines={3} />
        <TextField {...of('issuer')} label={words.issuer} />
        <TextField {...of('number')} label={words.number} optional={admin.optional} width="20" />
        <TextField
          {...of('decidedOn')}
          type="date"
          label={words.decidedOn}
          optional={admin.optional}
        />
        <TextField
          {...of('effectiveOn')}
          type="date"
          label={words.effectiveOn}
          optional={admin.optional}
        />
      </AdminForm>
    </div>
  )
}
