import { fileTypeFromBuffer } from 'file-type'
import { hasForeignContent } from './foreign-content.ts'
import {
  faulty,
  sound,
  type Findings,
  type Inspection,
  type InspectionLimits,
} from './inspection.ts'
import { readJpeg } from './jpeg.ts'
import { examineOffice } from './office.ts'
import { examinePdf } from './pdf.ts'
import { examinePicture } from './picture.ts'
import { readPng } from './png.ts'
import { readTiff } from './tiff.ts'

/** In an Office file that is locked with a password, the name of what holds the rest. */
const LOCKED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Says what the bytes are and what is wrong with them. Runs in a thread of its own: whatever a parser
 * makes of hostile bytes stays there, and what it throws on means that the file is damaged.
 */
export async function examine(bytes: Buffer, limits: InspectionLimits): Promise<Inspection> {
  const mediaType = await fileTypeFromBuffer(bytes).then(
    (found) => found?.mime ?? null,
    () => null,
  )
  const findings = await examineAs(mediaType, bytes, limits).catch(() => faulty('damaged'))
  return { mediaType, ...findings }
}

async function examineAs(
  mediaType: string | null,
  bytes: Buffer,
  limits: InspectionLimits,
): Promise<Findings> {
  switch (mediaType) {
    case 'application/pdf':
      return orMixed(await examinePdf(bytes), bytes)
    case 'image/jpeg':
      return orMixed(examinePicture(readJpeg(bytes), limits), bytes)
    case 'image/png':
      return orMixed(examinePicture(readPng(bytes), limits), bytes)
    case 'image/tiff':
      return orMixed(examinePicture(readTiff(bytes), limits), bytes)
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return examineOffice(bytes, 'word/', limits)
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return examineOffice(bytes, 'xl/', limits)
    case 'application/x-cfb':
      return bytes.includes(LOCKED_PACKAGE) ? faulty('encrypted') : sound()
    default:
      return mediaType?.includes('.macroenabled') === true ? faulty('active-content') : sound()
  }
}

function orMixed(findings: Findings, bytes: Buffer): Findings {
  return hasForeignContent(bytes) ? faulty('mixed') : findings
}
