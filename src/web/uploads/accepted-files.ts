import { FILE_KINDS, MOST_FILE_BYTES } from '#modules/documents/domain'
import { texts } from '../texts.ts'

const SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff']

function endingsOf(kinds: typeof FILE_KINDS): string {
  return kinds.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',')
}

/** What a file field lets people choose, for `accept`: every kind of file that is taken in. */
export const ANY_PAPER = endingsOf(FILE_KINDS)

/** What a scanner or a camera makes, for `accept`. */
export const SCANS = endingsOf(FILE_KINDS.filter(({ mediaType }) => SCAN_TYPES.includes(mediaType)))

const MOST = `${MOST_FILE_BYTES / 1024 ** 2} MB`

/** What people are told of it beside the field. */
export const ACCEPTED_FILES = texts(
  { each: `PDF, ảnh JPEG, PNG hoặc TIFF, tệp Word, Excel; mỗi tệp nhiều nhất ${MOST}.` },
  { each: `PDF, picture (JPEG, PNG or TIFF), Word or Excel file; at most ${MOST} each.` },
)
