import { dayOf, formatInstant, formatInstantOrNull } from '#kernel/instant'
import { officersOf } from '#modules/identity'
import { organisationNow, unitInWords, unitReadingInWords } from '#modules/organisations'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { xlsxOf } from '#platform/spreadsheets'
import {
  figuresOf,
  lineKey,
  linesBehind,
  sumOf,
  type FiguresBy,
  type LateLine,
} from '../domain/figures.ts'
import { lateLines, latenessReach, type AskedLateness } from './late-lines.ts'

/** The sums of lateness. */
export type LatenessFigures = Awaited<ReturnType<typeof readLateness>>

/** A page of what stands behind a sum. */
export type LatenessBehind = Awaited<ReturnType<typeof readLatenessBehind>>

/**
 * Lateness by unit, step or person, in working hours by the calendar of each dossier's agency: of
 * stays that ended late in the period and, where it holds today, of those open and late.
 *
 * Audit and refusals: as `lateLines`.
 */
export async function readLateness(context: Context, asked: AskedLateness, by: FiguresBy) {
  const lines = await lateLines(context, asked)
  const figures = figuresOf(lines, by)
  const personOf = await holdersOf(
    context,
    figures.map(({ of }) => of),
  )
  return {
    scope: scopeOf(context, asked),
    total: sumOf(lines),
    figures: figures.map(({ key, of, ...sums }) => ({
      key,
      ...unitFields(of),
      kind: by === 'step' ? of.kind : null,
      stepName: by === 'step' ? of.stepName : null,
      procedureName: by === 'step' ? of.procedureName : null,
      personName: by === 'person' ? personOf(of) : null,
      ...sums,
    })),
  }
}

/** What a figure must never be told without: whose it is, and by the units of when. */
function scopeOf({ locality, clock }: Context, { units }: AskedLateness) {
  return {
    locality: { code: locality.code, name: locality.name },
    units,
    unitsOn: units === 'now' ? dayOf(clock.now()) : null,
  }
}

function unitFields({ unit: { name, standing, successors } }: LateLine) {
  return { unitName: name, unitStanding: standing, successors: [...successors] }
}

/**
 * The late stays behind a sum, the most hours first; a page begins after the line that `after` names.
 *
 * Audit and refusals: as `lateLines`.
 */
export async function readLatenessBehind(
  context: Context,
  asked: AskedLateness & { readonly by: FiguresBy; readonly key: string | null },
  page: { readonly after: string | null; readonly limit: number },
) {
  const lines = await lateLines(context, asked)
  const all = linesBehind(lines, asked.by, asked.key)
  const start = page.after === null ? 0 : all.findIndex((line) => lineKey(line) === page.after) + 1
  const shown = all.slice(start, start + page.limit)
  const personOf = await holdersOf(context, shown)
  const last = shown.at(-1)
  return {
    scope: scopeOf(context, asked),
    items: shown.map((line) => ({
      key: lineKey(line),
      code: line.code,
      kind: line.kind,
      procedureName: line.procedureName,
      stepName: line.stepName,
      ...unitFields(line),
      unitNameThen: line.unitNameThen,
      personName: personOf(line),
      openedAt: formatInstant(line.openedAt),
      dueAt: formatInstant(line.dueAt),
      closedAt: formatInstantOrNull(line.closedAt),
      hours: line.hours,
      isInherited: line.isInherited,
      extensions: line.extensions,
    })),
    next: last !== undefined && start + page.limit < all.length ? lineKey(last) : null,
  }
}

/**
 * Every late stay of the period as a workbook, a row for each holder's share. Each row says for itself whose it is and
 * by the units of when.
 *
 * Audit and refusals: as `lateLines`.
 */
export async function latenessSheet(context: Context, asked: AskedLateness): Promise<Buffer> {
  const lines = await lateLines(context, asked)
  const personOf = await holdersOf(context, lines)
  const { locality, unitsOn } = scopeOf(context, asked)
  return xlsxOf({
    name: 'Hồ sơ trễ hạn',
    columns: COLUMNS,
    rows: linesBehind(lines, 'unit', null).map((line) => [
      line.code,
      line.procedureName,
      unitInWords(line.unit),
      line.stepName ?? OPINION,
      personOf(line) ?? NOBODY,
      line.openedAt,
      line.dueAt,
      line.closedAt,
      line.isInherited ? null : line.hours,
      line.isInherited ? line.hours : null,
      line.extensions,
      line.unitNameThen,
      locality.name,
      unitReadingInWords(unitsOn),
    ]),
  })
}

/**
 * The units that the caller may narrow lateness to; none for who sees their own alone.
 *
 * Refuses: `forbidden/role`.
 */
export async function listLatenessUnits(context: Context) {
  authorise(context.actor, 'lateness.read')
  const organisation = await organisationNow(context)
  const { isOwn, unitIds } = latenessReach(context, organisation)
  const units = isOwn ? [] : organisation.units.filter(({ id }) => unitIds.has(id))
  return { isOwn, units: units.map(({ code, name }) => ({ code, name })) }
}

/** Who held a line; null while nobody had taken it. */
async function holdersOf(context: Context, lines: readonly LateLine[]) {
  const ids = [...new Set(lines.flatMap(({ holderId }) => holderId ?? []))]
  const officers = await inRead(context.db, (read) => officersOf(read, ids))
  return ({ holderId }: LateLine) =>
    holderId === null ? null : (officers.get(holderId)?.displayName ?? '')
}

const NOBODY = 'Chưa ai nhận'
const OPINION = 'Cho ý kiến phối hợp'

const COLUMNS = [
  { title: 'Mã hồ sơ', width: 26 },
  { title: 'Thủ tục hành chính', width: 48 },
  { title: 'Đơn vị', width: 32 },
  { title: 'Bước', width: 28 },
  { title: 'Cán bộ', width: 24 },
  { title: 'Đến bước lúc', width: 18 },
  { title: 'Hạn của bước', width: 18 },
  { title: 'Xong lúc', width: 18 },
  { title: 'Giờ làm việc trễ', width: 12 },
  { title: 'Giờ trễ từ bước trước', width: 12 },
  { title: 'Số lần xin lỗi, hẹn lại', width: 12 },
  { title: 'Đơn vị lúc đó', width: 32 },
  { title: 'Địa phương', width: 22 },
  { title: 'Đơn vị tính theo', width: 30 },
] as const
