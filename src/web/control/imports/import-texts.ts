import type { RowFault, RowState } from '#modules/imports'
import { texts } from '../../texts.ts'

type Counts = Readonly<Record<RowState, number>>

const PART_NAMES = [
  'name',
  'sector',
  'sectorGroup',
  'levels',
  'audience',
  'channels',
  'onlineLevel',
  'steps',
  'cases',
  'components',
  'sets',
  'timeLimit',
  'fees',
  'results',
  'conditions',
  'legalBases',
  'competence',
  'competentAgency',
  'coordinatingAgencies',
  'linkedProcedures',
  'handledElsewhere',
  'national',
  'note',
  'place',
] as const
type PartName = (typeof PART_NAMES)[number]

/** The part of a record by its name in the data. */
export function partName(part: string): PartName {
  return PART_NAMES.find((each) => each === part) ?? 'note'
}

const PARTS_VI: Readonly<Record<PartName, string>> = {
  name: 'tên',
  sector: 'lĩnh vực',
  sectorGroup: 'nhóm lĩnh vực',
  levels: 'cấp thực hiện',
  audience: 'đối tượng',
  channels: 'cách thức',
  onlineLevel: 'mức độ trực tuyến',
  steps: 'trình tự',
  cases: 'trường hợp',
  components: 'thành phần hồ sơ',
  sets: 'số bộ hồ sơ',
  timeLimit: 'thời hạn',
  fees: 'phí, lệ phí',
  results: 'kết quả',
  conditions: 'điều kiện',
  legalBases: 'căn cứ pháp lý',
  competence: 'thẩm quyền',
  competentAgency: 'cơ quan giải quyết',
  coordinatingAgencies: 'cơ quan phối hợp',
  linkedProcedures: 'thủ tục liên thông',
  handledElsewhere: 'ngành khác giải quyết',
  national: 'thông tin quốc gia',
  note: 'ghi chú',
  place: 'nơi tiếp nhận',
}
const PARTS_EN: Readonly<Record<PartName, string>> = {
  name: 'name',
  sector: 'field',
  sectorGroup: 'group of fields',
  levels: 'levels',
  audience: 'audience',
  channels: 'ways of filing',
  onlineLevel: 'online level',
  steps: 'steps',
  cases: 'cases',
  components: 'papers',
  sets: 'number of sets',
  timeLimit: 'time limit',
  fees: 'fees',
  results: 'results',
  conditions: 'conditions',
  legalBases: 'legal bases',
  competence: 'competence',
  competentAgency: 'deciding agency',
  coordinatingAgencies: 'coordinating agencies',
  linkedProcedures: 'linked procedures',
  handledElsewhere: 'handled elsewhere',
  national: 'national details',
  note: 'note',
  place: 'receiving place',
}

export const IMPORTS = texts(
  {
    title: 'Nhập thủ tục từ tệp',
    about:
      'Tải lên bảng tính hoặc tệp JSON của Cơ sở dữ liệu quốc gia. Bạn xem trước từng thay đổi; danh mục chỉ đổi khi quyết định công bố được người thứ hai kiểm tra và công bố.',
    toPublications: 'Các quyết định công bố',
    file: 'Tệp thủ tục',
    fileHelp: 'Bảng tính .xlsx hoặc JSON, không quá 32 MB và 5.000 thủ tục.',
    upload: 'Tải lên và xem trước',
    noFile: 'Chưa chọn tệp. Hãy chọn một tệp .xlsx hoặc .json.',
    missing: (columns: string) => `Cột còn thiếu: ${columns}.`,
    template: 'Tải bảng tính mẫu',
    present: 'Tải danh mục đang có hiệu lực để sửa trên bảng tính',
    presentNational: 'Tải danh mục đang có hiệu lực theo mẫu LayThuTuc (JSON)',
    how: 'Cách ghi từng cột',
    columns: [
      {
        title: 'Thành phần hồ sơ',
        how: 'Mỗi dòng một giấy tờ: Tên | số bản chính | số bản sao | khi nào cần. Bỏ phần cuối nếu luôn cần.',
      },
      {
        title: 'Thời hạn giải quyết',
        how: 'Ví dụ: 3 ngày làm việc; 10 ngày; 4 giờ làm việc; Trong ngày.',
      },
      {
        title: 'Phí, lệ phí',
        how: 'Mỗi dòng một khoản: Tên | số tiền | tính theo. Khoảng mức ghi 100000 - 500000.',
      },
      {
        title: 'Căn cứ pháp lý',
        how: 'Mỗi dòng một văn bản: Số, ký hiệu | tên văn bản | ngày ban hành (ngày/tháng/năm).',
      },
      {
        title: 'Cơ quan giải quyết',
        how: 'Tên sở đúng như trong hệ thống, hoặc Ủy ban nhân dân cấp xã.',
      },
      { title: 'Cấp, đối tượng, cách thức', how: 'Nhiều giá trị cách nhau bằng dấu chấm phẩy.' },
      {
        title: 'Loại thay đổi',
        how: 'Để trống, hoặc ghi: Bãi bỏ; Bãi bỏ, thay bằng 1.001193; Thay thế 1.001193. Dòng bãi bỏ chỉ cần mã.',
      },
    ],
    files: 'Các tệp đã đọc',
    noFiles: 'Chưa có tệp nào. Hãy tải lên tệp đầu tiên.',
    fileName: 'Tệp',
    at: 'Lúc',
    outcome: 'Kết quả đọc',
    counts: (counts: Counts) =>
      `${counts.new} mới, ${counts.changed} thay đổi, ${counts.replacing} thay thế, ${counts.repealed} bãi bỏ, ${counts.unchanged} giữ nguyên, ${counts.faulty} có lỗi`,
    preview: 'Xem trước',
    back: 'Các tệp đã đọc',
    readAt: (at: string) => `Đọc lúc ${at}. Danh mục chưa thay đổi.`,
    original: 'Tải tệp gốc',
    filter: 'Lọc dòng',
    all: 'Tất cả',
    states: {
      new: 'Mới',
      changed: 'Thay đổi',
      replacing: 'Thay thế',
      repealed: 'Bãi bỏ',
      unchanged: 'Giữ nguyên',
      faulty: 'Có lỗi',
    } satisfies Record<RowState, string>,
    noRows: 'Không có dòng nào loại này. Hãy chọn loại khác.',
    rows: 'Các dòng của tệp',
    row: 'Dòng',
    procedure: 'Thủ tục',
    choose: 'Chọn',
    chooseOf: (title: string) => `Chọn ${title}`,
    unnamed: '(chưa có tên)',
    changes: (parts: string) => `Sẽ đổi: ${parts}`,
    keeps: (parts: string) => `Tệp ghi khác nhưng giữ phần riêng của tỉnh: ${parts}`,
    part: (name: PartName) => PARTS_VI[name],
    inDraft: 'Đã đưa vào dự thảo',
    into: 'Đưa vào quyết định',
    newDraft: 'Dự thảo mới',
    takeChosen: 'Đưa dòng đã chọn vào dự thảo',
    takeAll: (left: number) => `Đưa cả ${left} dòng có thay đổi`,
    replaces: (code: string) => `Thay thế thủ tục ${code}`,
    replacedBy: (code: string) => `Được thay bằng thủ tục ${code}`,
    wouldEnd: 'Thủ tục sẽ hết hiệu lực từ ngày quyết định công bố có hiệu lực.',
    taken: (count: number, present: number) =>
      `Đã đưa ${count} thủ tục vào dự thảo.${present === 0 ? '' : ` ${present} thủ tục đã có sẵn trong dự thảo nên giữ nguyên.`}`,
    openDraft: 'Mở dự thảo',
    discard: 'Bỏ tệp này',
    issuer: 'Chủ tịch Ủy ban nhân dân tỉnh',
    summary: 'Công bố thủ tục hành chính nhập từ tệp',
    rowTitle: (row: number) => `Dòng ${row}`,
    backToPreview: (file: string) => `Về bản xem trước ${file}`,
    sameAsNow: 'Nội dung trong tệp giống nội dung mới nhất của thủ tục.',
    inFile: 'Theo tệp',
    given: (text: string) => `Đang ghi “${text}”. `,
    faults: {
      'already-repealed':
        'Thủ tục này đã bị bãi bỏ hoặc đã định ngày hết hiệu lực. Hãy bỏ dòng này.',
      'basis-unreadable':
        'Chưa đọc được. Ghi mỗi dòng: số, ký hiệu | tên văn bản | ngày/tháng/năm.',
      'cell-empty': 'Còn trống hoặc quá nhỏ. Hãy ghi nội dung của cột này.',
      'cell-is-date':
        'Excel đã đổi ô này thành ngày. Hãy định dạng ô là Văn bản (Text) rồi ghi lại.',
      'cell-is-formula': 'Ô này là công thức. Hãy chép rồi dán dạng giá trị.',
      'cell-is-number': 'Ô này là số. Hãy định dạng ô là Văn bản (Text) rồi ghi lại.',
      'cell-is-yes-no': 'Ô này là đúng/sai. Hãy ghi bằng chữ.',
      'change-unreadable':
        'Chưa đọc được. Để trống, hoặc ghi: Bãi bỏ; Bãi bỏ, thay bằng 1.001193; Thay thế 1.001193.',
      'code-not-national': 'Mã phải có dạng 1.000000. Hãy ghi theo Cơ sở dữ liệu quốc gia.',
      'code-twice': 'Mã này có ở nhiều dòng. Hãy chỉ giữ một dòng.',
      'ends-by-replacement':
        'Dòng của thủ tục thay thế đã bãi bỏ thủ tục này nên không cần dòng riêng.',
      'example-row':
        'Đây là dòng ví dụ của tệp mẫu nên không nhập. Nếu là thủ tục thật, hãy ghi mã thật.',
      'fee-unreadable': 'Chưa đọc được. Ghi mỗi dòng: tên | số tiền | tính theo.',
      'key-unknown':
        'Trường lạ, không có trong bản ghi của Cơ sở dữ liệu quốc gia. Hãy xuất lại tệp hoặc xóa trường này.',
      'not-in-shape': 'Trường này không đúng dạng. Hãy xuất lại tệp từ Cơ sở dữ liệu quốc gia.',
      'number-unreadable': 'Phải là số từ 1 đến 10.',
      'option-unknown': 'Không có lựa chọn này. Hãy ghi đúng như trong tệp mẫu.',
      'paper-unreadable':
        'Chưa đọc được. Ghi mỗi dòng: tên | số bản chính | số bản sao | khi nào cần.',
      'procedure-unknown': 'Danh mục không có thủ tục này. Hãy kiểm tra lại mã.',
      'repealed-and-changed':
        'Trong tệp này thủ tục vừa bị bãi bỏ hoặc thay thế, vừa được sửa. Hãy chỉ giữ một dòng.',
      'replaced-by-itself': 'Thủ tục không thể thay thế chính nó. Hãy sửa lại mã.',
      'sector-unknown':
        'Danh mục chưa có lĩnh vực này. Hãy chọn lĩnh vực đã có, hoặc soạn thủ tục đầu tiên của lĩnh vực trong quyết định công bố.',
      'status-unknown':
        'Chưa biết trạng thái này. Hãy ghi 1 nếu thủ tục đang công khai, “Bãi bỏ” nếu đã bãi bỏ, hoặc để trống.',
      'time-unreadable':
        'Chưa đọc được. Ghi ví dụ: 3 ngày làm việc. Thời hạn theo tháng phải ghi bằng ngày.',
      'too-long': 'Quá dài hoặc quá lớn. Hãy ghi ngắn lại.',
      'unit-unknown': 'Không có đơn vị này. Hãy ghi đúng tên một sở, hoặc Ủy ban nhân dân cấp xã.',
      'rule-broken': 'Trái với một quy tắc của danh mục. Hãy so với tệp mẫu và sửa lại.',
    },
  },
  {
    title: 'Import procedures from a file',
    about:
      'Upload a workbook or JSON of the national database. You look at every change first; the catalogue changes only when a decision has been checked by a second person and published.',
    toPublications: 'Publication decisions',
    file: 'File of procedures',
    fileHelp: 'A workbook (.xlsx) or JSON, at most 32 MB and 5,000 procedures.',
    upload: 'Upload and preview',
    noFile: 'No file is chosen. Choose an .xlsx or .json file.',
    missing: (columns) => `Missing columns: ${columns}.`,
    template: 'Download the template',
    present: 'Download the catalogue in force, to change it in a workbook',
    presentNational: 'Download the catalogue in force in the LayThuTuc shape (JSON)',
    how: 'How each column is written',
    columns: [
      {
        title: 'Thành phần hồ sơ',
        how: 'A paper a line: Name | originals | copies | when it is needed. Leave out the last if always.',
      },
      {
        title: 'Thời hạn giải quyết',
        how: 'For instance: 3 ngày làm việc; 10 ngày; 4 giờ làm việc; Trong ngày.',
      },
      {
        title: 'Phí, lệ phí',
        how: 'A fee a line: Name | amount | per. A range is written 100000 - 500000.',
      },
      {
        title: 'Căn cứ pháp lý',
        how: 'A text a line: Number | title | date of issue (day/month/year).',
      },
      {
        title: 'Cơ quan giải quyết',
        how: 'The name of a department as the system has it, or Ủy ban nhân dân cấp xã.',
      },
      { title: 'Cấp, đối tượng, cách thức', how: 'Several values with semicolons between.' },
      {
        title: 'Loại thay đổi',
        how: 'Empty, or: Bãi bỏ (repealed); Bãi bỏ, thay bằng 1.001193; Thay thế 1.001193 (replaces). A repeal needs its code only.',
      },
    ],
    files: 'Files that were read',
    noFiles: 'No file yet. Upload the first.',
    fileName: 'File',
    at: 'At',
    outcome: 'Outcome',
    counts: (counts) =>
      `${counts.new} new, ${counts.changed} changed, ${counts.replacing} replacing, ${counts.repealed} repealed, ${counts.unchanged} unchanged, ${counts.faulty} faulty`,
    preview: 'Preview',
    back: 'Files that were read',
    readAt: (at) => `Read at ${at}. The catalogue has not changed.`,
    original: 'Download the original file',
    filter: 'Filter',
    all: 'All',
    states: {
      new: 'New',
      changed: 'Changed',
      replacing: 'Replaces another',
      repealed: 'Repealed',
      unchanged: 'Unchanged',
      faulty: 'Faulty',
    },
    noRows: 'No rows of this kind. Choose another.',
    rows: 'Rows of the file',
    row: 'Row',
    procedure: 'Procedure',
    choose: 'Choose',
    chooseOf: (title) => `Choose ${title}`,
    unnamed: '(no name)',
    changes: (parts) => `Would change: ${parts}`,
    keeps: (parts) => `The file differs; the province’s own stays: ${parts}`,
    part: (name) => PARTS_EN[name],
    inDraft: 'Is in a draft',
    into: 'Into the decision',
    newDraft: 'A new draft',
    takeChosen: 'Put the chosen rows into the draft',
    takeAll: (left) => `Put in all ${left} rows with changes`,
    replaces: (code) => `Replaces the procedure ${code}`,
    replacedBy: (code) => `Replaced by the procedure ${code}`,
    wouldEnd: 'The procedure would end on the day the decision takes effect.',
    taken: (count, present) =>
      `${count} procedures went into the draft.${present === 0 ? '' : ` ${present} were in it already and stay.`}`,
    openDraft: 'Open the draft',
    discard: 'Discard this file',
    issuer: 'Chủ tịch Ủy ban nhân dân tỉnh',
    summary: 'Công bố thủ tục hành chính nhập từ tệp',
    rowTitle: (row) => `Row ${row}`,
    backToPreview: (file) => `Back to the preview of ${file}`,
    sameAsNow: 'The file says what the latest version says.',
    inFile: 'In the file',
    given: (text) => `It says “${text}”. `,
    faults: {
      'already-repealed': 'The procedure was repealed, or its end is known. Leave the row out.',
      'basis-unreadable': 'Cannot be read. Write a line each: number | title | day/month/year.',
      'cell-empty': 'Empty or too small. Fill in this column.',
      'cell-is-date': 'Excel made a date of it. Format the cell as Text and type it again.',
      'cell-is-formula': 'A formula. Copy it and paste its value.',
      'cell-is-number': 'A number. Format the cell as Text and type it again.',
      'cell-is-yes-no': 'True or false. Write it in words.',
      'change-unreadable':
        'Cannot be read. Leave it empty, or: Bãi bỏ; Bãi bỏ, thay bằng 1.001193; Thay thế 1.001193.',
      'code-not-national': 'A code is of the form 1.000000. Write it as in the national database.',
      'code-twice': 'The code stands in several rows. Keep one.',
      'ends-by-replacement':
        'The row of what replaces this procedure ends it too; it needs no row of its own.',
      'example-row':
        'The example of the template, which is left out. For a real procedure write its real code.',
      'fee-unreadable': 'Cannot be read. Write a line each: name | amount | per.',
      'key-unknown':
        'A field that the national record does not have. Export the file again or delete it.',
      'not-in-shape': 'Not in the right form. Export the file again from the national database.',
      'number-unreadable': 'A number from 1 to 10 is needed.',
      'option-unknown': 'There is no such option. Write it as in the template.',
      'paper-unreadable':
        'Cannot be read. Write a line each: name | originals | copies | when needed.',
      'procedure-unknown': 'The catalogue has no such procedure. Check the code.',
      'repealed-and-changed':
        'The file repeals or replaces the procedure and changes it as well. Keep one row.',
      'replaced-by-itself': 'A procedure cannot replace itself. Mend the code.',
      'sector-unknown':
        'The catalogue has no such field. Choose one it has, or write the first procedure of the field in a decision.',
      'status-unknown':
        'An unknown status. Write 1 for a public procedure, “Bãi bỏ” for one that is repealed, or nothing.',
      'time-unreadable':
        'Cannot be read. For instance: 3 ngày làm việc. Months have to be written as days.',
      'too-long': 'Too long or too large. Shorten it.',
      'unit-unknown':
        'There is no such unit. Write the name of a department, or Ủy ban nhân dân cấp xã.',
      'rule-broken': 'It breaks a rule of the catalogue. Compare it with the template and mend it.',
    },
  },
)

/** What is wrong with a cell: what stands there, and what to do. */
export function faultText(words: (typeof IMPORTS)['vi'], { code, given }: RowFault): string {
  const text = words.faults[code as keyof typeof words.faults] ?? words.faults['rule-broken']
  return `${given === '' ? '' : words.given(given)}${text}`
}
