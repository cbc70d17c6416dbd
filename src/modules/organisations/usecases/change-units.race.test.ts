import { expect, test } from 'vitest'
import { day } from '#kernel/day'
import { SYSTEM } from '#platform/access'
import { aContext, aDatabase } from '../../../../tools/test-support/database.ts'
import { langSonUnits } from '../../../../tools/test-support/units.ts'
import { endUnit, mergeUnits } from './change-units.ts'
import { importUnits } from './import-units.ts'
import { organisationOn } from './read-organisation.ts'
import { unitIdOf } from './unit-ids.ts'

const FROM = day('2026-04-01')
const at = (slug: string) => unitIdOf('H37', slug)

test('of two units that are merged into each other at the same moment one goes on', async () => {
  const database = await aDatabase()
  const context = aContext(database, { actor: SYSTEM })
  await importUnits(context, langSonUnits())

  const outcomes = await Promise.allSettled([
    mergeUnits(context, [at('so-tu-phap')], at('so-ngoai-vu'), FROM),
    mergeUnits(context, [at('so-ngoai-vu')], at('so-tu-phap'), FROM),
    endUnit(context, at('so-ngoai-vu'), day('2026-03-31'), { withSubordinates: true }),
  ])

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const organisation = await organisationOn(context, FROM)
  const left = ['so-tu-phap', 'so-ngoai-vu'].filter((slug) => organisation.bySlug(slug) !== null)
  expect(left).toHaveLength(1)
})
