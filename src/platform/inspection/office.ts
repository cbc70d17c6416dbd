import { crc32 } from 'node:zlib'
import {
  fromBufferPromise,
  getFileNameLowLevel,
  validateFileName,
  type Entry,
  type ZipFile,
} from 'yauzl'
import {
  faulty,
  sound,
  type Findings,
  type InspectionFault,
  type InspectionLimits,
} from './inspection.ts'

const MOST_NAME_CHARACTERS = 255
const SYMBOLIC_LINK = 0o120_000
const FILE_TYPE_BITS = 0o170_000

/** Where macros and programs lie in an Office file, whatever its content types say. */
const ACTIVE_ENTRY =
  /(^|\/)vba(project\.bin|data\.xml)$|(^|\/)(activex|macrosheets)\/|\.(docm|dotm|xlsm|xltm|xlam|pptm|exe|dll|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|jar|msi|lnk)$/i

/** Examines an Office Open XML file (ECMA-376), which is a ZIP archive of XML parts. */
export async function examineOffice(
  bytes: Buffer,
  folder: 'word/' | 'xl/',
  limits: InspectionLimits,
): Promise<Findings> {
  const archive = await fromBufferPromise(bytes, { decodeStrings: false })
  if (archive.entryCount > limits.entries) return faulty('unpacks-too-large')
  const entries: NamedEntry[] = []
  for await (const entry of archive.eachEntry()) entries.push({ entry, name: nameOf(entry) })

  const fault = faultOfEntries(entries, bytes.length, limits)
  if (fault !== null) return faulty(fault)
  const names = entries.map(({ name }) => name)
  if (!names.includes('[Content_Types].xml') || !names.some((name) => name.startsWith(folder)))
    return faulty('damaged')
  for (const { entry } of entries) {
    const found = await readThrough(archive, entry)
    if (found !== null) return faulty(found)
  }
  return sound()
}

interface NamedEntry {
  readonly entry: Entry
  readonly name: string
}

function nameOf(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
}

/** What the table of contents tells, before anything is unpacked. */
function faultOfEntries(
  entries: readonly NamedEntry[],
  packedBytes: number,
  limits: InspectionLimits,
): InspectionFault | null {
  const unpacked = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
  const mostByRatio = Math.max(limits.ratioFromBytes, limits.ratio * packedBytes)
  if (unpacked > Math.min(limits.unpackedBytes, mostByRatio)) return 'unpacks-too-large'
  if (entries.some(isUnsafe) || hasTwins(entries)) return 'unsafe-names'
  if (entries.some(({ entry }) => entry.isEncrypted())) return 'encrypted'
  return entries.some(({ name }) => ACTIVE_ENTRY.test(name)) ? 'active-content' : null
}

/** A name that leads out of the archive, or an entry that is a link. */
function isUnsafe({ entry, name }: NamedEntry): boolean {
  return (
    validateFileName(name) !== null ||
    name.length > MOST_NAME_CHARACTERS ||
    /[\u0000-\u001F\u007F]/.test(name) ||
    ((entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS) === SYMBOLIC_LINK
  )
}

/** Two entries whose names mean the same: one reader takes the first and another the last. */
function hasTwins(entries: readonly NamedEntry[]): boolean {
  return (
    new Set(entries.map(({ name }) => name.normalize('NFC').toLowerCase())).size < entries.length
  )
}

/** Unpacks one entry, a piece at a time, and finds whether it is whole and declares a document type. */
async function readThrough(archive: ZipFile, entry: Entry): Promise<InspectionFault | null> {
  let checksum = 0
  let isMarkup: boolean | null = null
  let before = ''
  for await (const piece of await archive.openReadStreamPromise(entry)) {
    checksum = crc32(piece as Buffer, checksum)
    if (isMarkup === false) continue
    // Without the zeros, two-byte encodings read like one-byte ones.
    const text = before + (piece as Buffer).toString('latin1').replaceAll('\0', '')
    isMarkup ??= text.trim() === '' ? null : MARKUP.test(text)
    if (isMarkup && DOCTYPE.test(text)) return 'doctype'
    before = text.slice(-DOCTYPE_CHARACTERS)
  }
  return checksum === entry.crc32 ? null : 'damaged'
}

/** The first sign after a byte order mark and blanks. */
const MARKUP = /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*</
const DOCTYPE = /<!DOCTYPE/i
const DOCTYPE_CHARACTERS = '<!DOCTYPE'.length
