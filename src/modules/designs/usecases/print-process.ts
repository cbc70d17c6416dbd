import type { ProcessDesignId } from '#kernel/id'
import { dayOf, formatInstant } from '#kernel/instant'
import type { CatalogueNeighbours } from '#modules/procedures'
import type { DrawnLane } from '#modules/processes'
import type { Context } from '#platform/context'
import { renderPdf } from '#platform/pdf'
import { citedDecision } from '../domain/design.ts'
import { contentsOn, viewDesign, type DesignView } from './read-designs.ts'

const UNKNOWN = '……………………'

/**
 * A process as the controlled document of the quality system: purpose, scope, bases, steps with responsibility and
 * hours, what is produced. It shows the design as it stands; one not decided on yet says that it is a draft.
 *
 * Basis: TCVN ISO 9001:2015. Refuses: `forbidden/role`, `not-found/process-design`.
 */
export async function printProcess(
  context: Context,
  id: ProcessDesignId,
  nameOf: (lane: DrawnLane) => string,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): Promise<Buffer> {
  const view = await viewDesign(context, id, neighbours)
  const codes = view.procedures.map(({ code }) => code)
  const contents = await contentsOn(context, codes, dayOf(context.clock.now()))
  const bases = [...contents.values()].flatMap(({ legalBases }) =>
    legalBases.map(({ number, title }) => `${title} (${number})`),
  )
  const [decision] = view.decisions
  const data = {
    title: `Quy trình nội bộ: ${view.design.name}`,
    madeAt: formatInstant(view.design.changedAt),
    status: decision === undefined ? 'Bản thảo, chưa phê duyệt' : `Bản số ${view.design.revision}`,
    purpose: view.design.purpose || UNKNOWN,
    scope: view.design.scope || UNKNOWN,
    procedures: view.procedures.map(({ code, name }) => `${name ?? code} (${code})`),
    bases: [...new Set([...view.decisions.map(citedDecision), ...bases])],
    hours: `Thời gian tính theo giờ làm việc, mỗi ngày 08 giờ. Đường dài nhất: ${hoursText(view.hours)} giờ.`,
    steps: rowsOf(view, nameOf),
    produced: view.steps.flatMap(({ step }) => step.produces ?? []),
  }
  return renderPdf({ template: new URL('../templates/process.typ', import.meta.url), data })
}

function rowsOf({ steps }: DesignView, nameOf: (lane: DrawnLane) => string) {
  return steps.map(({ step }) => ({
    id: step.id.toUpperCase(),
    name: step.name,
    who: nameOf(step),
    hours: step.hours === null ? 'ngoài thời hạn' : hoursText(step.hours),
    next: step.outcomes
      .map(
        ({ name, next }) =>
          `${name}: ${next.map((each) => each.toUpperCase()).join(' + ') || 'kết thúc'}`,
      )
      .join('; '),
    produces: step.produces ?? '',
  }))
}

function hoursText(hours: number | null): string {
  return hours === null ? UNKNOWN : String(hours).replace('.', ',')
}
