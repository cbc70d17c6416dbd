import { dayOf } from '#kernel/instant'
import { makeCalendarChange } from '#modules/calendars'
import { officerByUsername } from '#modules/identity'
import { heldRolesOf, organisationNow, renameUnit } from '#modules/organisations'
import { setReadingLimits } from '#modules/readings'
import { aBegunFiling, aResident } from '../../../src/modules/filings/test-support/filings.ts'
import { aCheckedDraft } from '../../../src/modules/publications/test-support/publications.ts'
import { publishPublication } from '../../../src/modules/publications/usecases/publish-publication.ts'
import { acting, anAccount, aRole } from '../../../tools/test-support/accounts.ts'
import type { TestApp } from '../../../tools/test-support/app.ts'
import { aContext } from '../../../tools/test-support/database.ts'
import { aDossierAt, BIRTH } from '../../../tools/test-support/dossiers.ts'
import { aPng } from '../../../tools/test-support/file-samples.ts'
import { upload } from '../../../tools/test-support/uploads.ts'

async function anAdministrator(server: TestApp) {
  const actor = await officerByUsername(aContext(server.database), 'quantri', heldRolesOf)
  if (actor === null) throw new Error('the demonstration has an administrator')
  return aContext(server.database, { actor, now: server.clock.now() })
}

/** An officer of procedure control at work on this server, under its clock. */
async function aControlOfficer(server: TestApp): Promise<ReturnType<typeof aContext>> {
  const actor = acting(await anAccount(server.database), aRole('procedure-control', 'ubnd-tinh'))
  return { ...aContext(server.database, { actor }), clock: server.clock }
}

/** For each kind of work something to do, as what its payload names. */
const ARRANGED: Readonly<Record<string, (server: TestApp) => Promise<object>>> = {
  'calendars.calendar-changed': async (server) => {
    await aDossierAt(server, 'claimed')
    const changeId = await makeCalendarChange(await anAdministrator(server), {
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
  'organisations.units-changed': async (server) => {
    const { competentUnit } = await aDossierAt(server, 'claimed')
    server.clock.set(new Date(server.clock.now().getTime() + 86_400_000))
    const context = await anAdministrator(server)
    const unit = (await organisationNow(context)).byCode(competentUnit)
    if (unit === null) throw new Error(`no unit ${competentUnit}`)
    const to = { code: 'H37.960', slug: 'phuong-moi', name: 'Phường Mới', shortName: 'Phường Mới' }
    await renameUnit(context, unit.id, { ...to, basis: null }, dayOf(server.clock.now()))
    return {}
  },
  'documents.remove-unused': async (server) => {
    await upload(server.app, 'congdan2', aPng(7, 7), 'bo-quen.png')
    server.clock.set(new Date(server.clock.now().getTime() + 8 * 86_400_000))
    return {}
  },
  'limits.forget-counters': async (server) => {
    const payload = { code: 'H37.102.01-260302-9999', secret: '1234' }
    await server.app.inject({ method: 'POST', url: '/api/v1/tracking', payload })
    server.clock.set(new Date(server.clock.now().getTime() + 2 * 86_400_000))
    return {}
  },
  'idempotency.forget-answers': async (server) => {
    await aDossierAt(server, 'received')
    server.clock.set(new Date(server.clock.now().getTime() + 3 * 86_400_000))
    return {}
  },
  'filings.remove-expired': async (server) => {
    const resident = await aResident(server.database)
    await aBegunFiling(resident, BIRTH)
    server.clock.set(new Date(resident.clock.now().getTime() + 60 * 86_400_000))
    return {}
  },
  'dossiers.stop-unanswered': async (server) => {
    await aDossierAt(server, 'asked before receipt')
    server.clock.set(new Date(server.clock.now().getTime() + 60 * 86_400_000))
    return {}
  },
  'warnings.send-warnings': async (server) => {
    const { body } = await server
      .as('thuly.xa')
      .get(`/dossiers/${(await aDossierAt(server, 'claimed')).code}`)
    server.clock.set(new Date(body.dueAt))
    return {}
  },
  'publications.take-effect': async (server) => {
    const drafter = await aControlOfficer(server)
    const checker = await aControlOfficer(server)
    const id = await aCheckedDraft({ drafter, checker }, [{ code: '9.000001', kind: 'new' }])
    await publishPublication(drafter, id)
    server.clock.set(new Date(server.clock.now().getTime() + 30 * 86_400_000))
    return {}
  },
  'dossiers.forget-ended': async (server) => {
    await aDossierAt(server, 'returned')
    server.clock.set(new Date(server.clock.now().getTime() + 31 * 86_400_000))
    return {}
  },
  'dossiers.count-silence': async (server) => {
    await aDossierAt(server, 'consulting')
    server.clock.set(new Date(server.clock.now().getTime() + 7 * 86_400_000))
    return {}
  },
  'seals.seal-trail': async (server) => {
    await aDossierAt(server, 'received')
    return {}
  },
  'readings.notice-readings': async (server) => {
    await setReadingLimits(await anAdministrator(server), { dossiers: 1, files: 1 })
    for (const { code } of [
      await aDossierAt(server, 'claimed'),
      await aDossierAt(server, 'claimed'),
    ])
      await server.as('thuly.xa').get(`/dossiers/${code}`)
    return {}
  },
  'letters.render-letter': async (server) => {
    await aDossierAt(server, 'received')
    const [letter] = await server.database.asOwner<{ id: string }>('select id from letter limit 1')
    return { letterId: letter?.id }
  },
}

/** Makes something to do of a kind of work, at the time of the clock then; what the work is given. */
export async function arrangeWork(server: TestApp, name: string): Promise<object> {
  const arrange = ARRANGED[name]
  if (arrange === undefined) throw new Error(`arrange work for ${name}`)
  return arrange(server)
}
