/** Sizes in bytes of the parts of an OpenType font that lead to its character map. */
const FILE_HEADER = 12
const TABLE_RECORD = 16
const MAP_HEADER = 4
const MAP_RECORD = 8
const SEGMENTS_HEADER = 14

/** The code points that every one of these fonts has a glyph for. */
export function coveredByAll(fonts: readonly Buffer[]): ReadonlySet<number> {
  return fonts.map(coverageOf).reduce((shared, coverage) => shared.intersection(coverage))
}

/** The code points up to U+FFFF that the font has a glyph for. */
function coverageOf(font: Buffer): Set<number> {
  const map = segmentMapOf(font)
  const bytes = map.readUInt16BE(6)
  const firstCodes = SEGMENTS_HEADER + bytes + 2
  const covered = new Set<number>()
  for (let at = 0; at < bytes; at += 2) {
    const last = map.readUInt16BE(SEGMENTS_HEADER + at)
    const first = map.readUInt16BE(firstCodes + at)
    const delta = map.readUInt16BE(firstCodes + bytes + at)
    const offsetAt = firstCodes + 2 * bytes + at
    const offset = map.readUInt16BE(offsetAt)
    for (let code = first; code <= last; code += 1) {
      const listed = offset === 0 ? code : map.readUInt16BE(offsetAt + offset + 2 * (code - first))
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) covered.add(code)
    }
  }
  return covered
}

/** The font's character map for the basic plane: the subtable of format 4 of the table `cmap`. */
function segmentMapOf(font: Buffer): Buffer {
  const maps = tableOf(font, 'cmap')
  for (let record = 0; record < maps.readUInt16BE(2); record += 1) {
    const map = maps.subarray(maps.readUInt32BE(MAP_HEADER + MAP_RECORD * record + 4))
    if (map.readUInt16BE(0) === 4) return map
  }
  throw new Error('The font has no character map of format 4.')
}

function tableOf(font: Buffer, tag: string): Buffer {
  for (let record = 0; record < font.readUInt16BE(4); record += 1) {
    const at = FILE_HEADER + TABLE_RECORD * record
    if (font.toString('latin1', at, at + 4) === tag) return font.subarray(font.readUInt32BE(at + 8))
  }
  throw new Error(`The font has no table ${tag}.`)
}
