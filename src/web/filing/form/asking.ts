import { createContext, useContext } from 'react'
import type { Answers, FormDefinition } from '#modules/forms/domain'
import type { PageFault } from '../../requests.ts'
import type { FieldProps } from '../../ui/fields.tsx'
import type { Sendings } from '../../uploads/use-sendings.ts'
import { controlId } from './typed-answers.ts'

/** A field whose help is a sentence. */
export type Worded = Omit<FieldProps, 'help'> & { readonly help?: string | undefined }

/** A unit of an address. */
export interface PlaceName {
  readonly code: string
  readonly name: string
}

/** The units among which addresses are chosen: lists by what they lie in. */
export interface PlaceLists {
  /** Code of the province that addresses begin with. */
  readonly usual: string
  /** By `placesKey`. */
  readonly lists: Readonly<Record<string, readonly PlaceName[]>>
}

/** The key of a list of units: `present`, `present/20`, `former/20`, `former/20/178`. */
export function placesKey(era: 'present' | 'former', ...within: readonly string[]): string {
  return [era, ...within].join('/')
}

/** A file that answers a question, as it is shown. */
export interface AnsweredFile {
  readonly id: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly pages: number | null
}

/** What every question of a page is shown with. */
export interface Asking {
  readonly definition: FormDefinition
  readonly answers: Answers
  readonly faults: readonly PageFault[]
  /** What is known of these questions already, by their id; shown as an answer while it is unchanged. */
  readonly known: Answers
  readonly places: PlaceLists
  readonly files: readonly AnsweredFile[]
  /** The files on their way; null where the form is only tried and none are sent. */
  readonly sending: Sendings | null
  /** Where on the page files for the question at a path are on their way to. */
  readonly placeOf: (path: string) => string
  /** Whether scripts run: then nothing has to be sent to see what an answer changes. */
  readonly isLive: boolean
  /** Adds or removes an entry of a group in place; without scripts its button sends the form. */
  readonly changeEntries: (intent: string) => void
}

export const AskingContext = createContext<Asking | null>(null)

export function useAsking(): Asking {
  const asking = useContext(AskingContext)
  if (asking === null) throw new Error('a question is shown outside a form')
  return asking
}

/** What is wrong with the answer at that place. */
export function useFault(path: string): string | undefined {
  const id = controlId(path)
  return useAsking().faults.find((fault) => fault.id === id)?.text
}
