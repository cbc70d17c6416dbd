import { z } from 'zod'
import { DayText, DeliveryBody, FiledDocumentBody, PartyBody } from '#modules/dossiers'
import type { FilingBody } from '#modules/filings'
import type { PageFault } from '../../../requests.ts'
import type { ChosenProcedure, IntakePaper, Values } from './intake-view.ts'

const IntakeBody = z.object({
  applicant: PartyBody,
  owner: PartyBody.nullable(),
  documents: z.array(FiledDocumentBody).max(200),
  delivery: DeliveryBody,
  arrivedOn: DayText.nullable(),
})

/** A filing without the choice of the moment: received, asked for more, or refused. */
export type IntakeFiling = Omit<FilingBody, 'channel' | 'receive'> & {
  readonly channel: 'counter' | 'post'
}

/** What was typed, as a filing; or what is wrong with it, in `words` by the name of the field. */
export function filingOf(
  values: Values,
  chosen: ChosenProcedure,
  words: (field: string) => string,
): IntakeFiling | readonly PageFault[] {
  const channel = values.channel === 'post' ? 'post' : 'counter'
  const papers = chosen.papers.flatMap((paper) => documentOf(paper, values))
  const parsed = IntakeBody.safeParse({
    applicant: partyOf(values, ''),
    owner: values.onBehalf === 'on' ? partyOf(values, 'owner-') : null,
    documents: papers,
    delivery: deliveryOf(values),
    arrivedOn: channel === 'post' ? orNull(values.arrivedOn) : null,
  })
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) =>
      fieldOf(path, (at) => papers[at]?.componentId),
    )
    return [...new Set(fields)].map((id) => ({ id, text: words(nameOf(id)) }))
  }
  return {
    ...parsed.data,
    procedureCode: chosen.code,
    caseId: chosen.caseId,
    receivingUnit: values.office ?? '',
    channel,
    communeCode: orNull(values.commune),
    confirmDuplicate: values.intent === 'file-anyway',
  }
}

/** The papers that a dossier needs and this one lacks. */
export function missingPapers(values: Values, { papers }: ChosenProcedure): IntakePaper[] {
  return papers.filter((paper) => paper.isNeeded && documentOf(paper, values).length === 0)
}

interface TypedPaper {
  readonly componentId: string
  readonly fileId?: string
  readonly paper?: { originals: number; copies: number; givenBack?: true }
}

/** The paper as it was ticked off: as the list has it, as counted, or scanned only. */
function documentOf(paper: IntakePaper, values: Values): readonly TypedPaper[] {
  const { id } = paper
  const isThere = values[`have.${id}`] === 'on'
  const fileId = orNull(values[`fileId.${id}`])
  const counted = [orNull(values[`originals.${id}`]), orNull(values[`copies.${id}`])] as const
  const isCounted = counted.some((each) => each !== null)
  const listed = isThere ? asListed(paper) : ([0, 0] as const)
  const [originals, copies] = isCounted
    ? ([Number(counted[0] ?? 0), Number(counted[1] ?? 0)] as const)
    : listed
  const isShownOnly = isThere && !isCounted && paper.originals + paper.copies === 0
  const hasSheets = originals !== 0 || copies !== 0
  if (!hasSheets) return fileId === null ? [] : [{ componentId: id, fileId }]
  const givenBack = originals !== 0 && (isShownOnly || values[`back.${id}`] === 'on')
  return [
    {
      componentId: id,
      ...(fileId === null ? {} : { fileId }),
      paper: { originals, copies, ...(givenBack ? { givenBack } : {}) },
    },
  ]
}

/** A paper that is only shown counts as one original, given back at once. */
function asListed({ originals, copies }: IntakePaper): readonly [number, number] {
  return originals + copies === 0 ? [1, 0] : [originals, copies]
}

function partyOf(values: Values, prefix: '' | 'owner-') {
  const of = (name: string) => orNull(values[prefix + name])
  const kind = of('kind') ?? 'citizen'
  const isCitizen = kind === 'citizen'
  return {
    kind,
    name: of('name') ?? '',
    personalId: isCitizen ? of('personalId') : null,
    taxCode: isCitizen ? null : of('taxCode'),
    birthDate: isCitizen ? of('birthDate') : null,
    phone: of('phone'),
    email: of('email'),
    address: of('address'),
  }
}

function deliveryOf(values: Values) {
  const { delivery: method = 'counter' } = values
  if (method !== 'post') return { method }
  return {
    method,
    address: values['delivery-address'] ?? '',
    recipient: values['delivery-recipient'] ?? '',
    phone: values['delivery-phone'] ?? '',
  }
}

/** The id of the control that a fault is about. */
function fieldOf(path: readonly PropertyKey[], paperAt: (at: number) => string | undefined) {
  const [part, name] = path
  if (part === 'documents') return `paper.${paperAt(Number(name)) ?? ''}`
  if (part === 'arrivedOn') return 'arrivedOn'
  const prefix = part === 'applicant' ? '' : `${String(part)}-`
  return prefix + String(name ?? 'method')
}

function nameOf(id: string): string {
  return id.startsWith('paper.') ? 'paper' : id.replace(/^(owner|delivery)-/, '')
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text
}
