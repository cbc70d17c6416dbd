import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { day } from '#kernel/day'
import { DayText } from '#modules/dossiers'
import type { CatalogueNeighbours } from '#modules/procedures'
import { route } from '#platform/http'
import { assignProcess } from '../usecases/assign-process.ts'
import { MOST_PROCEDURES } from '../usecases/choose-procedures.ts'
import { foreseeAssignment } from '../usecases/foresee-assignment.ts'

const Code = z.string().trim().min(1).max(20)

const Filter = z
  .strictObject({
    sector: z.string().min(1).max(200).optional(),
    level: z.enum(['province', 'district', 'commune']).optional(),
    unitCode: z.string().min(1).max(100).optional(),
    onEarlier: z.boolean().optional().describe('Those on an earlier version of the same design'),
  })
  .refine((filter) => Object.values(filter).some((value) => value !== undefined), 'filter-empty')

const AssignmentBody = z.strictObject({
  process: z.strictObject({
    code: Code.describe('A procedure that goes by the process'),
    number: z.int().min(1).nullable().default(null).describe('Of its version; else the last one'),
  }),
  procedures: z.union([z.array(Code).min(1).max(MOST_PROCEDURES), Filter]),
  effectiveFrom: DayText,
  allowUnheld: z
    .boolean()
    .default(false)
    .describe('Also where nobody holds the role of a step in one of its units'),
  dryRun: z.boolean().default(false),
})

const AssignmentReply = z.object({
  dryRun: z.boolean(),
  process: z.object({ code: z.string(), number: z.int(), approvedBy: z.string() }),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string().nullable(),
      now: z
        .object({ number: z.int(), approvedBy: z.string(), effectiveFrom: z.iso.date() })
        .nullable()
        .describe('The process it had last'),
      number: z.int().nullable().describe('Of the version it gets or has'),
      outcome: z.enum(['assigned', 'present', 'refused']),
      refusal: z.string().nullable(),
      unheld: z.array(z.object({ stepId: z.string(), unitName: z.string() })),
      inHandling: z.int().describe('Dossiers that stay with the version they were received under'),
    }),
  ),
})

/** How one approved process is put in force for many procedures. */
export function assignmentRoutes(
  app: FastifyInstance,
  neighbours: Pick<CatalogueNeighbours, 'organisation'>,
): void {
  route(app, 'POST', '/process-assignments', {
    operation: 'assignProcess',
    summary: 'Puts an approved process in force for up to 500 procedures, or only tries it',
    tag: 'Catalogue',
    access: { permission: 'catalogue.publish', scope: 'locality', audit: 'process.assigned' },
    body: AssignmentBody,
    replies: { 200: AssignmentReply },
    async handle(context, { body }) {
      const { dryRun, ...asked } = body
      const act = dryRun ? foreseeAssignment : assignProcess
      const wish = { ...asked, effectiveFrom: day(asked.effectiveFrom) }
      const { process, items } = await act(context, wish, neighbours)
      const { procedureCode: code, number, approvedBy } = process
      return { dryRun, process: { code, number, approvedBy }, items }
    },
  })
}
