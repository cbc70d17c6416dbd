import { redirect } from 'react-router'
import { readingLimits, ReadingLimits, setReadingLimits } from '#modules/readings'
import { languageOf, officerContext, submit } from '../../requests.ts'
import { useTexts } from '../../texts.ts'
import { TextField } from '../../ui/fields.tsx'
import { ADMIN } from '../frame/admin-texts.ts'
import { AdminForm, answersOf, FormFaults } from '../parts/forms.tsx'
import type { Route } from './+types/limits-page.ts'
import { READINGS } from './readings-texts.ts'

const LIST = '/quan-tri/xem-nhieu'

export async function loader(args: Route.LoaderArgs) {
  return readingLimits(officerContext(args, 'administrator'))
}

export async function action(args: Route.ActionArgs) {
  const context = officerContext(args, 'administrator')
  const words = READINGS[languageOf(args)].faults
  const word = (field: string) => words[field === 'files' ? 'files' : 'dossiers']
  return submit(args, ReadingLimits, word, async (limits) => {
    await setReadingLimits(context, limits)
    return redirect(LIST, 303)
  })
}

export default function LimitsPage({ loaderData, actionData }: Route.ComponentProps) {
  const words = useTexts(READINGS)
  const admin = useTexts(ADMIN)
  const answers = answersOf(actionData, {
    dossiers: String(loaderData.dossiers),
    files: String(loaderData.files),
  })
  return (
    <div className="stack-wide">
      <title>{admin.page(words.changeTitle)}</title>
      <FormFaults returned={actionData} />
      <h1>{words.changeTitle}</h1>
      <p className="text">{words.changeAbout}</p>
      <AdminForm submit={words.set} back={LIST}>
        <TextField {...answers.of('dossiers')} label={words.mostDossiers} width="12" />
        <TextField {...answers.of('files')} label={words.mostFiles} width="12" />
      </AdminForm>
    </div>
  )
}
