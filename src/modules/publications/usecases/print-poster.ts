import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import { isReceivedAt, procedureOn } from '#modules/procedures'
import { qrSvg } from '#platform/barcodes'
import type { Context } from '#platform/context'
import { inRead } from '#platform/db'
import { renderPdf } from '#platform/pdf'
import { listDecisionsOfVersions } from '../db/published.queries.ts'
import { posterContent, vietnameseDay } from '../domain/poster.ts'
import { viewPlace } from './postings.ts'

/**
 * The poster of the version in force for the board of a place, as PDF; its code leads to the page of the procedure,
 * which always says what holds on the day.
 *
 * Legal basis: Decree 63/2010/NĐ-CP, article 17. Refuses: `forbidden/role`, `not-found/unit`, `not-found/procedure`,
 * `invalid/not-posted-here`.
 */
export async function printPoster(
  context: Context,
  unitCode: string,
  code: string,
): Promise<Buffer> {
  const place = await viewPlace(context, unitCode)
  const now = context.clock.now()
  const version = await procedureOn(context, code, dayOf(now))
  if (version === null) throw new Refused('not-found/procedure')
  if (!isReceivedAt(version.content, place)) throw new Refused('invalid/not-posted-here')
  const decisions = await inRead(context.db, (read) => listDecisionsOfVersions(read, [version.id]))
  const cited = decisions.get(version.id)
  const url = `${context.publicUrl}/thu-tuc/${code}`
  const content = posterContent(version, {
    unit: place.name,
    url,
    decision:
      cited?.number == null || cited.decidedOn === null
        ? null
        : `Quyết định số ${cited.number} ngày ${vietnameseDay(cited.decidedOn)}`,
  })
  const data = { ...content, title: content.name, madeAt: now.toISOString(), qr: qrSvg(url) }
  return renderPdf({
    template: new URL('../templates/procedure-poster.typ', import.meta.url),
    data,
  })
}
