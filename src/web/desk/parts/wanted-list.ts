import { fold } from '#kernel/text'
import type { View, Wanted } from '#modules/dossiers'
import { catalogueOf } from '#modules/procedures'
import type { Context } from '#platform/context'
import type { Narrowing } from './narrowing.ts'

/** What is listed in a view (or in all that the officer sees), and the procedure that was meant. */
export async function wantedBy(context: Context, view: View | null, narrowing: Narrowing) {
  const procedure = await procedureMeant(context, narrowing.procedure)
  const wanted: Wanted = {
    ...(view === null ? {} : { view }),
    ...(narrowing.text === '' ? {} : { text: narrowing.text }),
    ...(procedure === null ? {} : { procedureCode: procedure.code }),
    ...(narrowing.unit === '' ? {} : { unitCode: narrowing.unit }),
  }
  return { wanted, procedureName: procedure?.name ?? null }
}

/** The procedure meant by a code, or by words of its name; null when there is none. */
async function procedureMeant(context: Context, text: string) {
  if (text === '') return null
  const versions = [...(await catalogueOf(context)).byId.values()]
  const words = fold(text)
  const found =
    versions.find(({ code }) => code === text) ??
    versions.find(({ content }) => fold(content.name).includes(words))
  return found === undefined ? null : { code: found.code, name: found.content.name }
}
