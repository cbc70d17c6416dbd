import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day'
import { importUnits, organisationOn, type Organisation } from '#modules/organisations'
import {
  catalogueOf,
  competentUnit,
  importCatalogue,
  listVersions,
  placesAmong,
  procedureOn,
  receivingPlaces,
  type Level,
  type ProcedureVersion,
  type ReceivingPlace,
} from '#modules/procedures'
import { faultsOf, processOn, resolveStepUnit, type ProcessVersion } from '#modules/processes'
import { SYSTEM } from '#platform/access'
import { aContext, aDatabase } from '../../tools/test-support/database.ts'
import { langSonUnits } from '../../tools/test-support/units.ts'
import { langSonCatalogue } from './catalogue.ts'

const TODAY = day('2026-03-02')
const FORMS = new URL('forms/', import.meta.url)

interface PackedForm {
  readonly procedureCode: string
  readonly definition: {
    readonly pages: readonly {
      readonly questions: readonly { readonly id: string; readonly kind: string }[]
    }[]
  }
}

/** The commune of every address that a form asks for. */
const LUONG_VAN_TRI = '05983'

const database = await aDatabase()
const context = aContext(database, { actor: SYSTEM })
await importUnits(context, langSonUnits())
const imported = await importCatalogue(context, langSonCatalogue())
const today = await organisationOn(context, TODAY)
const { index } = await catalogueOf(context)
const procedures = index.documents.map(({ entry }) => entry)
const handled = procedures.filter(({ content }) => content.handledElsewhere === null)
const lookUps = procedures.filter(({ content }) => content.handledElsewhere !== null)
const codes = new Set(procedures.map(({ code }) => code))

async function theProcess(procedure: ProcedureVersion, on = TODAY): Promise<ProcessVersion> {
  const process = await processOn(context, procedure.code, on)
  if (process === null) throw new Error(`${procedure.code} has no process on ${on}`)
  return process
}

describe('the pack', () => {
  test('holds the 97 procedures, 93 of them handled by the province itself', () => {
    expect(procedures).toHaveLength(97)
    expect(handled).toHaveLength(93)
    expect(lookUps.map(({ code }) => code).sort()).toEqual([
      '1.003197',
      '1.004194',
      '1.004222',
      '2.002225',
    ])
  })

  test('counts each procedure at every level that carries it out', () => {
    const count = (level: Level) =>
      procedures.filter(({ content }) => content.levels.includes(level)).length

    expect([count('province'), count('district'), count('commune')]).toEqual([45, 0, 68])
  })

  test('adds nothing when it is loaded again', async () => {
    expect(imported.versions).toBeGreaterThan(97 * 2 - 2)
    expect(await importCatalogue(context, langSonCatalogue())).toEqual({
      versions: 0,
      processes: 0,
    })
  })

  test('links procedures that it holds', () => {
    const linked = procedures.flatMap(({ content }) => content.linkedProcedures)

    expect(linked.filter((code) => !codes.has(code))).toEqual([])
  })
})

describe('every procedure', () => {
  test.each(procedures.map((procedure) => [procedure.content.name, procedure] as const))(
    '%s has said something on every day since 2023, unless it is newer',
    async (_, { code }) => {
      const periods = (await listVersions(context, code)).toReversed()

      expect(periods.map(({ number }) => number)).toEqual(periods.map((__, at) => at + 1))
      expect(periods.at(-1)).toMatchObject({ effectiveFrom: '2025-07-01', effectiveTo: null })
      expect(periods[0]?.effectiveFrom).toBe(code === '1.014027' ? '2025-07-01' : '2023-01-01')
    },
  )

  test('that another branch handles says why, and where to go', () => {
    for (const { content } of lookUps) {
      expect(content.handledElsewhere?.link).toBe('https://dichvucong.gov.vn')
      expect(content.handledElsewhere?.reason).not.toBe('')
    }
  })

  test('without a paper to bring has a form to fill in, or asks for nothing beyond the identity', () => {
    const without = handled.filter(({ content }) =>
      content.components.every(({ required, isDeclaration }) => !required && !isDeclaration),
    )

    expect(without.map(({ code }) => code)).toEqual(['2.000908'])
  })
})

/**
 * The steps of a process that have no unit, or name divisions that their agency has not. Communes had no divisions
 * before July 2025: there the agency itself does everything.
 */
function misplacedSteps(
  procedure: ProcedureVersion,
  { definition }: ProcessVersion,
  place: ReceivingPlace,
  organisation: Organisation,
): string[] {
  const filedAt = { procedureCode: procedure.code, place, communeCode: LUONG_VAN_TRI }
  const competentUnitId = competentUnit(procedure.content.competence, filedAt, organisation)
  const dossier = {
    procedureCode: procedure.code,
    receivingUnitId: place.unitId,
    competentUnitId,
  }
  const isUndivided =
    organisation !== today && organisation.unit(competentUnitId)?.kind === 'commune'
  return definition.steps
    .filter(({ at }) => {
      const unitId = resolveStepUnit(at, dossier, organisation)
      const namesDivisions = at.at === 'competent' && at.divisions.length > 0 && !isUndivided
      return unitId === null || (namesDivisions && unitId === competentUnitId)
    })
    .map(({ id }) => `${procedure.code} ${id} of ${place.name}`)
}

describe.each(handled.map((procedure) => [procedure.content.name, procedure] as const))(
  'the process of %s',
  (_, procedure) => {
    test('is sound and takes the hours of the procedure', async () => {
      const { definition } = await theProcess(procedure)

      expect(faultsOf(definition, procedure.content.timeLimit.processHours)).toEqual([])
    })

    test('lets the handler find for or against, and ends with signature and seal', async () => {
      const { definition } = await theProcess(procedure)

      for (const { role, outcomes } of definition.steps) {
        if (role !== 'handler') continue
        expect(outcomes.map(({ code }) => code)).toEqual(['qualified', 'unqualified'])
      }
      expect(definition.steps.slice(-2).map(({ role }) => role)).toEqual(['approver', 'clerk'])
    })

    test('has a unit for every step on 2 March 2026, wherever a dossier was received', async () => {
      const process = await theProcess(procedure)
      const places = receivingPlaces(procedure.content, placesAmong(today.units), () => false)

      expect(places.length).toBeGreaterThanOrEqual(65)
      expect(places.flatMap((place) => misplacedSteps(procedure, process, place, today))).toEqual(
        [],
      )
    })
  },
)

describe('a procedure is received', () => {
  const receivers = (code: string) => {
    const procedure = procedures.find((each) => each.code === code)
    if (procedure === undefined) throw new Error(`no procedure ${code}`)
    return receivingPlaces(procedure.content, placesAmong(today.units), () => false).map(
      ({ unitId }) => today.unit(unitId)?.slug,
    )
  }

  test('by the provincial centre first when a department decides it', () => {
    expect(receivers('1.004616')[0]).toBe('tt-pvhcc-tinh')
    expect(receivers('1.004616')).toHaveLength(66)
  })

  test('by the communes alone when the one that receives it decides', () => {
    expect(receivers('1.001193')).toHaveLength(65)
    expect(receivers('1.001193')).not.toContain('tt-pvhcc-tinh')
    expect(receivers('1.001193')).toContain('ph25-luong-van-tri.tt-pvhcc')
  })

  test('everywhere when the commune follows from an address', () => {
    expect(receivers('1.013225')).toHaveLength(66)
  })
})

describe('the electronic forms of the pack', () => {
  const forms = new Map(
    readdirSync(FORMS)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(new URL(file, FORMS), 'utf8')) as PackedForm)
      .map(({ procedureCode, definition }) => [procedureCode, definition] as const),
  )

  test('take the place of a declaration, and every declaration has one', () => {
    const declared = handled.filter(({ content }) =>
      content.components.some(({ isDeclaration }) => isDeclaration),
    )

    expect(declared.map(({ code }) => code).sort()).toEqual([...forms.keys()].sort())
  })

  test('ask every address that decides which commune is competent', () => {
    for (const { code, content } of handled) {
      const id = content.competence.commune?.addressQuestion ?? null
      if (id === null) continue
      const questions = forms.get(code)?.pages.flatMap((page) => page.questions) ?? []
      expect(questions).toContainEqual(expect.objectContaining({ id, kind: 'address' }))
    }
  })
})

describe.each(['2023-01-01', '2023-09-01', '2025-02-28', '2025-03-01', '2025-06-30'])(
  'on %s, before districts ended,',
  (text) => {
    const on = day(text)

    test('every procedure was received somewhere and every step of its process had a unit', async () => {
      const organisation = await organisationOn(context, on)
      const troubles: string[] = []
      for (const { code } of handled) {
        const procedure = await procedureOn(context, code, on)
        if (procedure === null) continue
        const process = await theProcess(procedure, on)
        const places = receivingPlaces(
          procedure.content,
          placesAmong(organisation.units),
          () => false,
        )
        if (places.length === 0) troubles.push(`${code} is received nowhere`)
        const { processHours } = procedure.content.timeLimit
        troubles.push(
          ...faultsOf(process.definition, processHours).map((fault) => `${code} ${fault.code}`),
          ...places.flatMap((place) => misplacedSteps(procedure, process, place, organisation)),
        )
      }

      expect(troubles).toEqual([])
    })
  },
)
