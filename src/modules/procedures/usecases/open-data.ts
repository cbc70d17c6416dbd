import { createHash } from 'node:crypto'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { xlsxOf } from '#platform/spreadsheets'
import type { ProcedureVersion } from '../domain/content.ts'
import { CPSV_CONTEXT, publicService } from '../domain/cpsv.ts'
import { nationalRecordOf } from '../domain/national-writing.ts'
import {
  cellOf,
  CODE_TITLE,
  SHEET_COLUMNS,
  SHEET_NAME,
  type WritingNames,
} from '../domain/sheet.ts'
import { catalogueOf, type Catalogue } from './catalogue.ts'
import type { CatalogueNeighbours, CatalogueUnits } from './neighbours.ts'
import { decidingUnitName } from './search-procedures.ts'

/** The whole catalogue of today, ready to be given away. */
export interface OpenCatalogue {
  /** Changes when what is given away changes. */
  readonly tag: string
  /** All procedures as one JSON document, piece by piece. */
  json(): Generator<string>
  /** The same as public services of CPSV-AP in JSON-LD. */
  jsonLd(): Generator<string>
  /** The same as records of the national service `LayThuTuc`. */
  nationalJson(): Generator<string>
  /** The same as a workbook, a row for each. */
  xlsx(): Promise<Buffer>
}

/** Kept as long as neither the catalogue nor the organisation changes; `tag` knows both. */
const workbooks = new WeakMap<Catalogue, { readonly tag: string; readonly made: Promise<Buffer> }>()
const namesOf = new WeakMap<CatalogueUnits, string>()

/**
 * The catalogue in force today as open data, for anybody: what the procedures say and who decides, without the internal
 * process.
 */
export async function openCatalogue(
  context: Context,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<OpenCatalogue> {
  authorise(context.actor, 'procedures.read')
  const catalogue = await catalogueOf(context)
  const { units } = await neighbours.organisation(context)
  const versions = catalogue.index.documents.map(({ entry }) => entry)
  const address = (code: string) => `${context.publicUrl}/thu-tuc/${code}`
  const tag = tagOf(context, catalogue, units)
  return {
    tag,
    json: () =>
      listed(
        `{"locality":${JSON.stringify(context.locality.code)},"day":"${catalogue.day}","procedures":[`,
        versions,
        (version) => asOpen(version, address(version.code), units),
      ),
    jsonLd: () =>
      listed(`{"@context":${JSON.stringify(CPSV_CONTEXT)},"@graph":[`, versions, (version) =>
        publicService(version, address(version.code), decidingUnitName(version, units)),
      ),
    nationalJson: () =>
      listed('{"data":[', versions, ({ code, content }) =>
        nationalRecordOf(code, content, namesFor(units, code)),
      ),
    xlsx: () => {
      const known = workbooks.get(catalogue)
      if (known?.tag === tag) return known.made
      const made = workbook(versions, address, units)
      workbooks.set(catalogue, { tag, made })
      // One that could not be made is made anew for whoever asks next.
      made.catch(() => {
        if (workbooks.get(catalogue)?.made === made) workbooks.delete(catalogue)
      })
      return made
    },
  }
}

function tagOf(
  { locality, publicUrl }: Context,
  { day, revision }: Catalogue,
  units: CatalogueUnits,
): string {
  const names = namesOf.get(units) ?? digest(units.units.map(({ id }) => units.unit(id)?.name))
  namesOf.set(units, names)
  return digest([locality.id, publicUrl, day, revision, names])
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}

/** A JSON document of many entries that ends as its beginning opened it; a catalogue is never one text in memory. */
function* listed(
  begin: string,
  versions: readonly ProcedureVersion[],
  asEntry: (version: ProcedureVersion) => unknown,
): Generator<string> {
  yield begin
  for (const [at, version] of versions.entries())
    yield `${at === 0 ? '' : ','}\n${JSON.stringify(asEntry(version))}`
  yield '\n]}\n'
}

function asOpen(version: ProcedureVersion, address: string, units: CatalogueUnits): unknown {
  const { code, number, effectiveFrom, content } = version
  const { competence: _, ...text } = content
  const agency = decidingUnitName(version, units)
  return { code, version: number, effectiveFrom, address, decidedBy: agency, ...text }
}

/** What the catalogue's sheet has beside what is read back from it. */
const TOLD = [
  { title: 'Có hiệu lực từ', width: 14 },
  { title: 'Địa chỉ', width: 40 },
]
const COLUMNS = [{ title: CODE_TITLE, width: 12 }, ...SHEET_COLUMNS, ...TOLD].map(
  ({ title, width }) => ({ title, width }),
)

function workbook(
  versions: readonly ProcedureVersion[],
  address: (code: string) => string,
  units: CatalogueUnits,
): Promise<Buffer> {
  const rows = versions.map(({ code, effectiveFrom, content }) => [
    code,
    ...SHEET_COLUMNS.map((column) => cellOf(column, content, namesFor(units, code))),
    effectiveFrom,
    address(code),
  ])
  return xlsxOf({ name: SHEET_NAME, columns: COLUMNS, rows })
}

/** Whoever looks after a procedure today stands for a unit that has ended. */
function namesFor(units: CatalogueUnits, code: string): WritingNames {
  return {
    unitName(slug) {
      const unit = units.named(slug, code)
      return unit === null ? null : (units.unit(unit.id)?.name ?? null)
    },
  }
}
