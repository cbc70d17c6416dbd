import { formatInstant, formatInstantOrNull } from '#kernel/instant'
import { officersOf } from '#modules/identity'
import { organisationNow, type Organisation } from '#modules/organisations'
import { authorise } from '#platform/access'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { xlsxOf } from '#platform/spreadsheets'
import {
  figuresOf,
  lineKey,
  linesBehind,
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
  const { lines, organisation } = await lateLines(context, asked)
  const figures = figuresOf(lines, by)
  const names = await namesIn(
    context,
    figures.map(({ of }) => of),
    organisation,
  )
  return figures.map(({ key, of, ...sums }) => ({
    key,
    unitName: names.unit(of),
    kind: by === 'step' ? of.kind : null,
    stepName: by === 'step' ? of.stepName : null,
    procedureName: by === 'step' ? of.procedureName : null,
    personName: by === 'person' ? names.person(of) : null,
    ...sums,
  }))
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
  const { lines, organisation } = await lateLines(context, asked)
  const all = linesBehind(lines, asked.by, asked.key)
  const start = page.after === null ? 0 : all.findIndex((line) => lineKey(line) === page.after) + 1
  const shown = all.slice(start, start + page.limit)
  const names = await namesIn(context, shown, organisation)
  const last = shown.at(-1)
  return {
    items: shown.map((line) => ({
      key: lineKey(line),
      code: line.code,
      kind: line.kind,
      procedureName: line.procedureName,
      stepName: line.stepName,
      unitName: names.unit(line),
      personName: names.person(line),
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
 * Every late stay of the period as a workbook, a row for each holder's share.
 *
 * Audit and refusals: as `lateLines`.
 */
export async function latenessSheet(context: Context, asked: AskedLateness): Promise<Buffer> {
  const { lines, organisation } = await lateLines(context, asked)
  const names = await namesIn(context, lines, organisation)
  return xlsxOf({
    name: 'Hồ sơ trễ hạn',
    columns: COLUMNS,
    rows: linesBehind(lines, 'unit', null).map((line) => [
      line.code,
      line.procedureName,
      names.unit(line),
      line.stepName ?? OPINION,
      names.person(line) ?? NOBODY,
      line.openedAt,
      line.dueAt,
      line.closedAt,
      line.isInherited ? null : line.hours,
      line.isInherited ? line.hours : null,
      line.extensions,
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

async function namesIn(context: Context, lines: readonly LateLine[], organisation: Organisation) {
  const ids = [...new Set(lines.flatMap(({ holderId }) => holderId ?? []))]
  const officers = await inRead(context.db, (read) => officersOf(read, ids))
  return {
    unit: ({ unitId }: LateLine) => organisation.unitOfAnyDay(unitId)?.name ?? '',
    /** Null while nobody had taken it. */
    person: ({ holderId }: LateLine) =>
      holderId === null ? null : (officers.get(holderId)?.displayName ?? ''),
  }
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
] as const
