import { day, type Day } from '#kernel/day'

/** The rules of law that changed from one period to the next. A dossier keeps those it was filed under. */
export interface Rulebook {
  readonly id: RulebookId
  readonly name: string
  readonly validFrom: Day
  /** The last day; null while in force. */
  readonly validTo: Day | null
  /** Received after this time of day, a dossier counts as received the next working day. */
  readonly cutOff: string
  readonly supplement: {
    /** How often supplements may be asked for in the whole handling; null for no limit. */
    readonly mostRequests: number | null
    /** What happens to the term when the person has answered: it goes on, or starts again. */
    readonly term: 'pause' | 'reset'
    /** Working days the person has to answer. */
    readonly answerWithin: number
  }
  /** Working hours within which reception answers what was filed online. */
  readonly answerOnlineWithin: number
  /** How often a due date may be put off with an apology. */
  readonly mostExtensions: number
  /** What it means that a unit asked for its opinion did not give it in time; null for nothing. */
  readonly silentOpinion: SilentOpinion | null
  /** Whether a dossier may be received anywhere in the province, whichever agency decides. */
  readonly isReceivedAnywhere: boolean
  readonly posting: PostingRule
}

/** By when a place that receives has a version that came into force on its board. */
export interface PostingRule {
  /** Working days of the agency, counted from the day the version came into force. */
  readonly within: number
  /** The text that says so. */
  readonly basis: string
}

/** The opinion counts as agreement, or is left out; either way the unit answers for its silence. */
export interface SilentOpinion {
  readonly effect: 'agreed' | 'left-out'
  /** The text that says so. */
  readonly basis: string
}

export type RulebookId = 'decree-61-2018' | 'decree-118-2025'

const POSTING: PostingRule = {
  within: 5,
  basis:
    'Nghị định 63/2010/NĐ-CP, Điều 17; quy chế công bố, niêm yết của tỉnh (cần đối chiếu văn bản)',
}

/**
 * Decree 61/2018/NĐ-CP as amended by 107/2021, and Decree 118/2025/NĐ-CP. Under the later one a
 * supplement is asked for once and the term starts again (arts. 11, 17; to confirm against the text).
 */
const RULEBOOKS: Readonly<Record<RulebookId, Rulebook>> = {
  'decree-61-2018': {
    id: 'decree-61-2018',
    name: 'Nghị định 61/2018/NĐ-CP, sửa đổi bởi Nghị định 107/2021/NĐ-CP',
    validFrom: day('2018-06-21'),
    validTo: day('2025-06-30'),
    cutOff: '15:00',
    supplement: { mostRequests: null, term: 'pause', answerWithin: 15 },
    answerOnlineWithin: 8,
    mostExtensions: 1,
    silentOpinion: {
      effect: 'agreed',
      basis: 'Nghị định 61/2018/NĐ-CP, Điều 18 (cần đối chiếu văn bản)',
    },
    isReceivedAnywhere: false,
    posting: POSTING,
  },
  'decree-118-2025': {
    id: 'decree-118-2025',
    name: 'Nghị định 118/2025/NĐ-CP',
    validFrom: day('2025-07-01'),
    validTo: null,
    cutOff: '15:00',
    supplement: { mostRequests: 1, term: 'reset', answerWithin: 15 },
    answerOnlineWithin: 8,
    mostExtensions: 1,
    silentOpinion: {
      effect: 'agreed',
      basis: 'Nghị định 118/2025/NĐ-CP, Điều 18 (cần đối chiếu văn bản)',
    },
    isReceivedAnywhere: true,
    posting: POSTING,
  },
}

/** The rulebook in force on a day. Days before the first one fall under it. */
export function rulebookOn(on: Day): Rulebook {
  const latest = RULEBOOKS['decree-118-2025']
  return on >= latest.validFrom ? latest : RULEBOOKS['decree-61-2018']
}

/** The rulebook a dossier was filed under. */
export function rulebookById(id: string): Rulebook {
  const found = (RULEBOOKS as Readonly<Record<string, Rulebook>>)[id]
  if (found === undefined) throw new Error(`unknown rulebook: ${id}`)
  return found
}
