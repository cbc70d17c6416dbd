import { texts } from '../../texts.ts'

/** What the form of a step says about the ways from it and the dossiers it is for. */
export const STEP = texts(
  {
    special: 'Chỉ với một số hồ sơ, được bỏ qua, chờ nộp thuế',
    waitsForTax: 'Bước này chờ người nộp hồ sơ thực hiện nghĩa vụ tài chính (thuế)',
    waitsForTaxHelp: 'Để trống số giờ: thời hạn dừng từ đây và tính tiếp khi có chứng từ nộp tiền.',
    optional: 'Người làm được bỏ qua bước này nếu thấy không cần',
    onlyFor: 'Chỉ làm bước này với một số hồ sơ',
    onlyForHelp:
      'Không chọn ô nào thì mọi hồ sơ đều qua bước này. Hồ sơ không thuộc diện đã chọn đi tiếp theo kết quả 1.',
    outcomeFor: (number: number) => `Chỉ dùng kết quả ${number} cho một số hồ sơ`,
    outcomeForHelp: 'Không chọn ô nào thì kết quả này dùng được cho mọi hồ sơ.',
    cases: 'Trường hợp',
    channels: 'Cách nộp',
    applicants: 'Người nộp hồ sơ',
    noCases: 'Thủ tục áp dụng không chia trường hợp.',
    unknownCase: (id: string) => `Trường hợp không còn trong thủ tục (${id})`,
    endsHere: 'Kết thúc quy trình',
    step: (id: string, name: string) => `${id} – ${name}`,
    more: 'Làm song song, chỉ với một số hồ sơ',
    beside: (outcome: number, branch: number) =>
      `Làm song song với bước tiếp theo của kết quả ${outcome}${branch > 1 ? ` (${branch})` : ''}`,
    nothingBeside: 'Không',
    only: (whom: string) => `Chỉ với: ${whom}`,
    waits: 'Chờ nghĩa vụ tài chính',
    passable: 'Được bỏ qua',
  },
  {
    special: 'Certain dossiers only, passing over, waiting for tax',
    waitsForTax: 'This step waits until the applicant has met the financial obligation (tax)',
    waitsForTaxHelp: 'Leave the hours empty: the term stops here and goes on with the proof.',
    optional: 'Whoever does this step may pass it over',
    onlyFor: 'Do this step for certain dossiers only',
    onlyForHelp: 'Tick nothing for every dossier. The others go on along outcome 1.',
    outcomeFor: (number) => `Use outcome ${number} for certain dossiers only`,
    outcomeForHelp: 'Tick nothing when every dossier may have this outcome.',
    cases: 'Case',
    channels: 'How it is filed',
    applicants: 'Who applies',
    noCases: 'The procedures have no cases.',
    unknownCase: (id) => `A case that the procedures no longer have (${id})`,
    endsHere: 'The process ends',
    step: (id, name) => `${id} – ${name}`,
    more: 'Side by side, for certain dossiers only',
    beside: (outcome, branch) =>
      `Side by side with the next step of outcome ${outcome}${branch > 1 ? ` (${branch})` : ''}`,
    nothingBeside: 'Nothing',
    only: (whom) => `Only for: ${whom}`,
    waits: 'Waits for the financial obligation',
    passable: 'May be passed over',
  },
)
