import { describe, expect, test } from 'vitest'
import { dayOf } from '#kernel/instant'
import { makeCalendarChange } from '#modules/calendars'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf, organisationNow, renameUnit } from '#modules/organisations'
import { setReadingLimits } from '#modules/readings'
import { carryOut } from '#platform/worker'
import { acting, anAccount, aRole } from '../tools/test-support/accounts.ts'
import { aDemoApp } from '../tools/test-support/app.ts'
import { aContext, LANG_SON } from '../tools/test-support/database.ts'
import { aDossierAt, BIRTH } from '../tools/test-support/dossiers.ts'
import { aPng } from '../tools/test-support/file-samples.ts'
import { upload } from '../tools/test-support/uploads.ts'
import { ALL_HANDLERS } from './all-handlers.ts'
import { ALL_JOBS } from './all-jobs.ts'
import { systemContext } from './installation.ts'
import { aBegunFiling, aResident } from './modules/filings/test-support/filings.ts'
import { aCheckedDraft } from './modules/publications/test-support/publications.ts'
import { publishPublication } from './modules/publications/usecases/publish-publication.ts'

const server = await aDemoApp()
const { asOwner, files } = server.database

async function anAdministrator() {
  const actor = await officerByUsername(aContext(server.database), 'quantri', heldRolesOf)
  if (actor === null) throw new Error('the demonstration has an administrator')
  return aContext(server.database, { actor, now: server.clock.now() })
}

/** An officer of procedure control at work on this server, under its clock. */
async function aControlOfficer(): Promise<ReturnType<typeof aContext>> {
  const actor = acting(await anAccount(server.database), aRole('procedure-control', 'ubnd-tinh'))
  return { ...aContext(server.database, { actor }), clock: server.clock }
}

/** For each kind of work something to do, as what its payload names. */
const ARRANGED: Readonly<Record<string, () => Promise<object>>> = {
  'calendars.calendar-changed': async () => {
    await aDossierAt(server, 'claimed')
    const changeId = await makeCalendarChange(await anAdministrator(), {
      what: 'add-day',
      entry: {
        unitId: null,
        day: dayOf(server.clock.now()),
        kind: 'closed',
        name: 'Mất điện toàn tỉnh',
        source: null,
      },
    })
    return { changeId }
  },
  'organisations.units-changed': async () => {
    const { competentUnit } = await aDossierAt(server, 'claimed')
    server.clock.set(new Date(server.clock.now().getTime() + 86_400_000))
    const context = await anAdministrator()
    const unit = (await organisationNow(context)).byCode(competentUnit)
    if (unit === null) throw new Error(`no unit ${competentUnit}`)
    const to = { code: 'H37.960', slug: 'phuong-moi', name: 'Phường Mới', shortName: 'Phường Mới' }
    await renameUnit(context, unit.id, { ...to, basis: null }, dayOf(server.clock.now()))
    return {}
  },
  'documents.remove-unused': async () => {
    await upload(server.app, 'congdan2', aPng(7, 7), 'bo-quen.png')
    server.clock.set(new Date(server.clock.now().getTime() + 8 * 86_400_000))
    return {}
  },
  'limits.forget-counters': async () => {
    const payload = { code: 'H37.102.01-260302-9999', secret: '1234' }
    await server.app.inject({ method: 'POST', url: '/api/v1/tracking', payload })
    server.clock.set(new Date(server.clock.now().getTime() + 2 * 86_400_000))
    return {}
  },
  'filings.remove-expired': async () => {
    const resident = await aResident(server.database)
    await aBegunFiling(resident, BIRTH)
    server.clock.set(new Date(resident.clock.now().getTime() + 60 * 86_400_000))
    return {}
  },
  'dossiers.stop-unanswered': async () => {
    await aDossierAt(server, 'asked before receipt')
    server.clock.set(new Date(server.clock.now().getTime() + 60 * 86_400_000))
    return {}
  },
  'warnings.send-warnings': async () => {
    const { body } = await server
      .as('thuly.xa')
      .get(`/dossiers/${(await aDossierAt(server, 'claimed')).code}`)
    server.clock.set(new Date(body.dueAt))
    return {}
  },
  'publications.take-effect': async () => {
    const drafter = await aControlOfficer()
    const checker = await aControlOfficer()
    const id = await aCheckedDraft({ drafter, checker }, [{ code: '9.000001', kind: 'new' }])
    await publishPublication(drafter, id)
    server.clock.set(new Date(server.clock.now().getTime() + 30 * 86_400_000))
    return {}
  },
  'dossiers.count-silence': async () => {
    await aDossierAt(server, 'consulting')
    server.clock.set(new Date(server.clock.now().getTime() + 7 * 86_400_000))
    return {}
  },
  'seals.seal-trail': async () => {
    await aDossierAt(server, 'received')
    return {}
  },
  'readings.notice-readings': async () => {
    await setReadingLimits(await anAdministrator(), { dossiers: 1, files: 1 })
    for (const { code } of [
      await aDossierAt(server, 'claimed'),
      await aDossierAt(server, 'claimed'),
    ])
      await server.as('thuly.xa').get(`/dossiers/${code}`)
    return {}
  },
  'letters.render-letter': async () => {
    await aDossierAt(server, 'received')
    const [letter] = await asOwner<{ id: string }>('select id from letter limit 1')
    return { letterId: letter?.id }
  },
}

/** Everything that work could have changed: every row of every table of ours, and the files. */
async function whatIsKept(): Promise<Record<string, unknown>> {
  const tables = await asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const sums: Record<string, unknown> = {}
  for (const { name } of tables) {
    const [row] = await asOwner(
      `select count(*)::int as rows, md5(string_agg(t::text, ',' order by t::text)) as sum from "${name}" t`,
    )
    sums[name] = row
  }
  const [queue] = await asOwner('select count(*)::int as jobs from pgboss.job')
  return { ...sums, queue, stored: await storedFiles() }
}

/** Which of the known contents the store has. */
async function storedFiles(): Promise<Record<string, boolean>> {
  const rows = await asOwner<{ sha256: Buffer }>('select distinct sha256 from file order by 1')
  const found = await Promise.all(
    rows.map(async ({ sha256 }) => {
      const has = await files
        .shelf('uploads')
        .get(LANG_SON.id, sha256)
        .then(
          () => true,
          () => false,
        )
      return [sha256.toString('hex'), has] as const
    }),
  )
  return Object.fromEntries(found)
}

describe('every kind of work', () => {
  test('is carried out by somebody', () => {
    expect(ALL_HANDLERS.map(({ job }) => job.name).toSorted()).toEqual(
      ALL_JOBS.map(({ name }) => name).toSorted(),
    )
  })

  test.each(ALL_JOBS.map(({ name }) => name))(
    'changes something once, and nothing when it comes again: %s',
    async (name) => {
      const handler = ALL_HANDLERS.find(({ job }) => job.name === name)
      const payload = await ARRANGED[name]?.()
      if (handler === undefined || payload === undefined)
        throw new Error(`arrange work for ${name}`)
      const work = { id: 'the-same-work', data: { localityId: LANG_SON.id, payload } }
      const about = {
        contextOf: async (_: number, id: string) =>
          systemContext(server.installation, LANG_SON, id),
      }
      const untouched = await whatIsKept()

      await carryOut(handler, work, about)
      const once = await whatIsKept()
      await carryOut(handler, work, about)

      expect(once).not.toEqual(untouched)
      expect(await whatIsKept()).toEqual(once)
    },
  )
})
