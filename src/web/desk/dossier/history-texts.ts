import { dong, formatDong } from '#kernel/money'
import type { DeskDossier, EventData, EventType } from '#modules/dossiers'
import { movedInWords } from '../../due-date/moved-words.ts'
import { texts } from '../../texts.ts'
import { momentInWords } from '../parts/moments.ts'

export type HistoryLine = DeskDossier['history'][number]

/** The names of what the data of an event refer to by id. */
export type EventNames = Pick<HistoryLine, 'stepName' | 'toStepName' | 'toName' | 'placeName'>

type Sentences = {
  readonly [Type in EventType]: (data: EventData[Type], names: EventNames) => string
}

const listed = (items: readonly { readonly text: string }[]) =>
  items.map(({ text }) => text).join('; ')

const feesInWords = (fees: readonly { readonly name: string; readonly amount: number }[]) =>
  fees.map(({ name, amount }) => `${name} ${formatDong(dong(amount))}`).join('; ')

const named = (name: string | null) => name ?? '…'

/** The place after a word; nothing for lines of a time when it was not told. */
const of = (place: string | null, word: string) => (place === null ? '' : ` ${word} ${place}`)

const waitsForTax = (opened: EventData['step.completed']['opened']) =>
  opened.some(({ waitsFor }) => waitsFor === 'tax')

const withNote = (sentence: string, note: string | null) =>
  note === null || note === '' ? sentence : `${sentence} “${note}”`

/** What happened, in plain words: a sentence for every type of event, or the code does not compile. */
export const HISTORY = texts(
  {
    'dossier.submitted': ({ channel, documents }) =>
      ({
        online: `Nộp trực tuyến, ${documents.length} giấy tờ.`,
        counter: `Nộp tại quầy, ${documents.length} giấy tờ.`,
        post: `Nộp qua bưu chính, ${documents.length} giấy tờ.`,
      })[channel],
    'dossier.received': ({ dueAt }) =>
      dueAt === null ? 'Tiếp nhận.' : `Tiếp nhận, hẹn trả ${momentInWords(dueAt, 'vi')}.`,
    'sitting.held': ({ kind, delegation }) =>
      delegation === null
        ? `Giải quyết ${kind} tại chỗ.`
        : `Giải quyết ${kind} tại chỗ, theo ủy quyền ${delegation}.`,
    'dossier.refused': ({ reasons }) => `Từ chối tiếp nhận: ${listed(reasons)}.`,
    'dossier.transferred': ({ toUnitName, reason }) => `Chuyển đến ${toUnitName}: ${reason}.`,
    'dossier.carried-over': ({ fromUnitName, toUnitName, basis }) =>
      `${fromUnitName} kết thúc hoạt động, chuyển sang ${toUnitName}${basis === null ? '' : ` theo ${basis}`}.`,
    'supplement.requested': ({ items, respondBy }) =>
      `Yêu cầu bổ sung trước ${momentInWords(respondBy, 'vi')}: ${listed(items)}.`,
    'supplement.provided': ({ documents, answersRound }) =>
      answersRound === null
        ? `Bổ sung ${documents.length} giấy tờ.`
        : `Bổ sung ${documents.length} giấy tờ và sửa tờ khai.`,
    'step.claimed': (_, { stepName }) => `Nhận xử lý bước “${named(stepName)}”.`,
    'step.released': (_, { stepName }) => `Trả lại bước “${named(stepName)}” cho đơn vị.`,
    'step.assigned': (_, { stepName, toName }) =>
      `Giao bước “${named(stepName)}” cho ${named(toName)}.`,
    'step.completed': ({ note, clock, opened }, { stepName }) =>
      withNote(
        [
          `Hoàn thành bước “${named(stepName)}”.`,
          ...(clock?.beginsSecondPart === true && clock.dueAt !== null
            ? [`Bắt đầu phần hai, hẹn trả ${momentInWords(clock.dueAt, 'vi')}.`]
            : []),
          ...(waitsForTax(opened)
            ? ['Chờ thực hiện nghĩa vụ tài chính, không tính thời hạn.']
            : []),
        ].join(' '),
        note,
      ),
    'step.sent-back': ({ note }, { stepName, toStepName }) =>
      withNote(`Chuyển trả từ bước “${named(stepName)}” về “${named(toStepName)}”.`, note),
    'payment.recorded': ({ amount, receiptNumber }, { placeName }) =>
      `Thu ${formatDong(dong(amount))}, biên lai ${receiptNumber}${of(placeName, 'của')}.`,
    'payment.requested': ({ fees }) =>
      `Yêu cầu nộp ${feesInWords(fees)}; thời hạn tạm dừng đến khi nộp đủ.`,
    'consultation.asked': ({ question, dueAt }, { toName }) =>
      `Hỏi ý kiến ${named(toName)}, trả lời trước ${momentInWords(dueAt, 'vi')}: “${question}”`,
    'consultation.answered': ({ answer }, { toName }) => `${named(toName)} trả lời: “${answer}”`,
    'consultation.lapsed': ({ effect, basis, dueAt }, { toName }) =>
      effect === 'agreed'
        ? `${named(toName)} không trả lời trước ${momentInWords(dueAt, 'vi')}: coi như đồng ý và chịu trách nhiệm (${basis}).`
        : `${named(toName)} không trả lời trước ${momentInWords(dueAt, 'vi')} và chịu trách nhiệm (${basis}).`,
    'silence.counted': ({ effect, basis, dueAt }) =>
      effect === 'may-proceed'
        ? `Đến ${momentInWords(dueAt, 'vi')} cơ quan không trả lời: người nộp được thực hiện theo nội dung đã thông báo (${basis}).`
        : `Đến ${momentInWords(dueAt, 'vi')} cơ quan không trả lời: coi như chấp thuận (${basis}).`,
    'dossier.extended': ({ reason, dueAt }) =>
      `Hẹn lại ${dueAt === null ? '' : momentInWords(dueAt, 'vi')}: ${reason}.`,
    'due-date.moved': (data) => movedInWords(data, 'vi'),
    'dossier.stopped': ({ reason, cause }) =>
      cause === 'no-answer' ? 'Dừng xử lý vì quá hạn bổ sung.' : `Dừng xử lý: ${reason}.`,
    'payment.voided': ({ receiptNumber, reason, reopened }, { placeName }) =>
      [
        `Hủy biên lai ${receiptNumber}${of(placeName, 'của')}: ${reason}.`,
        ...(reopened === undefined
          ? []
          : ['Khoản đã yêu cầu trở lại chưa nộp đủ; thời hạn tạm dừng đến khi nộp đủ.']),
      ].join(' '),
    'receipt.reprinted': ({ takenBy }) =>
      ({
        applicant: 'In lại giấy tiếp nhận cho người nộp.',
        owner: 'In lại giấy tiếp nhận cho chủ hồ sơ.',
        representative: 'In lại giấy tiếp nhận cho người đại diện.',
      })[takenBy],
    'result.signed': ({ result }) =>
      result.kind === 'approval' ? 'Ký kết quả: chấp thuận.' : 'Ký kết quả: từ chối.',
    'result.issued': ({ result }) => `Vào số, đóng dấu kết quả số ${result.number ?? ''}.`,
    'dossier.reopened': ({ reason, dueAt }) =>
      dueAt === null
        ? `Mở lại hồ sơ: ${reason}.`
        : `Mở lại hồ sơ, hẹn trả ${momentInWords(dueAt, 'vi')}: ${reason}.`,
    'process.changed': ({ reason }) => `Chuyển sang quy trình hiện hành: ${reason}.`,
    'result.corrected': ({ result, reason }) =>
      `Đính chính, cấp kết quả số ${result.number ?? ''} thay số ${result.replaces ?? ''}: ${reason}.`,
    'result.handed-over': ({ receivedBy, receiptLost }) =>
      `Trả kết quả cho ${receivedBy.name}${receiptLost ? ' (mất giấy hẹn, đã đối chiếu giấy tờ)' : ''}.`,
    'papers.given-back': ({ ordinals }) => `Trả lại ${ordinals.length} giấy tờ bản chính.`,
    'dossier.withdrawn': ({ reason }) => `Rút hồ sơ: ${reason}.`,
  } satisfies Sentences as Sentences,
  {
    'dossier.submitted': ({ channel, documents }) =>
      ({
        online: `Filed online with ${documents.length} papers.`,
        counter: `Filed at the counter with ${documents.length} papers.`,
        post: `Filed by post with ${documents.length} papers.`,
      })[channel],
    'dossier.received': ({ dueAt }) =>
      dueAt === null ? 'Received.' : `Received, due ${momentInWords(dueAt, 'en')}.`,
    'sitting.held': ({ kind, delegation }) =>
      delegation === null
        ? `Handled on the spot (${kind} steps).`
        : `Handled on the spot (${kind} steps), as delegated by ${delegation}.`,
    'dossier.refused': ({ reasons }) => `Refused: ${listed(reasons)}.`,
    'dossier.transferred': ({ toUnitName, reason }) => `Sent on to ${toUnitName}: ${reason}.`,
    'dossier.carried-over': ({ fromUnitName, toUnitName, basis }) =>
      `${fromUnitName} has ended; ${toUnitName} goes on${basis === null ? '' : ` by ${basis}`}.`,
    'supplement.requested': ({ items, respondBy }) =>
      `Asked to bring before ${momentInWords(respondBy, 'en')}: ${listed(items)}.`,
    'supplement.provided': ({ documents, answersRound }) =>
      answersRound === null
        ? `Brought ${documents.length} papers.`
        : `Brought ${documents.length} papers and mended the form.`,
    'step.claimed': (_, { stepName }) => `Took on step “${named(stepName)}”.`,
    'step.released': (_, { stepName }) => `Gave step “${named(stepName)}” back to the unit.`,
    'step.assigned': (_, { stepName, toName }) =>
      `Gave step “${named(stepName)}” to ${named(toName)}.`,
    'step.completed': ({ note, clock, opened }, { stepName }) =>
      withNote(
        [
          `Completed step “${named(stepName)}”.`,
          ...(clock?.beginsSecondPart === true && clock.dueAt !== null
            ? [`The second part begins, due ${momentInWords(clock.dueAt, 'en')}.`]
            : []),
          ...(waitsForTax(opened) ? ['Waits for the tax to be paid; the clock stands still.'] : []),
        ].join(' '),
        note,
      ),
    'step.sent-back': ({ note }, { stepName, toStepName }) =>
      withNote(`Sent back from step “${named(stepName)}” to “${named(toStepName)}”.`, note),
    'payment.recorded': ({ amount, receiptNumber }, { placeName }) =>
      `Took ${formatDong(dong(amount))}, receipt ${receiptNumber}${of(placeName, 'of')}.`,
    'payment.requested': ({ fees }) =>
      `Asked to pay ${feesInWords(fees)}; the clock stands still until it is paid.`,
    'consultation.asked': ({ question, dueAt }, { toName }) =>
      `Asked ${named(toName)}, to answer before ${momentInWords(dueAt, 'en')}: “${question}”`,
    'consultation.answered': ({ answer }, { toName }) => `${named(toName)} answered: “${answer}”`,
    'consultation.lapsed': ({ effect, basis, dueAt }, { toName }) =>
      effect === 'agreed'
        ? `${named(toName)} did not answer before ${momentInWords(dueAt, 'en')}: counts as agreeing and answers for it (${basis}).`
        : `${named(toName)} did not answer before ${momentInWords(dueAt, 'en')} and answers for it (${basis}).`,
    'silence.counted': ({ effect, basis, dueAt }) =>
      effect === 'may-proceed'
        ? `No answer by ${momentInWords(dueAt, 'en')}: the person may go ahead as announced (${basis}).`
        : `No answer by ${momentInWords(dueAt, 'en')}: counts as granted (${basis}).`,
    'dossier.extended': ({ reason, dueAt }) =>
      `Put off until ${dueAt === null ? '' : momentInWords(dueAt, 'en')}: ${reason}.`,
    'due-date.moved': (data) => movedInWords(data, 'en'),
    'dossier.stopped': ({ reason, cause }) =>
      cause === 'no-answer' ? 'Stopped: nothing was brought in time.' : `Stopped: ${reason}.`,
    'payment.voided': ({ receiptNumber, reason, reopened }, { placeName }) =>
      [
        `Voided receipt ${receiptNumber}${of(placeName, 'of')}: ${reason}.`,
        ...(reopened === undefined
          ? []
          : ['What was asked for is owed again; the clock stands still until it is paid.']),
      ].join(' '),
    'receipt.reprinted': ({ takenBy }) =>
      ({
        applicant: 'Printed the receipt again for the applicant.',
        owner: 'Printed the receipt again for the owner.',
        representative: 'Printed the receipt again for a representative.',
      })[takenBy],
    'result.signed': ({ result }) =>
      result.kind === 'approval' ? 'Signed the result: granted.' : 'Signed the result: rejected.',
    'result.issued': ({ result }) => `Numbered and sealed the result, no. ${result.number ?? ''}.`,
    'dossier.reopened': ({ reason, dueAt }) =>
      dueAt === null
        ? `Reopened: ${reason}.`
        : `Reopened, due ${momentInWords(dueAt, 'en')}: ${reason}.`,
    'process.changed': ({ reason }) => `Moved to the process in force: ${reason}.`,
    'result.corrected': ({ result, reason }) =>
      `Corrected: result no. ${result.number ?? ''} in place of no. ${result.replaces ?? ''}: ${reason}.`,
    'result.handed-over': ({ receivedBy, receiptLost }) =>
      `Handed the result to ${receivedBy.name}${receiptLost ? ' (receipt lost, identity checked)' : ''}.`,
    'papers.given-back': ({ ordinals }) => `Gave ${ordinals.length} originals back.`,
    'dossier.withdrawn': ({ reason }) => `Withdrawn: ${reason}.`,
  },
)

/** The sentence of one line of the history; of a type that a newer server added, its name. */
export function sentenceOf(line: HistoryLine, language: 'vi' | 'en'): string {
  const sentences: Readonly<Record<string, unknown>> = HISTORY[language]
  const sentence = sentences[line.type] as
    | ((data: unknown, names: EventNames) => string)
    | undefined
  return sentence === undefined ? line.type : sentence(line.data, line)
}
