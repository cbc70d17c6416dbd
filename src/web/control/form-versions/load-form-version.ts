import { data } from 'react-router'
import { formatInstant } from '#kernel/instant'
import { presentForm, versionOfForm } from '#modules/forms'
import { nameOf } from '../../admin/forms/load-form-design.ts'
import { officerContext, type Args } from '../../requests.ts'

export type FormVersionArgs = Args & {
  readonly params: { readonly code: string; readonly number: string }
}

/** The version of a form that the address names, with the number of the present one. */
export async function loadFormVersion(args: FormVersionArgs) {
  const context = officerContext(args, 'procedure-control')
  const { code } = args.params
  const version = await versionOfForm(context, code, numberOf(args.params.number))
  const present = await presentForm(context, code)
  return {
    version: { ...version, publishedAt: formatInstant(version.publishedAt) },
    present: present?.number ?? version.number,
    procedureName: await nameOf(context, code),
  }
}

/** What cannot be the number of a version is not found. */
function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw data(null, { status: 404 })
  return Number(text)
}
