import type { FastifyInstance } from 'fastify'
import { route } from '#platform/http'
import type { CatalogueNeighbours } from '../usecases/neighbours.ts'
import { searchProcedures, type ListedProcedure } from '../usecases/search-procedures.ts'
import { viewProcedure, type ProcedureView } from '../usecases/view-procedure.ts'
import {
  ProcedureParams,
  ProcedureReply,
  ProceduresQuery,
  ProceduresReply,
} from './procedure-schemas.ts'

const ACCESS = { permission: 'procedures.read', scope: 'public', audit: null } as const

/** The public catalogue: find a procedure, read everything about it. */
export function procedureRoutes(app: FastifyInstance, neighbours: CatalogueNeighbours): void {
  route(app, 'GET', '/procedures', {
    operation: 'searchProcedures',
    summary: 'Procedures in force, found in the words of ordinary people',
    tag: 'Catalogue',
    access: ACCESS,
    query: ProceduresQuery,
    replies: { 200: ProceduresReply },
    async handle(context, { query: { q, unit, online, ...rest } }) {
      const query = { ...rest, text: q, unitCode: unit, onlineLevel: online }
      const page = await searchProcedures(context, query, neighbours)
      return {
        items: page.procedures.map(asItem),
        nextCursor: page.nextCursor,
        spelling: page.spelling,
        nearest: page.nearest.map(asItem),
      }
    },
  })

  route(app, 'GET', '/procedures/:code', {
    operation: 'getProcedure',
    summary: 'Everything a person must know of a procedure',
    tag: 'Catalogue',
    access: ACCESS,
    params: ProcedureParams,
    replies: { 200: ProcedureReply },
    async handle(context, { params }) {
      return asReply(await viewProcedure(context, params.code, neighbours))
    },
  })
}

function asItem({ version, fee, unitName }: ListedProcedure) {
  const { code, content } = version
  const { name, sector, levels, audience, onlineLevel, timeLimit } = content
  return {
    code,
    name,
    sector,
    levels,
    audience,
    onlineLevel,
    timeLimit: { value: timeLimit.value, unit: timeLimit.unit, sameDay: timeLimit.sameDay },
    fee,
    unitName,
    accepted: content.handledElsewhere === null,
  }
}

function asReply(view: ProcedureView) {
  const { version, versions, receivingPlaces, notReceived, process, form, local } = view
  const { competence: _, national: __, ...content } = version.content
  return {
    ...content,
    ...asItem(view),
    timeLimit: content.timeLimit,
    components: content.components.map(({ form: declaration, ...component }) =>
      declaration === null ? component : { ...component, form: declaration },
    ),
    fees: content.fees.map((fee) => ({ ...fee, due: fee.due ?? ('always' as const) })),
    receivingUnits: receivingPlaces.map(({ code, name }) => ({ code, name })),
    notReceived,
    process: { steps: process },
    versions,
    effectiveFrom: version.effectiveFrom,
    form,
    local,
  }
}
