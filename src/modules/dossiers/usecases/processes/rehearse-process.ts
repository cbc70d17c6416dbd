import type { ProcessVersionId } from '#kernel/id'
import { dayOf } from '#kernel/instant'
import { Refused } from '#kernel/refused'
import {
  PASSED_OVER,
  resolveStepUnit,
  type ProcessDefinition,
  type Traits,
} from '#modules/processes'
import { rulebookOn } from '#modules/rulebooks'
import type { Context } from '#platform/context'
import type { Dossier, Term } from '../../domain/dossier.ts'
import {
  rehearse,
  type Pretence,
  type Rehearsal,
  type Stay,
} from '../../domain/processes/rehearse.ts'
import { currentOrganisation, processFor, sceneOf } from '../scene.ts'

/** A stay of a pretended dossier, with the unit where it would be. */
export interface RehearsedStay extends Omit<Stay, 'unitId'> {
  readonly unitName: string
}

/**
 * Walks a pretended dossier through a process: by the rules that move real ones, in the working calendar of the agency
 * that decides, under the law of the day it is received. Nothing is kept; who may ask is asked before.
 *
 * Refuses: `conflict/step-without-unit`, `conflict/calendar-not-set-up`, `invalid/outside-calendar`.
 */
export async function rehearseProcess(
  context: Context,
  definition: ProcessDefinition,
  pretended: {
    readonly dossier: Pick<Dossier, 'procedureCode' | 'receivingUnitId' | 'competentUnitId'>
    readonly traits: Traits
    readonly term: Term
  } & Omit<Pretence, 'atOnce'>,
): Promise<Omit<Rehearsal, 'stays'> & { readonly stays: readonly RehearsedStay[] }> {
  const { dossier, traits, term, start } = pretended
  const organisation = await currentOrganisation(context)
  if (definition.steps.some(({ at }) => resolveStepUnit(at, dossier, organisation) === null))
    throw new Refused('conflict/step-without-unit')
  const rulebook = rulebookOn(dayOf(start)).id
  const { competentUnitId } = dossier
  const { facts } = await sceneOf(
    context,
    { calendarUnitId: competentUnitId, rulebook },
    organisation,
  )
  const process = processFor(
    { id: 'pretended' as ProcessVersionId, definition },
    { ...dossier, ...traits, applicant: { kind: traits.applicantKind } },
    organisation,
  )
  const { stays, ...dates } = rehearse(
    process,
    { ...pretended, atOnce: new Set([PASSED_OVER]) },
    { term, facts },
  )
  return {
    ...dates,
    stays: stays.map(({ unitId, ...stay }) => ({
      ...stay,
      unitName: organisation.unitOfAnyDay(unitId)?.name ?? '',
    })),
  }
}
