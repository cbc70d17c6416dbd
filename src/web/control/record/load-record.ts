import { data } from 'react-router'
import { organisationNow } from '#modules/organisations'
import { viewRecord, type SectionId } from '#modules/publications'
import { isPermitted, rolesOf } from '#platform/access'
import { officerContext, type Args } from '../../requests.ts'
import { publicationIdIn, publicationPath } from '../publications/publication-args.ts'
import { RECORD, SECTION_IDS } from './record-fields.ts'

type RecordArgs = Args & {
  readonly params: {
    readonly id?: string | undefined
    readonly code?: string | undefined
    readonly section?: string | undefined
  }
}

/** The record of a procedure in a decision, with the way back to it. */
export async function loadRecord(args: RecordArgs) {
  const context = officerContext(args, 'administrator', 'procedure-control')
  const id = publicationIdIn(args.params)
  const code = args.params.code ?? ''
  const view = await viewRecord(context, id, code)
  const mayManage = isPermitted('publications.manage', rolesOf(context.actor), true)
  return {
    context,
    id,
    code,
    view,
    mayWrite: mayManage && view.publication.state === 'draft',
    path: `${publicationPath(id)}/${code}`,
  }
}

/** The part of a record in an address; a page that is not there when it is none. */
export function sectionIn(params: RecordArgs['params']): SectionId {
  const id = SECTION_IDS.find((each) => each === params.section)
  if (id === undefined) throw data(null, { status: 404 })
  return id
}

/** What may be chosen where that depends on the locality or on the record. */
export async function choicesOf(
  { context, view }: Awaited<ReturnType<typeof loadRecord>>,
  section: SectionId,
) {
  const { fields, list } = RECORD[section]
  const all = [...fields, ...(list?.fields ?? [])]
  const wanted = (name: string) => all.some(({ options }) => options === name)
  const organisation = wanted('departments') ? await organisationNow(context) : null
  return {
    departments: (organisation?.units ?? [])
      .filter(({ kind }) => kind === 'department')
      .map(({ slug, name }) => ({ value: slug, label: name })),
    cases: wanted('cases')
      ? view.content.cases.map(({ id, name }) => ({ value: id, label: name }))
      : [],
  }
}
