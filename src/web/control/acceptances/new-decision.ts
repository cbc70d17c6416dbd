import { redirect } from 'react-router'
import { Refused } from '#kernel/refused'
import {
  cellsIn,
  listTextOf,
  MOST_LIST_BYTES,
  previewAcceptance,
  readLines,
  recordAcceptance,
  SignedAcceptance,
  type AcceptancePreview,
} from '#modules/acceptances'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { refusalText, type Language } from '#platform/i18n'
import { valuesOf, type PageFault, type Returned } from '../../requests.ts'
import { ACCEPTANCES_PATH, levelIn } from './acceptance-address.ts'
import { ACCEPTANCES } from './acceptance-texts.ts'

/** The lists as text, twice at most: as they were typed, and as they will be recorded. */
const MOST_FORM_BYTES = 3 * MOST_LIST_BYTES
/** What is shown of a long list; the rest is counted. */
const MOST_SHOWN = 200

/** What a decision would do, and the whole of it as it will be recorded when nothing is at fault. */
export interface ShownPreview {
  readonly faults: AcceptancePreview['faults']
  readonly faultCount: number
  readonly changes: AcceptancePreview['changes']
  readonly changeCount: number
  readonly lineCount: number
  /** What will be recorded of the decision besides its lines, whatever is typed afterwards. */
  readonly facts: Omit<SignedAcceptance, 'lines'>
  readonly signed: string | null
}

/** What the page of a new decision comes back with. */
export type NewDecision = Returned & { readonly preview: ShownPreview | null }

/** Takes the form of a new decision: shows what it would change, or records what was shown. */
export function takeDecision(
  context: Context,
  language: Language,
  request: Request,
): Promise<NewDecision | Response> {
  return receiveForm(request, MOST_FORM_BYTES, async (form) => {
    const values = valuesOf(form)
    const back = (faults: readonly PageFault[]) => ({ faults, values, preview: null })
    try {
      if (values.signed !== undefined) return await recorded(context, language, values.signed)
      const file = form.get('file')
      const isGiven = file instanceof File && file.size > 0
      const text = isGiven
        ? await listTextOf(Buffer.from(await file.arrayBuffer()))
        : (values.lines ?? '')
      return await previewed(context, language, { ...values, lines: text })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const isOfFile = error.code === 'unsupported-type/import'
      const id = isOfFile
        ? 'file'
        : error.code === 'invalid/decision-after-effect'
          ? 'decidedOn'
          : ''
      const text = isOfFile ? ACCEPTANCES[language].notFile : refusalText(error.code, language)
      return back([{ id, text }])
    }
  })
}

async function recorded(
  context: Context,
  language: Language,
  text: string,
): Promise<NewDecision | Response> {
  const signed = signedIn(text)
  try {
    return redirect(`${ACCEPTANCES_PATH}/${await recordAcceptance(context, signed)}`, 303)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const faults = [{ id: '', text: refusalText(error.code, language) }]
    return { faults, values: typedAs(signed), preview: null }
  }
}

/** The fields of the form in which a decision could have been typed. */
function typedAs({ lines, replacesEarlier, ...facts }: SignedAcceptance): Record<string, string> {
  const words = { province: 'tỉnh', district: 'huyện', commune: 'xã' }
  const rows = lines.map(({ code, level, reason }) =>
    [code, words[level], reason === null ? 'Có' : 'Không', reason ?? ''].join('\t'),
  )
  return { ...facts, replacesEarlier: replacesEarlier ? 'yes' : '', lines: rows.join('\n') }
}

/** What was shown comes back as it was sent; whatever else somebody sends is no list. */
function signedIn(text: string): SignedAcceptance {
  try {
    return SignedAcceptance.parse(JSON.parse(text))
  } catch {
    throw new Refused('invalid/acceptance-list')
  }
}

async function previewed(
  context: Context,
  language: Language,
  values: Readonly<Record<string, string>>,
): Promise<NewDecision> {
  const replacesEarlier = values.replacesEarlier === 'yes'
  const { number, decidedOn, effectiveFrom, signer } = values
  const given = readLines(cellsIn(values.lines ?? ''), levelIn(values.otherwise))
  const facts = { number, decidedOn, effectiveFrom, signer, replacesEarlier }
  const read = Facts.safeParse(facts)
  const wrong = read.success ? [] : read.error.issues.map(({ path }) => String(path[0]))
  if (given.length === 0 || given.length > 10_000) wrong.push('lines')
  const words = ACCEPTANCES[language]
  if (!read.success || wrong.length > 0) {
    const faults = [...new Set(wrong)].map((id) => ({
      id,
      text: words.fields[id as keyof typeof words.fields],
    }))
    return { faults, values, preview: null }
  }
  if (read.data.decidedOn > read.data.effectiveFrom)
    throw new Refused('invalid/decision-after-effect')

  const { faults, lines, changes } = await previewAcceptance(context, read.data, given)
  const preview = {
    faults: faults.slice(0, MOST_SHOWN),
    faultCount: faults.length,
    changes: changes.slice(0, MOST_SHOWN),
    changeCount: changes.length,
    lineCount: given.length,
    facts: read.data,
    signed: faults.length > 0 ? null : JSON.stringify({ ...read.data, lines }),
  }
  const total = faults.length.toLocaleString('vi-VN')
  return {
    faults: faults.length === 0 ? [] : [{ id: 'lines', text: words.faultsTitle(total) }],
    values,
    preview,
  }
}

const Facts = SignedAcceptance.omit({ lines: true })
