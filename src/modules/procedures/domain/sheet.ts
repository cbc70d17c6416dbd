import type { ProcedureContent } from './content.ts'
import {
  BASES,
  cellText,
  COMMUNES,
  FEES,
  linesOf,
  oneLine,
  PAPERS,
  readEntries,
  RESULTS,
  timeIn,
  timeText,
  type CellFault,
  type EntryKind,
  type Unread,
} from './sheet-entries.ts'

/** What it takes to write a procedure into a sheet. */
export interface WritingNames {
  /** The name of a department by its slug; null when there is none today. */
  unitName(slug: string): string | null
}

/** What it takes to read it back. */
export interface SheetNames extends WritingNames {
  /** The department of that name. */
  unitSlug(name: string): string | null
  /** The group of a sector that the catalogue has. */
  sectorGroup(sector: string): string | null
}

type Given = Partial<ProcedureContent> | Unread

/** A column of the sheet: how a part of a procedure stands in it, and how it is read. */
interface SheetColumn {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly write: (content: ProcedureContent, names: WritingNames) => string
  readonly read: (cell: string, before: ProcedureContent, names: SheetNames) => Given
}

export const CODE_TITLE = 'Mã thủ tục'
export const SHEET_NAME = 'Thủ tục hành chính'
/** The most that a cell of a workbook holds. */
const MOST_CHARACTERS = 32_767

const LEVELS = { province: 'Cấp tỉnh', commune: 'Cấp xã', district: 'Cấp huyện' } as const
export const AUDIENCE = {
  citizen: 'Công dân Việt Nam',
  'overseas-vietnamese': 'Người Việt Nam định cư ở nước ngoài',
  foreigner: 'Người nước ngoài',
  business: 'Doanh nghiệp',
  'household-business': 'Hộ kinh doanh',
  organisation: 'Tổ chức',
  cadre: 'Cán bộ, công chức, viên chức',
} as const
const CHANNELS = { online: 'Trực tuyến', counter: 'Trực tiếp', post: 'Bưu chính công ích' } as const
const ONLINE = {
  full: 'Toàn trình',
  partial: 'Một phần',
  information: 'Cung cấp thông tin',
} as const

export const SHEET_COLUMNS = [
  text('name', 'Tên thủ tục', 60),
  {
    id: 'sector',
    title: 'Lĩnh vực',
    width: 28,
    write: ({ sector }) => sector,
    read: (sector, _, names) => {
      const sectorGroup = names.sectorGroup(sector)
      return sectorGroup === null ? unread('sector-unknown', sector) : { sector, sectorGroup }
    },
  },
  options('levels', 'Cấp thực hiện', LEVELS),
  options('audience', 'Đối tượng thực hiện', AUDIENCE),
  options('channels', 'Cách thức thực hiện', CHANNELS),
  {
    id: 'onlineLevel',
    title: 'Mức độ trực tuyến',
    width: 18,
    write: ({ onlineLevel }) => ONLINE[onlineLevel],
    read: (cell) => {
      const level = optionIn(ONLINE, cell)
      return level === null ? unread('option-unknown', cell) : { onlineLevel: level }
    },
  },
  lines('steps', 'Trình tự thực hiện', 60),
  entries('components', 'Thành phần hồ sơ', PAPERS),
  {
    id: 'sets',
    title: 'Số bộ hồ sơ',
    width: 10,
    write: ({ sets }) => String(sets),
    read: (cell) =>
      /^\d{1,2}$/u.test(cell) ? { sets: Number(cell) } : unread('number-unreadable', cell),
  },
  {
    id: 'timeLimit',
    title: 'Thời hạn giải quyết',
    width: 20,
    write: ({ timeLimit }) => timeText(timeLimit),
    read: (cell, before) => {
      const timeLimit = timeIn(cell, before.timeLimit)
      return timeLimit === null ? unread('time-unreadable', cell) : { timeLimit }
    },
  },
  entries('fees', 'Phí, lệ phí', FEES),
  entries('results', 'Kết quả thực hiện', RESULTS),
  lines('conditions', 'Yêu cầu, điều kiện', 40),
  entries('legalBases', 'Căn cứ pháp lý', BASES),
  {
    id: 'competence',
    title: 'Cơ quan giải quyết',
    width: 36,
    write: decidedBy,
    read: readDecidedBy,
  },
  lines('coordinatingAgencies', 'Cơ quan phối hợp', 30),
  {
    id: 'note',
    title: 'Ghi chú',
    width: 30,
    write: ({ note }) => note ?? '',
    read: (cell) => ({ note: cell === '' ? null : cell }),
  },
] as const satisfies readonly SheetColumn[]

/** What a cell of a procedure says. */
export function cellOf(
  column: SheetColumn,
  content: ProcedureContent,
  names: WritingNames,
): string {
  return column.write(content, names).slice(0, MOST_CHARACTERS)
}

/** A cell that could not be read, by the column it stands in. */
export interface UnreadCell extends Unread {
  readonly column: string
}

/**
 * What a procedure is to say by the cells of its row. A cell that says what the procedure says leaves it as it is, with
 * everything that a sheet does not show; only the others are read.
 */
export function contentOfRow(
  cells: ReadonlyMap<string, string>,
  before: ProcedureContent,
  names: SheetNames,
): { readonly content: ProcedureContent; readonly unread: readonly UnreadCell[] } {
  let content = before
  const found: UnreadCell[] = []
  for (const column of SHEET_COLUMNS) {
    const cell = cellText(cells.get(column.title) ?? '')
    if (cell === cellText(cellOf(column, before, names))) continue
    const given: Given = column.read(cell, before, names)
    if ('fault' in given) found.push({ ...given, column: column.title })
    else content = { ...content, ...given }
  }
  return { content, unread: found }
}

function text(id: 'name', title: string, width: number): SheetColumn {
  return {
    id,
    title,
    width,
    write: (content) => content[id],
    read: (cell) => ({ [id]: oneLine(cell) }),
  }
}

function lines(
  id: 'steps' | 'conditions' | 'coordinatingAgencies',
  title: string,
  width: number,
): SheetColumn {
  return {
    id,
    title,
    width,
    write: (content) => content[id].map(oneLine).join('\n'),
    read: (cell, before) => {
      const known = new Map(before[id].map((line) => [cellText(oneLine(line)), line]))
      return { [id]: linesOf(cell).map((line) => known.get(line) ?? line) }
    },
  }
}

function options<Id extends 'levels' | 'audience' | 'channels'>(
  id: Id,
  title: string,
  names: Readonly<Record<ProcedureContent[Id][number], string>>,
): SheetColumn {
  const named: Readonly<Record<string, string>> = names
  return {
    id,
    title,
    width: 24,
    write: (content) => content[id].map((option) => named[option] ?? option).join('; '),
    read: (cell) => {
      const given = cell
        .split(/[;\n]/u)
        .flatMap((piece) => (piece.trim() === '' ? [] : [piece.trim()]))
      const strange = given.find((piece) => optionIn(named, piece) === null)
      if (strange !== undefined) return unread('option-unknown', strange)
      return { [id]: [...new Set(given.map((piece) => optionIn(named, piece)))] }
    },
  }
}

function optionIn<Option extends string>(
  names: Readonly<Record<Option, string>>,
  given: string,
): Option | null {
  const all = Object.keys(names) as Option[]
  return all.find((each) => names[each].toLowerCase() === given.toLowerCase()) ?? null
}

function entries<Id extends 'components' | 'fees' | 'results' | 'legalBases'>(
  id: Id,
  title: string,
  kind: EntryKind<ProcedureContent[Id][number]>,
): SheetColumn {
  const entriesOf = (content: ProcedureContent): readonly ProcedureContent[Id][number][] =>
    content[id]
  return {
    id,
    title,
    width: 48,
    write: (content) =>
      entriesOf(content)
        .map((entry) => kind.line(entry))
        .join('\n'),
    read: (cell, before) => {
      const read = readEntries(cell, entriesOf(before), kind)
      return 'fault' in read ? read : { [id]: read }
    },
  }
}

/** Who decides, one a line. */
export function decidedBy(
  { competence, competentAgency }: ProcedureContent,
  names: WritingNames,
): string {
  const { department, commune } = competence
  const name = department === null ? null : names.unitName(department)
  if (department !== null && name === null) return competentAgency
  const all = [...(name === null ? [] : [name]), ...(commune === null ? [] : [COMMUNES])]
  return all.length === 0 ? competentAgency : all.join('\n')
}

function readDecidedBy(cell: string, before: ProcedureContent, names: SheetNames): Given {
  const given = linesOf(cell.replaceAll(';', '\n'))
  const departments = given.filter((name) => name.toLowerCase() !== COMMUNES.toLowerCase())
  const slugs = departments.map((name) => names.unitSlug(name))
  const strange = departments.find((_, at) => slugs[at] === null) ?? departments[1]
  if (strange !== undefined) return unread('unit-unknown', strange)
  const isCommune = given.length > departments.length
  return {
    competentAgency: given.join('; '),
    handledElsewhere: null,
    competence: {
      department: slugs[0] ?? null,
      commune: isCommune ? (before.competence.commune ?? { addressQuestion: null }) : null,
    },
  }
}

function unread(fault: CellFault, piece: string): Unread {
  return { fault, piece }
}
