import readWorkbook from 'read-excel-file/node'
import { fromBufferPromise } from 'yauzl'
import type { GivenCell, GivenSheet } from './given-sheet.ts'

/** Every sheet of a workbook. Its archive has been examined before: here it is only read. */
export async function sheetsIn(bytes: Buffer): Promise<GivenSheet[]> {
  const [sheets, formulas] = await Promise.all([readWorkbook(bytes), formulasIn(bytes)])
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data as unknown as GivenCell[][],
    formulas: formulas.get(sheet) ?? [],
  }))
}

const BOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'

/** The cells with formulas by sheet: what is read of a cell tells only what its formula came to. */
async function formulasIn(bytes: Buffer): Promise<ReadonlyMap<string, readonly string[]>> {
  const parts = await partsOf(bytes)
  const targets = new Map(
    tagsOf(parts.get(RELATIONS) ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/u, 'xl/'),
    ]),
  )
  const sheets = tagsOf(parts.get(BOOK) ?? '', 'sheet').map((tag) => {
    const part = parts.get(targets.get(attribute(tag, 'r:id')) ?? '') ?? ''
    return [
      attribute(tag, 'name'),
      [...part.matchAll(FORMULA)].map(([, cell = '']) => cell),
    ] as const
  })
  return new Map(sheets)
}

/** A cell whose first child is a formula. */
const FORMULA = /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]/gu

function tagsOf(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'gu')) ?? []
}

function attribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag) ?? []
  return value.replaceAll(/&(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/giu, (_, entity: string) =>
    meant(entity.toLowerCase()),
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

function meant(entity: string): string {
  if (!entity.startsWith('#')) return ENTITIES[entity] ?? ''
  const isHexadecimal = entity.startsWith('#x')
  return String.fromCodePoint(
    Number.parseInt(entity.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10),
  )
}

/** The parts that tell where formulas stand, as text. */
async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const archive = await fromBufferPromise(bytes)
  const parts = new Map<string, string>()
  for await (const entry of archive.eachEntry()) {
    if (
      !/^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/u.test(
        entry.fileName,
      )
    )
      continue
    const pieces: Buffer[] = []
    for await (const piece of await archive.openReadStreamPromise(entry))
      pieces.push(piece as Buffer)
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
  }
  return parts
}
