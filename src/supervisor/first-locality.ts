import { dayOf } from '#kernel/instant'
import { importUnits, UnitPack } from '#modules/organisations'
import type { Context, Locality } from '#platform/context'
import { asMigrator, type Connection } from '#platform/db'

/** Makes the first locality of an empty installation; as the owner, for localities are not the application's to make. */
export async function makeFirstLocality(
  owner: Connection,
  given: Pick<Locality, 'code' | 'name' | 'adminUnitCode'>,
  createdAt: Date,
): Promise<Locality> {
  const locality: Locality = { id: 1, ...given, isDemo: false }
  await asMigrator(owner, (tx) =>
    tx
      .insertInto('locality')
      .values({
        id: locality.id,
        code: given.code,
        name: given.name,
        admin_unit_code: given.adminUnitCode,
        is_demo: false,
        created_at: createdAt,
      })
      .execute(),
  )
  return locality
}

/** Sets up the highest unit of a locality that has none yet: the people's committee, from today on. */
export async function makeHighestUnit(context: Context): Promise<void> {
  const { code, name, adminUnitCode } = context.locality
  const province = name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
  await importUnits(
    context,
    UnitPack.parse({
      title: name,
      locality: code,
      sources: [],
      licence: '',
      units: [
        {
          slug: 'ubnd-tinh',
          code,
          name: `Ủy ban nhân dân ${province}`,
          shortName: `UBND ${province}`,
          kind: 'province',
          adminUnitCode,
          from: dayOf(context.clock.now()),
        },
      ],
    }),
  )
}
