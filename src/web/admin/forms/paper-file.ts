import { printForm } from '#modules/filings'
import { languageOf, officerContext } from '../../requests.ts'
import { FORMS } from './form-design-texts.ts'
import { loadFormDesign, type FormDesignArgs } from './load-form-design.ts'

/** The form in design as its declaration on paper. */
export async function loader(args: FormDesignArgs) {
  const { design, procedureName } = await loadFormDesign(args)
  const pdf = await printForm(officerContext(args, 'procedure-control'), {
    procedure: procedureName,
    definition: design.definition,
    answers: design.trial,
    fileName: FORMS[languageOf(args)].trialFile,
  })
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="to-khai-${design.procedureCode}.pdf"`,
    },
  })
}
