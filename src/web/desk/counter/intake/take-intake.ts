import { redirect } from 'react-router'
import { parsePersonalId, parseTaxCode } from '#kernel/identifiers'
import { readIdentityCard } from '#kernel/identity-card'
import { Refused } from '#kernel/refused'
import { storeUpload } from '#modules/documents'
import { dossierByCode, performAction, type Answer } from '#modules/dossiers'
import { fileDossier, fileIncompleteDossier, type TurnedDown } from '#modules/filings'
import type { Context } from '#platform/context'
import { receiveForm } from '#platform/http'
import { refusalText, type Language } from '#platform/i18n'
import { neededKeyOfRequest } from '#platform/idempotency'
import { valuesOf, type PageFault } from '../../../requests.ts'
import { MOST_FORM_BYTES } from '../../dossier/brought-files.ts'
import { filingOf, missingPapers, type IntakeFiling } from './intake-filing.ts'
import { INTAKE } from './intake-texts.ts'
import {
  foundProcedures,
  intakeView,
  type ChosenProcedure,
  type IntakeView,
  type Told,
  type Values,
} from './intake-view.ts'
import { filledFor, namedFrom, withoutOthers } from './known-person.ts'

/**
 * Takes what the counter sent: a scan, a search, a choice, or the dossier to be received, completed
 * or refused. Leads to the printed form, or comes back with the page as it now is.
 */
export async function takeIntake(
  context: Context,
  language: Language,
  request: Request,
): Promise<Response | IntakeView> {
  const { values: kept, faults } = await receiveForm(request, MOST_FORM_BYTES, (form) =>
    withFiles(context, language, form),
  )
  if (faults.length > 0) return intakeView(context, kept, { faults })
  if ((kept.intent ?? 'look') === 'look') return looked(context, kept)

  const words = INTAKE[language]
  if (withoutOthers(kept) !== kept) {
    const faults = [{ id: 'name', text: words.faults.someoneElse }]
    return intakeView(context, await namedFrom(context, kept), { faults })
  }
  const view = await intakeView(context, kept)
  const { chosen } = view
  const back = (told: Told) => ({ ...view, ...told })
  if (chosen === null) {
    const text = view.found === null ? words.faults.q : words.faults.ended
    return back({ faults: [{ id: 'q', text }] })
  }
  if (chosen.elsewhere !== null) return back({ faults: [{ id: 'q', text: chosen.elsewhere }] })
  const filing = filingOf(
    kept,
    chosen,
    (field) => words.faults[field as 'name'] ?? words.faults.other,
  )
  if (!('channel' in filing)) return back({ faults: filing })
  const missing = missingPapers(kept, chosen)
  try {
    if (kept.intent === 'ask' || kept.intent === 'refuse') {
      const turned = { kind: kept.intent, items: itemsOf(kept, missing) } as const
      if (turned.items.length === 0) {
        return back({ missing, faults: [{ id: 'reason', text: words.faults.reason }] })
      }
      return done(await turnDown(context, kept, filing, turned))
    }
    if (missing.length > 0) {
      return back({ missing, faults: [{ id: 'missing', text: words.faults.missing }] })
    }
    return done(await receive(context, kept, filing))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refused(context, error, { language, view, chosen })
  }
}

function done({ body }: Answer): Response {
  const { code } = JSON.parse(body) as { readonly code: string }
  return redirect(`/can-bo/tiep-nhan/xong/${code}`, 303)
}

async function receive(context: Context, values: Values, filing: IntakeFiling): Promise<Answer> {
  const isPost = filing.channel === 'post'
  const body = { ...filing, receive: !isPost }
  const filed = await fileDossier(context, keyed(values.key, 'POST /dossiers', body), body)
  if (!isPost) return filed
  const { code, version } = JSON.parse(filed.body) as { code: string; version: number }
  const request = { code, keyed: keyed(`${values.key}-r`, 'receive', { code }) }
  return performAction(context, 'receive', request, { version })
}

function turnDown(context: Context, values: Values, filing: IntakeFiling, turned: TurnedDown) {
  const request = keyed(values.key, `POST /dossiers ${turned.kind}`, { filing, turned })
  return fileIncompleteDossier(context, request, filing, turned)
}

function keyed(key: string | undefined, route: string, body: unknown) {
  return neededKeyOfRequest(key, { route, body })
}

async function refused(
  context: Context,
  { code, details }: Refused,
  about: {
    readonly language: Language
    readonly view: IntakeView
    readonly chosen: ChosenProcedure
  },
): Promise<IntakeView> {
  const { language, view } = about
  const text = refusalText(code, language)
  if (code === 'conflict/procedure-repealed')
    return intakeView(context, view.values, { faults: [{ id: 'q', text }] })
  const first = details.members?.dossierCode
  if (code !== 'conflict/duplicate-filing' || typeof first !== 'string') {
    const id = code === 'invalid/competent-unit-unknown' ? 'commune' : ''
    return { ...view, faults: [{ id, text }] }
  }
  const twin = await dossierByCode(context, first)
  return {
    ...view,
    faults: [{ id: 'twin', text }],
    twin: twin === null ? null : { code: first, state: twin.state },
  }
}

/** What is to be brought, or why it is refused: each missing paper in words, and what else was written. */
function itemsOf(
  values: Values,
  missing: readonly { readonly id: string; readonly name: string }[],
) {
  const reason = values.reason?.trim() ?? ''
  return [
    ...missing.map(({ id, name }) => ({
      componentId: id,
      text: values[`lack.${id}`]?.trim() || name,
    })),
    ...(reason === '' ? [] : [{ componentId: null, text: reason }]),
  ]
}

/** A scan, a number, a few letters of a procedure, or its choice: whatever is there is looked at. */
async function looked(context: Context, sent: Values): Promise<IntakeView> {
  const scanned = scannedInto(sent)
  const chosenCode = sent.choose ?? ''
  const values = await namedFrom(context, {
    ...scanned.values,
    ...(chosenCode === ''
      ? {}
      : { procedure: chosenCode === 'none' ? '' : chosenCode, case: '', q: '' }),
  })
  const text = values.q?.trim() ?? ''
  const isSearching = (values.procedure ?? '') === '' && text !== ''
  const found = isSearching ? await foundProcedures(context, text) : null
  const focus =
    scanned.fault !== null
      ? 'scan'
      : chosenCode !== '' && chosenCode !== 'none'
        ? 'papers'
        : found !== null && found.length > 0
          ? 'found'
          : 'q'
  return intakeView(context, values, { scanFault: scanned.fault, found, focus })
}

/**
 * What the scan says, put where it belongs; the scan field is empty again. A number that is mistyped stays to be
 * mended, until the officer goes on and chooses a procedure.
 */
function scannedInto(values: Values) {
  const scan = values.scan?.trim() ?? ''
  const emptied = { ...values, scan: '' }
  if (scan === '') return { values: emptied, fault: null }
  const typedId = parsePersonalId(scan)
  if (typedId !== null) {
    return { values: { ...emptied, kind: 'citizen', personalId: typedId }, fault: null }
  }
  const typedTaxCode = parseTaxCode(scan)
  if (typedTaxCode !== null) {
    const kind = values.kind === 'citizen' ? 'business' : (values.kind ?? 'business')
    return { values: { ...emptied, kind, taxCode: typedTaxCode, name: '' }, fault: null }
  }
  if (/^[\d\s.-]+$/.test(scan)) {
    const goesOn = (values.choose ?? '') !== ''
    return goesOn ? { values: emptied, fault: null } : { values, fault: 'not-a-number' as const }
  }
  const reading = readIdentityCard(scan)
  if (!reading.isCard) {
    const { fault, personalId } = reading
    const known = personalId === null ? {} : { kind: 'citizen', personalId }
    return { values: { ...emptied, ...known }, fault }
  }
  const { personalId, name, birthDate, address } = reading.card
  return {
    values: {
      ...emptied,
      kind: 'citizen',
      personalId,
      name,
      birthDate,
      address,
      phone: '',
      email: '',
      ...filledFor(personalId, { name, birthDate, address }),
    },
    fault: null,
  }
}

/** Scans that were attached before and are not wanted any more are left out. */
function withoutDropped(values: Values): Record<string, string> {
  const dropped = Object.keys(values).flatMap((name) =>
    name.startsWith('drop.') ? [name.slice('drop.'.length)] : [],
  )
  const gone = new Set(dropped.flatMap((id) => [`drop.${id}`, `fileId.${id}`, `fileName.${id}`]))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !gone.has(name)))
}

/** Keeps the scans that came along, each in place of an earlier one of its paper, so that they are there whatever the page says next. */
async function withFiles(context: Context, language: Language, form: FormData) {
  const values = withoutDropped(valuesOf(form))
  const faults: PageFault[] = []
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' && value.size > 0) {
      const id = name.replace(/^file\./, '')
      try {
        const bytes = Buffer.from(await value.arrayBuffer())
        const file = await storeUpload(context, { name: value.name, bytes })
        values[`fileId.${id}`] = file.id
        values[`fileName.${id}`] = file.name
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        faults.push({ id: `file.${id}`, text: refusalText(error.code, language) })
      }
    }
  }
  return { values, faults }
}
