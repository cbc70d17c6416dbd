import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { bytesReply, route } from '#platform/http'
import { XLSX_TYPE } from '#platform/spreadsheets'
import type { CatalogueNeighbours } from '../usecases/neighbours.ts'
import { openCatalogue } from '../usecases/open-data.ts'

const FORMATS = {
  json: { type: 'application/json; charset=utf-8', file: 'thu-tuc-hanh-chinh.json' },
  jsonld: { type: 'application/ld+json', file: 'thu-tuc-hanh-chinh.jsonld' },
  laythutuc: { type: 'application/json; charset=utf-8', file: 'thu-tuc-hanh-chinh.laythutuc.json' },
  xlsx: { type: XLSX_TYPE, file: 'thu-tuc-hanh-chinh.xlsx' },
}
const STREAMS = { json: 'json', jsonld: 'jsonLd', laythutuc: 'nationalJson' } as const
const FIVE_MINUTES = 300

const Query = z.strictObject({
  format: z
    .enum(['json', 'jsonld', 'laythutuc', 'xlsx'])
    .default('json')
    .describe(
      'Everything as JSON, public services of CPSV-AP as JSON-LD, records of the national LayThuTuc, or a workbook',
    ),
})

/** The catalogue as open data, whole, for whoever wants it. */
export function openDataRoutes(app: FastifyInstance, neighbours: CatalogueNeighbours): void {
  route(app, 'GET', '/open-data/procedures', {
    operation: 'downloadProcedures',
    summary: 'The whole catalogue in force today as open data',
    tag: 'Catalogue',
    access: { permission: 'procedures.read', scope: 'public', audit: null },
    query: Query,
    replies: {
      200: bytesReply('The catalogue', ['application/json', 'application/ld+json', XLSX_TYPE]),
      304: z.undefined().describe('Nothing has changed since'),
    },
    async handle(context, { query: { format }, request, reply }) {
      const catalogue = await openCatalogue(context, neighbours)
      if (isKnown(request, reply, `"${catalogue.tag}-${format}"`)) return reply.code(304).send()
      void reply
        .type(FORMATS[format].type)
        .header('content-disposition', `attachment; filename="${FORMATS[format].file}"`)
      if (format === 'xlsx') return catalogue.xlsx()
      return Readable.from(catalogue[STREAMS[format]]())
    },
  })
}

/** Whether the asker has it already; says how long it may be kept. */
function isKnown(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply.headers({
    etag: tag,
    'cache-control': `public, max-age=${FIVE_MINUTES}`,
    // Open data is for pages of others too.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  const known = request.headers['if-none-match'] ?? ''
  return known.split(',').some((each) => each.trim().replace(/^W\//u, '') === tag)
}
