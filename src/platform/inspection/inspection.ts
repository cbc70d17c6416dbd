/** What makes a file unfit to be kept, whatever its name says. */
export type InspectionFault =
  /** Needs a password, or forbids what its reader may do. */
  | 'encrypted'
  /** Cut short, or not what its format demands. */
  | 'damaged'
  /** Carries scripts, macros, programs or further files. */
  | 'active-content'
  /** Unpacks to more than the limits. */
  | 'unpacks-too-large'
  | 'too-many-pixels'
  /** Its XML declares a document type, with which a reader can be made to fetch what it should not. */
  | 'doctype'
  /** Its entries bear names that lead out of it, or that mean the same. */
  | 'unsafe-names'
  /** Is a further format at the same time. */
  | 'mixed'
  /** Took more time or memory to examine than a file may, or brought its thread down. */
  | 'too-costly'

/** What was found in a file: what its bytes are, what is wrong with it, and how many pages it has. */
export interface Inspection {
  /** The media type by content, or null when it is none that is known. */
  readonly mediaType: string | null
  readonly fault: InspectionFault | null
  /** Pages of a PDF or TIFF; null for what has none. */
  readonly pages: number | null
}

/** How far a file may go. */
export interface InspectionLimits {
  /** Of one picture, or one page of it. */
  readonly pixels: number
  /** Entries of an archive. */
  readonly entries: number
  /** Bytes of all entries of an archive when unpacked. */
  readonly unpackedBytes: number
  /** How many times its own size an archive may unpack to, once that is more than `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
}

/** What an examination of one format says. */
export type Findings = Pick<Inspection, 'fault' | 'pages'>

export function sound(pages: number | null = null): Findings {
  return { fault: null, pages }
}

export function faulty(fault: InspectionFault): Findings {
  return { fault, pages: null }
}
