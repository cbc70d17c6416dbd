import { entryBounds } from './check.ts'
import type { FormDefinition, Page, Question } from './definition.ts'
import type { Fault, FaultCode } from './faults.ts'
import { boundsOf, numberText, textRuleOf } from './values.ts'
import { questionsOf, questionsOfGroup } from './visibility.ts'

/** A question as a sentence speaks of it: "số điện thoại của người mẹ". */
interface Asked {
  readonly question: Question
  readonly name: string
  /** The entry it stands in, "thành viên 2"; empty outside repeating groups. */
  readonly entry: string
  /** For dates: the name of the question that bounds this one. */
  readonly bound: string
}

type Sentences = Readonly<Record<FaultCode, (asked: Asked) => string>>

/** What is wrong, as a sentence that says what to do and names the question. */
export function faultText(
  definition: FormDefinition,
  fault: Fault,
  language: 'vi' | 'en' = 'vi',
): string {
  const asked = askedAt(definition, fault)
  if (asked === null) {
    const field = fault.path.slice(fault.path.lastIndexOf('/') + 1)
    return language === 'vi'
      ? `Bỏ mục “${field}”: biểu mẫu không có mục này`
      : `Leave out “${field}”: the form has no such question`
  }
  return (language === 'vi' ? VI : EN)[fault.code](asked)
}

/** How a sentence calls a question of the form: its name, else its label with the subject of the page. */
export function nameOf({ question, page }: { question: Question; page: Page | null }): string {
  if (question.name !== undefined) return question.name
  const label = lowerFirst(question.label)
  return page?.subject === undefined ? label : `${label} của ${page.subject}`
}

function askedAt(definition: FormDefinition, { path, code }: Fault): Asked | null {
  const [id, entry, inner] = path.slice(1).split('/')
  const placed = questionsOf(definition).get(id ?? '')
  if (placed === undefined) return null
  const { question } = placed
  if (question.kind !== 'repeat' || inner === undefined) {
    return {
      question,
      name: nameOf(placed),
      entry: '',
      bound: boundName(question, questionsOf(definition), code),
    }
  }
  const asked = questionsOfGroup(question).get(inner)
  if (asked === undefined) return null
  const where = `${lowerFirst(question.item)} ${Number(entry) + 1}`
  return {
    question: asked.question,
    name: `${nameOf(asked)} của ${where}`,
    entry: where,
    bound: boundName(asked.question, questionsOfGroup(question), code),
  }
}

function boundName(
  question: Question,
  siblings: ReadonlyMap<string, { question: Question; page: Page | null }>,
  code: FaultCode,
): string {
  if (question.kind !== 'date') return ''
  const bound = siblings.get((code === 'too-early' ? question.notBefore : question.notAfter) ?? '')
  return bound === undefined ? '' : nameOf(bound)
}

/** Lower case at the beginning, unless the word is written in capitals. */
function lowerFirst(text: string): string {
  const [first = '', second = ''] = text
  return second === second.toLocaleLowerCase('vi')
    ? first.toLocaleLowerCase('vi') + text.slice(1)
    : text
}

function limitsOf(question: Question): { min: number; max: number; decimals: number } {
  return question.kind === 'number' || question.kind === 'money'
    ? boundsOf(question)
    : { min: 0, max: 0, decimals: 0 }
}

function entriesOf(question: Question): { item: string; min: number; max: number } {
  return question.kind === 'repeat'
    ? { item: lowerFirst(question.item), ...entryBounds(question) }
    : { item: '', min: 0, max: 0 }
}

function missingVi({ question, name, entry }: Asked): string {
  switch (question.kind) {
    case 'yes-no':
      return `Chọn “Có” hoặc “Không” cho câu “${question.label}”${entry && ` ở ${entry}`}`
    case 'consent':
      return `Đánh dấu đồng ý với ${question.name ?? `“${question.label}”`}`
    case 'choice':
    case 'lookup':
      return `Chọn ${name}`
    case 'choices':
      return `Chọn ít nhất một ${name}`
    case 'file':
      return `Tải lên ${name}`
    case 'repeat':
      return `Thêm ít nhất một ${entriesOf(question).item}`
    default:
      return `Nhập ${name}`
  }
}

function missingEn({ question, name, entry }: Asked): string {
  switch (question.kind) {
    case 'yes-no':
      return `Choose “yes” or “no” for “${question.label}”${entry && ` in “${entry}”`}`
    case 'consent':
      return `Tick to agree to “${question.name ?? question.label}”`
    case 'choice':
    case 'lookup':
      return `Choose “${name}”`
    case 'choices':
      return `Choose at least one for “${name}”`
    case 'file':
      return `Upload “${name}”`
    case 'repeat':
      return `Add at least one “${entriesOf(question).item}”`
    default:
      return `Enter “${name}”`
  }
}

function dateVi({ question, name }: Asked): string {
  const precision = question.kind === 'date' ? question.precision : undefined
  if (precision === 'month') return `Nhập ${name} gồm tháng và năm có thật, ví dụ 5/1990`
  if (precision === 'as-known')
    return `Nhập ${name} là ngày có thật, ví dụ 14/5/1990; chỉ nhớ năm thì nhập năm`
  return `Nhập ${name} là ngày có thật, ví dụ 14/5/1990`
}

function dateEn({ question, name }: Asked): string {
  const precision = question.kind === 'date' ? question.precision : undefined
  if (precision === 'month') return `Enter a real month for “${name}”, for example 5/1990`
  if (precision === 'as-known')
    return `Enter a real date for “${name}”, for example 14/5/1990, or the year alone`
  return `Enter a real date for “${name}”, for example 14/5/1990`
}

function wrongTypeVi(asked: Asked): string {
  const { question, name } = asked
  if (question.kind === 'number' || question.kind === 'money') return `Nhập ${name} bằng chữ số`
  if (question.kind === 'date') return dateVi(asked)
  return question.kind === 'yes-no' || question.kind === 'consent'
    ? missingVi(asked)
    : `Nhập lại ${name} theo đúng kiểu của mục này`
}

function wrongTypeEn(asked: Asked): string {
  const { question, name } = asked
  if (question.kind === 'number' || question.kind === 'money') return `Enter “${name}” in digits`
  if (question.kind === 'date') return dateEn(asked)
  return question.kind === 'yes-no' || question.kind === 'consent'
    ? missingEn(asked)
    : `Enter “${name}” again in the form this question takes`
}

const VI: Sentences = {
  missing: missingVi,
  'unknown-field': ({ name }) => `Bỏ ${name}: biểu mẫu không có mục này`,
  'not-asked': ({ question, name }) =>
    question.kind === 'computed'
      ? `Bỏ ${name}: hệ thống tự tính mục này`
      : `Bỏ ${name}: với các câu trả lời khác của bạn, mục này không phải khai`,
  'wrong-type': wrongTypeVi,
  'too-long': ({ question, name }) =>
    `Rút ngắn ${name} còn nhiều nhất ${textRuleOf(question)?.maxLength ?? 0} ký tự`,
  'not-a-name': ({ name }) => `Viết ${name} bằng chữ, không có chữ số và ký hiệu`,
  'not-a-personal-id': ({ name }) => `Nhập ${name} đủ 12 chữ số, như trên thẻ căn cước`,
  'not-an-identity-document': ({ name }) =>
    `Nhập ${name} như trên giấy tờ: 12 chữ số căn cước, 9 chữ số chứng minh nhân dân hoặc số hộ chiếu`,
  'not-a-tax-code': ({ name }) => `Nhập ${name} gồm 10, 12 hoặc 13 chữ số`,
  'mistyped-tax-code': ({ name }) => `Xem lại ${name}: có chữ số gõ nhầm`,
  'not-a-phone': ({ name }) => `Nhập ${name} ở Việt Nam, ví dụ 0912 345 678`,
  'not-an-email': ({ name }) => `Nhập ${name} theo dạng ten@tenmien.vn`,
  'not-a-date': dateVi,
  'in-the-future': ({ name }) => `Nhập ${name} là hôm nay hoặc trước hôm nay`,
  'too-early': ({ name, bound }) => `Nhập ${name} không trước ${bound}`,
  'too-late': ({ name, bound }) => `Nhập ${name} không sau ${bound}`,
  'not-a-time': ({ name }) => `Nhập ${name} gồm giờ và phút, ví dụ 08:15`,
  'too-small': ({ question, name }) =>
    `Nhập ${name} từ ${numberText(limitsOf(question).min)} trở lên`,
  'too-large': ({ question, name }) =>
    `Nhập ${name} không quá ${numberText(limitsOf(question).max)}`,
  'not-whole': ({ name }) => `Nhập ${name} là số nguyên`,
  'too-many-decimals': ({ question, name }) =>
    `Nhập ${name} với nhiều nhất ${limitsOf(question).decimals} chữ số sau dấu phẩy`,
  'not-a-choice': ({ name }) => `Chọn ${name} trong danh sách`,
  'chosen-twice': ({ name }) => `Chọn mỗi ${name} một lần`,
  'not-agreed': missingVi,
  'not-an-address': ({ name }) =>
    `Nhập lại ${name}: chọn tỉnh và xã, hoặc viết cả địa chỉ khi ở nước ngoài`,
  'commune-missing': ({ name }) => `Chọn xã, phường trong ${name}`,
  'unknown-place': ({ name }) => `Chọn lại tỉnh và xã trong ${name}`,
  'not-a-file': ({ name }) => `Tải lại ${name}`,
  'too-few-entries': ({ question }) => {
    const { item, min } = entriesOf(question)
    return `Thêm cho đủ ít nhất ${min} ${item}`
  },
  'too-many-entries': ({ question }) => {
    const { item, max } = entriesOf(question)
    return `Bớt còn nhiều nhất ${max} ${item}`
  },
}

const EN: Sentences = {
  missing: missingEn,
  'unknown-field': ({ name }) => `Leave out “${name}”: the form has no such question`,
  'not-asked': ({ question, name }) =>
    question.kind === 'computed'
      ? `Leave out “${name}”: it is worked out by the system`
      : `Leave out “${name}”: with your other answers it is not asked`,
  'wrong-type': wrongTypeEn,
  'too-long': ({ question, name }) =>
    `Shorten “${name}” to at most ${textRuleOf(question)?.maxLength ?? 0} characters`,
  'not-a-name': ({ name }) => `Write “${name}” in letters, without digits or signs`,
  'not-a-personal-id': ({ name }) => `Enter all 12 digits of “${name}”, as on the identity card`,
  'not-an-identity-document': ({ name }) =>
    `Enter “${name}” as on the document: 12 digits, the 9 digits of an old identity card, or a passport number`,
  'not-a-tax-code': ({ name }) => `Enter “${name}” with 10, 12 or 13 digits`,
  'mistyped-tax-code': ({ name }) => `Check “${name}”: a digit is mistyped`,
  'not-a-phone': ({ name }) => `Enter a number in Vietnam for “${name}”, for example 0912 345 678`,
  'not-an-email': ({ name }) => `Enter “${name}” as name@domain.vn`,
  'not-a-date': dateEn,
  'in-the-future': ({ name }) => `Enter today or an earlier date for “${name}”`,
  'too-early': ({ name, bound }) => `Enter a date for “${name}” that is not before “${bound}”`,
  'too-late': ({ name, bound }) => `Enter a date for “${name}” that is not after “${bound}”`,
  'not-a-time': ({ name }) => `Enter hours and minutes for “${name}”, for example 08:15`,
  'too-small': ({ question, name }) => `Enter ${limitsOf(question).min} or more for “${name}”`,
  'too-large': ({ question, name }) => `Enter ${limitsOf(question).max} or less for “${name}”`,
  'not-whole': ({ name }) => `Enter a whole number for “${name}”`,
  'too-many-decimals': ({ question, name }) =>
    `Enter “${name}” with at most ${limitsOf(question).decimals} decimals`,
  'not-a-choice': ({ name }) => `Choose “${name}” from the list`,
  'chosen-twice': ({ name }) => `Choose each “${name}” once`,
  'not-agreed': missingEn,
  'not-an-address': ({ name }) =>
    `Enter “${name}” again: choose province and commune, or write the whole address when abroad`,
  'commune-missing': ({ name }) => `Choose the commune in “${name}”`,
  'unknown-place': ({ name }) => `Choose province and commune in “${name}” again`,
  'not-a-file': ({ name }) => `Upload “${name}” again`,
  'too-few-entries': ({ question }) => {
    const { item, min } = entriesOf(question)
    return `Add at least ${min} “${item}”`
  },
  'too-many-entries': ({ question }) => {
    const { item, max } = entriesOf(question)
    return `Keep at most ${max} “${item}”`
  },
}
