import { parseDay } from '#kernel/day'
import type { ProcedureContent, Silence, TermParts, TimeLimit } from '#modules/procedures'
import type { FieldSpec, ListSpec } from './record-fields.ts'

type Json = Readonly<Record<string, unknown>>

/** As it comes from a form: whatever is in it may not have been typed. */
type Typed<Whole> = {
  readonly [Key in keyof Whole]?:
    | (Whole[Key] extends object ? Typed<Whole[Key]> : Whole[Key])
    | null
}

/** What stands around a piece that was not there yet. */
const BEGINNINGS: Json = {
  handledElsewhere: { reason: '', link: '' },
  amount: { min: null, max: null },
  commune: { addressQuestion: null },
  national: {
    origin: 'central',
    publisherCode: null,
    sectorCode: null,
    keywords: [],
    description: null,
    receivingAddress: null,
    authority: null,
    delegates: [],
    relatedProcedures: [],
    terms: [],
  },
}

/** The piece at a path; undefined where there is none. */
export function pieceAt(whole: unknown, path: string): unknown {
  let piece = whole
  for (const key of path.split('.')) {
    if (typeof piece !== 'object' || piece === null) return undefined
    piece = (piece as Json)[key]
  }
  return piece
}

/** The same with another piece at the path. */
export function withPiece(whole: Json, path: string, piece: unknown): Json {
  const [key = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...whole, [key]: piece }
  const around = (whole[key] ?? BEGINNINGS[key] ?? {}) as Json
  return { ...whole, [key]: withPiece(around, rest.join('.'), piece) }
}

/** A piece as it is typed in: one text, or what of several is chosen. */
export function typed({ path, kind }: FieldSpec, whole: unknown): string | readonly string[] {
  const piece = pieceAt(whole, path)
  if (kind === 'yes') return piece === null || piece === false || piece === undefined ? 'no' : 'yes'
  if (kind === 'lines') return ((piece ?? []) as readonly string[]).join('\n')
  if (kind === 'choices') return (piece ?? []) as readonly string[]
  if (piece === null || piece === undefined) return ''
  if (typeof piece === 'number') return String(piece).replace('.', ',')
  return typeof piece === 'string' ? piece : ''
}

/** What a form sent for some pieces, to be shown again as it was typed. */
export function typedIn(
  fields: readonly FieldSpec[],
  form: FormData,
): (string | readonly string[])[] {
  return fields.map(({ path, kind }) => {
    const given = form.getAll(path).filter((value) => typeof value === 'string')
    return kind === 'choices' ? given : (given[0] ?? '')
  })
}

/** What an entry is called by; empty while it has no name. */
export function titleOf(list: ListSpec, entry: Json): string {
  const name = entry[list.named]
  return typeof name === 'string' ? name : ''
}

/** What was typed, as it stands in the record; null when it is nothing of its kind. */
function read(
  { path, kind, nullable }: FieldSpec,
  given: readonly string[],
): { is: unknown } | null {
  const text = (given[0] ?? '').trim().normalize('NFC')
  if (kind === 'choices') return { is: given }
  if (kind === 'lines') {
    const lines = text.split(/\r?\n/u).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
    return { is: lines.length === 0 && nullable === true ? null : lines }
  }
  if (kind === 'yes') return { is: text === 'yes' }
  if (text === '' && nullable === true) return { is: path === 'due' ? undefined : null }
  if (kind === 'date') return parseDay(text) === null ? null : { is: text }
  if (kind === 'whole' || kind === 'decimal' || path === 'onTheSpot') return number(kind, text)
  return { is: text.replaceAll('\r\n', '\n') }
}

function number(kind: FieldSpec['kind'], text: string): { is: number } | null {
  if (text === '') return { is: 0 }
  const plain = kind === 'decimal' ? text.replace(',', '.') : text.replaceAll(/[.\s]/gu, '')
  return /^\d{1,12}(?:\.\d{1,4})?$/u.test(plain) ? { is: Number(plain) } : null
}

/** What a form gave for some pieces: the whole with them, and which of them could not be read. */
export function written<Whole extends object>(
  whole: Whole,
  fields: readonly FieldSpec[],
  form: FormData,
): { readonly whole: Whole; readonly unread: readonly string[] } {
  let result = whole as unknown as Json
  const unread: string[] = []
  for (const field of fields) {
    const given = form.getAll(field.path).filter((value) => typeof value === 'string')
    const piece = read(field, given)
    if (piece === null) unread.push(field.path)
    else result = placed(result, field, piece.is)
  }
  if (isSilenceWithoutEffect(result)) unread.push('timeLimit.silence.effect')
  return { whole: settled(result) as unknown as Whole, unread }
}

/** A text is named that gives silence a meaning, and not which. */
function isSilenceWithoutEffect(whole: Json): boolean {
  const silence = pieceAt(whole, 'timeLimit.silence') as Typed<Silence> | undefined
  return silence != null && silence.effect == null && !!silence.basis
}

/** A yes or no to something that holds more keeps what it holds. */
function placed(whole: Json, { path, kind }: FieldSpec, piece: unknown): Json {
  if (kind !== 'yes' || path !== 'competence.commune') return withPiece(whole, path, piece)
  const held = pieceAt(whole, path) ?? BEGINNINGS.commune
  return withPiece(whole, path, piece === true ? held : null)
}

/** Whole things of which nothing was said are not there. */
function settled(whole: Json): Json {
  const term = whole.timeLimit as TimeLimit | undefined
  const elsewhere = whole.handledElsewhere as { reason: unknown; link: unknown } | null | undefined
  const amount = whole.amount as { min: number | null; max: number | null } | null | undefined
  return {
    ...whole,
    ...(term === undefined ? {} : { timeLimit: termOf(term) }),
    ...(elsewhere == null ? {} : { handledElsewhere: elsewhereOf(elsewhere) }),
    ...(amount == null ? {} : { amount: amountOf(amount) }),
  }
}

/** A term has both of its parts, and what follows from silence, or neither. */
function termOf({ parts, silence, ...term }: TimeLimit): Json {
  const said = silence?.effect == null && !silence?.basis ? undefined : silence
  return {
    ...term,
    parts: parts === null ? null : partsOf(parts),
    ...(said === undefined ? {} : { silence: { effect: said.effect, basis: said.basis ?? '' } }),
  }
}

/** Nothing of any part is no part; what is not said of one of two is still to be said. */
function partsOf({ first, second, basis }: Typed<TermParts>): TermParts | null {
  const pieces = [first?.name, first?.value, second?.name, second?.value, basis]
  if (pieces.every((piece) => piece == null || piece === '')) return null
  const whole = (part: typeof first) => ({ name: part?.name ?? '', value: part?.value ?? 0 })
  return { first: whole(first), second: whole(second), basis: basis ?? '' }
}

function elsewhereOf({ reason, link }: { reason: unknown; link: unknown }) {
  if (!reason && !link) return null
  return { reason: reason ?? '', link: link ?? '' }
}

function amountOf({ min, max }: { min: number | null; max: number | null }) {
  return min === null && max === null ? null : { min: min ?? max, max: max ?? min }
}

/** The entries of a list in a record. */
export function entriesOf(content: ProcedureContent, list: ListSpec): readonly Json[] {
  return (pieceAt(content, list.path) ?? []) as readonly Json[]
}

/** The record with other entries in a list. */
export function withEntries(
  content: ProcedureContent,
  list: ListSpec,
  entries: readonly Json[],
): ProcedureContent {
  return withPiece(content as unknown as Json, list.path, entries) as unknown as ProcedureContent
}

/** An entry about which nothing is known yet, under an id that no other has. */
export function newEntry(list: ListSpec, entries: readonly Json[]): Json {
  if (list.idPrefix === undefined) return list.empty
  const taken = new Set(entries.map(({ id }) => id))
  let next = entries.length + 1
  const id = () => `${list.idPrefix}${String(next).padStart(2, '0')}`
  while (taken.has(id())) next += 1
  return { ...list.empty, id: id() }
}

/** The entries with one moved a place up, removed, or put in (at the end when it is new). */
export function changedEntries(
  entries: readonly Json[],
  at: number,
  change: 'remove' | 'up' | Json,
): Json[] {
  if (change === 'remove') return entries.toSpliced(at, 1)
  if (change !== 'up') return entries.toSpliced(at, 1, change)
  const moved = entries[at]
  if (at === 0 || moved === undefined) return [...entries]
  return entries.toSpliced(at, 1).toSpliced(at - 1, 0, moved)
}
