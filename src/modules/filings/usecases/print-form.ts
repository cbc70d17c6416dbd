import { formatInstant } from '#kernel/instant'
import type { Answers, FormDefinition } from '#modules/forms'
import type { Context } from '#platform/context'
import { renderPdf } from '#platform/pdf'
import { answersInWords } from './answers-in-words.ts'

/**
 * A form as the declaration on paper that it stands for: what is answered, and room to write what is not. For procedure
 * control, which looks at a form before it is published.
 */
export async function printForm(
  context: Context,
  form: {
    readonly procedure: string
    readonly definition: FormDefinition
    readonly answers: Answers
    readonly fileName: string
  },
): Promise<Buffer> {
  const { procedure, definition, answers, fileName } = form
  const data = {
    title: definition.name,
    madeAt: formatInstant(context.clock.now()),
    procedure,
    sections: await answersInWords(context, definition, answers, () => fileName),
  }
  return renderPdf({ template: new URL('../templates/paper-form.typ', import.meta.url), data })
}
