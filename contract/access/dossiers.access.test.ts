import { describe, expect, test } from 'vitest'
import { ACTIONS, dossierByCode, type Action } from '#modules/dossiers'
import { organisationNow } from '#modules/organisations'
import type { Actor } from '#platform/access'
import { systemContext } from '../../src/installation.ts'
import { DONE_BY } from '../../src/modules/dossiers/domain/life-cycle.ts'
import { SIGHT_RULES } from '../../src/modules/dossiers/domain/visibility.ts'
import { PLACE_RULES } from '../../src/modules/dossiers/domain/why-not.ts'
import { sceneOf } from '../../src/modules/dossiers/usecases/scene.ts'
import { aDemoApp, type Reply } from '../../tools/test-support/app.ts'
import { aDossierAt, STAGES, type Stage } from '../../tools/test-support/dossiers.ts'
import { ACTION_BODIES } from './bodies.ts'
import { decidedRow, letterOf, tableText, toldRow, type Row, type Standing } from './cells.ts'
import { actorFor, makePeople, PEOPLE, type Person } from './people.ts'
import { reviewed } from './reviewed.ts'

const server = await aDemoApp()
await makePeople(server)

const OWNER = { kind: 'business', name: 'Công ty TNHH Xứ Lạng', taxCode: '4900123467' }
const dossiers = new Map<Stage, Standing>()
for (const stage of Object.keys(STAGES) as Stage[]) {
  const { code } = await aDossierAt(server, stage, { owner: OWNER })
  dossiers.set(stage, await standing(code))
}
const actors = new Map<string, Actor>()
for (const person of PEOPLE) actors.set(person.name, await actorFor(server, person))

async function standing(code: string): Promise<Standing> {
  const [locality] = server.installation.localities
  if (locality === undefined) throw new Error('the demonstration has no locality')
  const context = systemContext(server.installation, locality, 'matrix')
  const dossier = await dossierByCode(context, code)
  if (dossier === null) throw new Error(`${code} is missing`)
  const { facts } = await sceneOf(context, dossier, await organisationNow(context))
  return { dossier, now: facts }
}

/** The whole table as the rules decide it now. */
function decidedTable(rules = SIGHT_RULES): string {
  return tableText(
    new Map(
      [...dossiers].map(([stage, each]) => [
        stage,
        new Map([...actors].map(([name, actor]) => [name, decidedRow(each, actor, rules)])),
      ]),
    ),
  )
}

const table = reviewed('dossiers.txt', decidedTable())

describe('who may do what to a dossier', () => {
  test('is as it was reviewed', () => {
    expect(decidedTable()).toBe(table)
  })

  test('is what the server tells each person at each stage', async () => {
    const told = new Map<string, Map<string, Row | null>>()
    for (const [stage, { dossier }] of dossiers) {
      const rows = await Promise.all(
        PEOPLE.map(async ({ name, username }) => {
          const { status, body } = await server.as(username).get(`/dossiers/${dossier.code}`)
          if (status === 200) return [name, toldRow(body)] as const
          return [name, status === (username === null ? 401 : 404) ? null : String(status)] as const
        }),
      )
      told.set(stage, new Map(rows))
    }

    expect(tableText(told)).toBe(table)
  })

  test.each(PEOPLE.filter(({ username }) => username !== null))(
    'is what lists hold and searches find: $name',
    async ({ name, username }) => {
      const codes = [...dossiers.values()].map(({ dossier }) => dossier.code)

      const listed = await server.as(username).get('/dossiers?limit=100')
      const found = await Promise.all(
        codes.map((code) => server.as(username).get(`/dossiers?q=${code}`)),
      )

      const seen = [...dossiers.values()].filter((each) => mayRead(name, each))
      const expected = seen.map(({ dossier }) => dossier.code).toSorted()
      expect(codesIn(listed)).toEqual(expected)
      expect(found.flatMap(codesIn).toSorted()).toEqual(expected)
    },
  )

  test.each([...dossiers.keys()])('is what every action answers: %s', async (stage) => {
    const each = dossiers.get(stage)
    if (each === undefined) throw new Error(stage)

    const rows = new Map<string, Row | null>()
    for (const person of PEOPLE) {
      const letters = await Promise.all(ACTIONS.map((action) => answered(each, person, action)))
      const isUnseen = letters.every((letter) => letter === '.')
      rows.set(person.name, isUnseen ? null : letters.join(' '))
    }

    const answers = tableText(new Map([[stage, rows]]))
    expect(sectionOf(answers, stage)).toBe(sectionOf(table, stage))
  })
})

function mayRead(name: string, each: Standing): boolean {
  const actor = actors.get(name)
  return actor !== undefined && decidedRow(each, actor) !== null
}

function codesIn({ body }: Reply): string[] {
  const items = (body.items ?? []) as readonly { readonly code: string }[]
  return items.map(({ code }) => code).toSorted()
}

/**
 * Really does the action where it is refused, which changes nothing. Where it is allowed, a version
 * that nobody has seen is sent: the answer tells that everything before it was right.
 */
async function answered(each: Standing, person: Person, action: Action): Promise<string> {
  const isAllowed = letterAt(each, person, action) === '+'
  const { code, version: seen } = each.dossier
  const version = isAllowed ? seen + 1000 : seen
  const url = `/dossiers/${code}/actions/${action}`
  const reply = await server.as(person.username).post(url, { version, ...ACTION_BODIES[action] })
  return answerLetter(reply)
}

function letterAt(each: Standing, person: Person, action: Action): string {
  const actor = actors.get(person.name)
  const row = actor === undefined ? null : decidedRow(each, actor)
  return row?.split(' ')[ACTIONS.indexOf(action)] ?? '.'
}

/** The letter of an answer; an answer of the wrong kind is told as it is. */
function answerLetter({ status, body }: Reply): string {
  if (status === 401 || status === 404) return '.'
  if (body.code === 'conflict/stale-version') return '+'
  const letter = letterOf(body.code)
  const isTold = status === 403 || Array.isArray(body.availableActions)
  return isTold && status === (letter === 'R' || letter === 'U' ? 403 : 409)
    ? letter
    : `${status} ${body.code}`
}

/** The lines of one stage of a table. */
function sectionOf(text: string, stage: string): string {
  const section = text.split('\n\n').find((each) => each.startsWith(`[${stage}]`))
  if (section === undefined) throw new Error(`the table has no stage ${stage}`)
  return section.trim()
}

describe('the table notices', () => {
  test.each(Object.keys(SIGHT_RULES))('when this is no reason to see a dossier: %s', (name) => {
    const { [name]: _, ...others } = SIGHT_RULES

    expect(decidedTable(others)).not.toBe(table)
  })

  test.each(Object.keys(PLACE_RULES) as Action[])('when any place may do this: %s', (action) => {
    without(PLACE_RULES, action, () => expect(decidedTable()).not.toBe(table))
  })

  test.each(ACTIONS.flatMap((action) => DONE_BY[action].map((role) => [role, action] as const)))(
    'when %s no longer does this: %s',
    (role, action) => {
      const others = (DONE_BY[action] as readonly string[]).filter((each) => each !== role)

      withValue(DONE_BY, action, others, () => expect(decidedTable()).not.toBe(table))
    },
  )
})

/** Takes one line out of a rule table while something is looked at. */
function without(rules: object, line: string, look: () => void): void {
  withValue(rules, line, undefined, look)
}

function withValue(rules: object, line: string, value: unknown, look: () => void): void {
  const table = rules as Record<string, unknown>
  const kept = table[line]
  try {
    table[line] = value
    look()
  } finally {
    table[line] = kept
  }
}
