import type { TestDatabase } from '../../tools/test-support/database.ts'

/** A digest of the rows of every table of ours, by its name; of one locality, or of all. */
export async function fingerprints(
  { asOwner }: TestDatabase,
  localityId?: number,
): Promise<Readonly<Record<string, string>>> {
  const tables = await asOwner<{ name: string; has_locality: boolean }>(
    `select c.relname as name, exists (select from pg_attribute
       where attrelid = c.oid and attname = 'locality_id') as has_locality
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and not c.relispartition order by 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name, has_locality } of tables) {
    const rows = has_locality && localityId !== undefined ? `where locality_id = ${localityId}` : ''
    const [row] = await asOwner<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(each::text, '|' order by each::text)), '')
         as digest from "${name}" each ${rows}`,
    )
    digests[name] = row?.digest ?? ''
  }
  return digests
}
