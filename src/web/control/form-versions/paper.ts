import { printForm } from '#modules/filings'
import { FORMS } from '../../admin/forms/form-design-texts.ts'
import { languageOf, officerContext } from '../../requests.ts'
import { loadFormVersion, type FormVersionArgs } from './load-form-version.ts'

/** A version of a form as its declaration on paper, with the answers that it was published with. */
export async function loader(args: FormVersionArgs) {
  const { version, procedureName } = await loadFormVersion(args)
  const pdf = await printForm(officerContext(args, 'procedure-control'), {
    procedure: procedureName,
    definition: version.definition,
    answers: version.example,
    fileName: FORMS[languageOf(args)].trialFile,
  })
  const name = `to-khai-${version.procedureCode}-${version.number}.pdf`
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${name}"`,
    },
  })
}
