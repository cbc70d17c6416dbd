import { timingSafeEqual } from 'node:crypto'
import type { LetterId } from '#kernel/id'
import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  appointmentsReply,
  dossierByToken,
  dossierToFollow,
  portalStatusOf,
  requireLetterOf,
  silenceReply,
  type Dossier,
  type EventData,
  type FollowedDossier,
  type Party,
} from '#modules/dossiers'
import { letterPages } from '#modules/letters'
import { organisationNow, type Organisation } from '#modules/organisations'
import type { Context } from '#platform/context'
import { countAgainst, type Limit } from '#platform/limits'

const PER_ADDRESS: Limit = { name: 'tracking', most: 10, windowSeconds: 60 }
const WRONG_PER_CODE: Limit = { name: 'tracking-wrong', most: 5, windowSeconds: 3_600 }

/**
 * Where a dossier stands, for whoever has its code and a second secret: the last four characters of
 * the applicant's or owner's identity number, tax code or phone, or the token of the receipt's QR.
 * No personal data. Letters are linked for the token only.
 *
 * A wrong code and a wrong secret are answered alike and after the same work. Limits: 10 a minute
 * from one address, 5 wrong secrets an hour for one code. Refuses: `not-found/dossier`,
 * `too-many/requests`.
 */
export async function trackDossier(
  context: Context,
  asked: { readonly code: string; readonly secret: string },
  address: string,
) {
  const guesses = { limit: WRONG_PER_CODE, subject: asked.code }
  await countAgainst(context, PER_ADDRESS, address, guesses)
  const [found, organisation] = await Promise.all([
    dossierToFollow(context, { code: asked.code }),
    organisationNow(context),
  ])
  const isToken = found !== null && isSame(found.dossier.trackingToken, asked.secret)
  const isRight =
    found !== null &&
    (isToken || secretsOf(found.dossier).some((each) => isSame(each, asked.secret)))
  if (found === null || !isRight) {
    await countAgainst(context, WRONG_PER_CODE, asked.code)
    throw new Refused('not-found/dossier')
  }
  return trackedReply(found, organisation, isToken)
}

/**
 * The same for the token alone, as the QR code of the receipt brings it.
 *
 * Refuses: `not-found/dossier`, `too-many/requests`.
 */
export async function trackByToken(context: Context, token: string, address: string) {
  await countAgainst(context, PER_ADDRESS, address)
  const [found, organisation] = await Promise.all([
    dossierToFollow(context, { token }),
    organisationNow(context),
  ])
  if (found === null) throw new Refused('not-found/dossier')
  return trackedReply(found, organisation, true)
}

/** A letter for whoever holds the token of the receipt. Refuses: `not-found/dossier`, `not-found/letter`. */
export async function trackedLetterPages(
  context: Context,
  asked: { readonly token: string; readonly letterId: LetterId },
  address: string,
): Promise<Buffer> {
  await countAgainst(context, PER_ADDRESS, address)
  const dossier = await dossierByToken(context, asked.token)
  if (dossier === null) throw new Refused('not-found/dossier')
  await requireLetterOf(context, dossier, asked.letterId, true)
  return letterPages(context, asked.letterId)
}

export type TrackedDossier = ReturnType<typeof trackedReply>

function trackedReply(
  { dossier, events, letters }: FollowedDossier,
  organisation: Organisation,
  isToken: boolean,
) {
  return {
    code: dossier.code,
    procedureName: dossier.procedureName,
    state: dossier.state,
    portalStatus: portalStatusOf(dossier.state),
    dueAt: formatInstantOrNull(dossier.dueAt),
    appointments: appointmentsReply(dossier),
    silence: silenceReply(dossier),
    unitName: organisation.unitOfAnyDay(dossier.competentUnitId)?.name ?? '',
    timeline: events.flatMap((event) => stationOf(event, organisation)),
    letters: letters.map(({ id, form, title, madeAt }) => ({
      form,
      title,
      madeAt,
      href: isToken ? `/api/v1/tracking/${dossier.trackingToken}/letters/${id}` : null,
    })),
  }
}

/** What stations the public line of a dossier has. Steps inside the agencies are one station each. */
const TITLES: Readonly<Record<string, string>> = {
  'dossier.submitted': 'Đã nộp hồ sơ',
  'dossier.received': 'Đã tiếp nhận, có giấy hẹn',
  'dossier.transferred': 'Đã chuyển đến cơ quan có thẩm quyền',
  'dossier.carried-over': 'Đã chuyển sang đơn vị kế thừa',
  'dossier.refused': 'Không được tiếp nhận',
  'supplement.requested': 'Yêu cầu bổ sung giấy tờ',
  'supplement.provided': 'Đã bổ sung giấy tờ',
  'step.completed': 'Đã xong một bước xử lý',
  'result.signed': 'Kết quả đã được ký',
  'result.issued': 'Đã có kết quả',
  'result.corrected': 'Kết quả được đính chính',
  'dossier.reopened': 'Hồ sơ được mở lại',
  'due-date.moved': 'Ngày hẹn trả được chuyển',
  'dossier.extended': 'Cơ quan xin lỗi và hẹn lại',
  'payment.requested': 'Yêu cầu nộp phí, lệ phí',
  'result.handed-over': 'Đã trả kết quả',
  'silence.counted': 'Đã hết thời hạn mà cơ quan chưa trả lời',
  'dossier.stopped': 'Đã dừng giải quyết',
  'dossier.withdrawn': 'Đã rút hồ sơ',
}

/** A change of the calendar that moved the times of steps and not the date. */
function isOfStepsOnly({ type, data }: StoredEvent): boolean {
  if (type !== 'due-date.moved') return false
  const { from, dueAt } = data as EventData['due-date.moved']
  return from === dueAt
}

type StoredEvent = FollowedDossier['events'][number]

/** A step that touches the tax is told apart from the others inside the agencies. */
function titleOf({ type, data }: StoredEvent) {
  if (type !== 'step.completed') return TITLES[type]
  const { clock, opened } = data as EventData['step.completed']
  if (clock?.beginsSecondPart === true) return 'Đã nhận chứng từ nộp tiền, bắt đầu phần hai'
  if (opened.some(({ waitsFor }) => waitsFor === 'tax')) return 'Chờ thực hiện nghĩa vụ tài chính'
  return TITLES[type]
}

function stationOf(event: StoredEvent, organisation: Organisation) {
  const title = titleOf(event)
  if (title === undefined || isOfStepsOnly(event)) return []
  const unitName =
    event.actorUnitId === null ? null : (organisation.unitOfAnyDay(event.actorUnitId)?.name ?? null)
  return [{ at: formatInstant(event.at), title, unitName }]
}

function secretsOf({ applicant, owner }: Dossier): string[] {
  return [applicant, owner].flatMap((party) => (party === null ? [] : lastFours(party)))
}

/** Of the tax code of a branch with its dash (`-001`) and without. */
function lastFours({ personalId, taxCode, phone }: Party): string[] {
  return [personalId, taxCode, phone].flatMap((number) =>
    number === null ? [] : [number.slice(-4), number.replaceAll('-', '').slice(-4)],
  )
}

function isSame(secret: string, given: string): boolean {
  const one = Buffer.from(secret)
  const other = Buffer.from(given)
  return one.length === other.length && timingSafeEqual(one, other)
}
