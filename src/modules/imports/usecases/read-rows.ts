import { differing } from '#kernel/same'
import { organisationNow } from '#modules/organisations'
import {
  catalogueOf,
  CODE_TITLE,
  contentFaults,
  listVersions,
  localisationsNow,
  procedureById,
  SHEET_COLUMNS,
  type Localisation,
  type ProcedureContent,
  type ProcedureVersion,
  type SheetNames,
} from '#modules/procedures'
import { emptyContent } from '#modules/publications'
import type { Context } from '#platform/context'
import {
  codesTouched,
  keepingOwn,
  touchedTwice,
  type ImportRow,
  type RowFault,
} from '../domain/import.ts'
import type { GivenRow } from './given-rows.ts'
import { EXAMPLE_CODE } from './template.ts'

/** What each row would change of the catalogue as it is now. */
export async function comparedRows(
  context: Context,
  given: readonly GivenRow[],
): Promise<ImportRow<ProcedureContent>[]> {
  const [names, local] = [await namesOf(context), await localisationsNow(context)]
  const sameCode = Map.groupBy(given, ({ code }) => code)
  const rows: ImportRow<ProcedureContent>[] = []
  for (const row of given) {
    const { relatedCode } = row.change.kind === 'replace' ? row.change : { relatedCode: null }
    const present: Present = {
      own: await standingOf(context, row.code),
      related: relatedCode === null ? null : await standingOf(context, relatedCode),
      local: local.get(row.code) ?? null,
    }
    const faults = [...row.faults, ...faultsOfCode(row, sameCode.get(row.code) ?? [])]
    rows.push(compared({ ...row, faults }, names(row.code), present))
  }
  return withoutContradictions(rows, given)
}

/** The version of a procedure that holds last, and whether its end is known. */
interface Standing {
  readonly version: ProcedureVersion
  readonly isEnded: boolean
}

async function standingOf(context: Context, code: string): Promise<Standing | null> {
  const [latest] = code === '' ? [] : await listVersions(context, code)
  const version = latest === undefined ? null : await procedureById(context, latest.id)
  return version === null ? null : { version, isEnded: latest?.effectiveTo !== null }
}

/** A code that stands in several rows; of a repeal that changes the procedure as well it is told so. */
function faultsOfCode(
  { code, codeColumn }: GivenRow,
  all: readonly Pick<GivenRow, 'change'>[],
): RowFault[] {
  if (code === '' || all.length < 2) return []
  const isRepealed = all.some(({ change }) => change.kind === 'repeal')
  const fault = isRepealed ? 'repealed-and-changed' : 'code-twice'
  return [{ column: codeColumn, code: fault, given: code }]
}

/** The rows, but those that another row of the file contradicts: it changes what they end, or ends it too. */
function withoutContradictions(
  rows: readonly ImportRow<ProcedureContent>[],
  given: readonly GivenRow[],
): ImportRow<ProcedureContent>[] {
  const agreed = rows.map((row, at) => agreeing(row, rows, given[at]?.changeColumn ?? ''))
  const twice = touchedTwice(agreed)
  return agreed.map((row, at) => {
    const code = codesTouched(row).find((each) => twice.has(each))
    const { changeColumn: column = '' } = given[at] ?? {}
    return code === undefined
      ? row
      : faulty(row, [{ column, code: 'repealed-and-changed', given: code }])
  })
}

/** A repeal that another row says as well, for it replaces the procedure: that row does both. */
function agreeing(
  row: ImportRow<ProcedureContent>,
  rows: readonly ImportRow<ProcedureContent>[],
  column: string,
): ImportRow<ProcedureContent> {
  if (row.state !== 'repealed') return row
  const replacing = rows.find(
    ({ state, code, relatedCode }) =>
      state === 'replacing' &&
      relatedCode === row.code &&
      (row.relatedCode === null || row.relatedCode === code),
  )
  if (replacing === undefined) return row
  const note = { column, code: 'ends-by-replacement', given: replacing.code ?? '' }
  return { ...faulty(row, [note]), state: 'unchanged' }
}

interface Present {
  readonly own: Standing | null
  /** Of what it replaces. */
  readonly related: Standing | null
  readonly local: Localisation | null
}

type Base = Pick<
  ImportRow,
  'position' | 'code' | 'name' | 'baseVersionId' | 'relatedCode' | 'publicationId'
>

/** A row that changes nothing, with what is wrong with it. */
function faulty(
  { position, code, name, baseVersionId, publicationId }: Base,
  faults: readonly RowFault[],
): ImportRow<ProcedureContent> {
  const base = { position, code, name, baseVersionId, publicationId }
  const nothing = { content: null, changed: [], kept: [] } as const
  const related = { relatedCode: null, relatedBaseVersionId: null } as const
  return { ...base, ...nothing, ...related, state: 'faulty', faults }
}

function compared(row: GivenRow, names: SheetNames, present: Present): ImportRow<ProcedureContent> {
  const version = present.own?.version ?? null
  const base = {
    position: row.position,
    code: row.code === '' ? null : row.code,
    name: row.name === '' ? (version?.content.name ?? '') : row.name,
    baseVersionId: version?.id ?? null,
    relatedCode: row.change.kind === 'text' ? null : row.change.relatedCode,
    relatedBaseVersionId: null,
    publicationId: null,
  }
  if (row.code === EXAMPLE_CODE)
    return { ...faulty(base, [leftOut(row.codeColumn)]), state: 'unchanged' }
  const faults = [...row.faults, ...faultsOfChange(row, present)]
  if (faults.length > 0) return faulty(base, faults)
  if (row.change.kind === 'repeal')
    return { ...faulty(base, []), state: 'repealed', relatedCode: base.relatedCode }
  return comparedText(row, base, names, present)
}

/** Why a procedure cannot be repealed, or another not be replaced. */
function faultsOfChange({ code, codeColumn, change, changeColumn }: GivenRow, present: Present) {
  if (change.kind === 'text') return []
  const { relatedCode } = change
  const column = change.kind === 'repeal' ? codeColumn : changeColumn
  const fault = (name: string, given: string | null) => [{ column, code: name, given: given ?? '' }]
  if (relatedCode === code) return fault('replaced-by-itself', code)
  const [ended, itsCode] =
    change.kind === 'repeal' ? [present.own, code] : [present.related, relatedCode]
  if (ended === null) return fault('procedure-unknown', itsCode)
  return ended.isEnded ? fault('already-repealed', itsCode) : []
}

/** What the text of a row would change. What replaces another begins with what that one says. */
function comparedText(
  row: GivenRow,
  base: Base,
  names: SheetNames,
  { own, related, local }: Present,
): ImportRow<ProcedureContent> {
  const before = (own ?? related)?.version.content ?? emptyContent()
  const read = row.read(before, names)
  const { content, kept } = keepingOwn(before, read.content, local?.ownParts ?? [])
  const faults = [...read.faults, ...ruleFaults(content, row.codeColumn, read.faults)]
  if (faults.length > 0) return faulty(base, faults)

  const changed = differing(before, content)
  const isNew = own === null || own.isEnded
  const otherwise = isNew ? 'new' : changed.length > 0 ? 'changed' : 'unchanged'
  const state = related === null ? otherwise : 'replacing'
  return {
    ...base,
    state,
    relatedBaseVersionId: related?.version.id ?? null,
    content: state === 'unchanged' ? null : content,
    changed,
    kept: [...kept, ...laidOver(changed, local)],
    faults: [],
  }
}

/** The note beside the row of the template that shows how to write. */
function leftOut(column: string): RowFault {
  return { column, code: 'example-row', given: '' }
}

/** The text has another address than before, and people see the locality's own. */
function laidOver(changed: readonly string[], local: Localisation | null): string[] {
  return changed.includes('national') && local?.place != null ? ['place'] : []
}

/** Parts that stand in the column of another. */
const WITHIN: Readonly<Record<string, string>> = {
  sectorGroup: 'sector',
  competentAgency: 'competence',
  handledElsewhere: 'competence',
  cases: 'components',
}

/** The rules that the whole breaks, one fault a column; where a piece could not be read its absence is not told too. */
function ruleFaults(
  content: ProcedureContent,
  codeColumn: string,
  known: readonly RowFault[],
): RowFault[] {
  if (codeColumn !== CODE_TITLE && known.length > 0) return []
  const told = new Set(known.map(({ column }) => column))
  const faults: RowFault[] = []
  for (const { path, code } of contentFaults(content)) {
    const part = String(path[0] ?? '')
    const column = SHEET_COLUMNS.find(({ id }) => id === (WITHIN[part] ?? part))?.title ?? part
    if (told.has(column)) continue
    told.add(column)
    const item = path.slice(1).find((piece) => typeof piece === 'number')
    const given = item === undefined ? '' : String(item + 1)
    faults.push({ column, code: RULES[code] ?? 'rule-broken', given })
  }
  return faults
}

const RULES: Readonly<Record<string, string>> = { too_small: 'cell-empty', too_big: 'too-long' }

/** The names in a row of a procedure: whoever looks after it stands for a unit that has ended. */
async function namesOf(context: Context): Promise<(code: string) => SheetNames> {
  const [organisation, { index }] = [await organisationNow(context), await catalogueOf(context)]
  const slugs = new Map(organisation.units.map(({ name, slug }) => [name.toLowerCase(), slug]))
  const groups = new Map(
    index.documents.map(({ entry: { content } }) => [content.sector, content.sectorGroup]),
  )
  return (code) => ({
    unitName: (slug) => organisation.named(slug, code)?.name ?? null,
    unitSlug: (name) => slugs.get(name.toLowerCase()) ?? null,
    sectorGroup: (sector) => groups.get(sector) ?? null,
  })
}
