import type { Condition, Traits } from '#modules/processes'
import { texts } from '../../texts.ts'

interface Words {
  readonly channels: Readonly<Record<Traits['channel'], string>>
  readonly applicants: Readonly<Record<Traits['applicantKind'], string>>
}

/** What the values of a condition are called. */
export const CONDITIONS = texts(
  {
    channels: {
      online: 'Nộp trực tuyến',
      counter: 'Nộp tại quầy',
      post: 'Nộp qua bưu chính công ích',
    },
    applicants: {
      citizen: 'Công dân',
      business: 'Doanh nghiệp',
      organisation: 'Cơ quan, tổ chức',
      'household-business': 'Hộ kinh doanh',
    },
    or: ' hoặc ',
  } satisfies Words & { or: string },
  {
    channels: { online: 'Filed online', counter: 'Filed at the counter', post: 'Filed by post' },
    applicants: {
      citizen: 'Citizens',
      business: 'Businesses',
      organisation: 'Organisations',
      'household-business': 'Household businesses',
    },
    or: ' or ',
  },
)

/** A case by the name that its procedure gives it. */
export interface NamedCase {
  readonly id: string
  readonly name: string
}

/** For which dossiers something is, in words: of each list one, all lists together. */
export function conditionWords(
  { cases, channels, applicants }: Condition,
  named: readonly NamedCase[],
  language: 'vi' | 'en',
): string {
  const words = CONDITIONS[language]
  const lists = [
    cases?.map((id) => named.find((each) => each.id === id)?.name ?? id),
    channels?.map((channel) => words.channels[channel]),
    applicants?.map((applicant) => words.applicants[applicant]),
  ]
  return lists.flatMap((names) => (names === undefined ? [] : [names.join(words.or)])).join('; ')
}
