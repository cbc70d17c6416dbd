import type pg from 'pg'

export interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
  readonly defaultText: string | null
  readonly isIdentity: boolean
  readonly comment: string | null
}

export interface Constraint {
  readonly table: string
  readonly name: string
  /** p primary key, u unique, f foreign key, c check, x exclusion */
  readonly kind: 'p' | 'u' | 'f' | 'c' | 'x'
  readonly definition: string
  readonly columns: readonly string[]
  readonly foreignTable: string | null
}

export interface Table {
  readonly name: string
  readonly comment: string | null
  readonly isPartitionOf: string | null
  readonly partitionBound: string | null
  readonly partitionKey: string | null
  readonly isUnlogged: boolean
  readonly hasRowSecurity: boolean
  readonly forcesRowSecurity: boolean
  readonly grants: readonly { readonly to: string; readonly privileges: readonly string[] }[]
  readonly policies: readonly { readonly name: string; readonly using: string }[]
}

export interface Index {
  readonly table: string
  readonly name: string
  readonly definition: string
  readonly columns: readonly string[]
  readonly isPartial: boolean
}

export interface Routine {
  readonly name: string
  readonly definition: string
  readonly comment: string | null
}

/** The structure of schema `public` as the database itself knows it. */
export interface Catalog {
  readonly tables: readonly Table[]
  readonly columns: readonly Column[]
  readonly constraints: readonly Constraint[]
  readonly indexes: readonly Index[]
  readonly routines: readonly Routine[]
}

/** Reads the structure of a migrated database, in an order that does not depend on how it came to be. */
export async function readCatalog(client: pg.Client): Promise<Catalog> {
  const rows = async <Row extends pg.QueryResultRow>(text: string) =>
    (await client.query<Row>(text)).rows
  return {
    tables: await rows<Table & pg.QueryResultRow>(TABLES),
    columns: await rows<Column & pg.QueryResultRow>(COLUMNS),
    constraints: await rows<Constraint & pg.QueryResultRow>(CONSTRAINTS),
    indexes: await rows<Index & pg.QueryResultRow>(INDEXES),
    routines: await rows<Routine & pg.QueryResultRow>(ROUTINES),
  }
}

const TABLES = `
  select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    parent.relname as "isPartitionOf", pg_get_expr(c.relpartbound, c.oid) as "partitionBound",
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionKey",
    c.relpersistence = 'u' as "isUnlogged",
    c.relrowsecurity as "hasRowSecurity", c.relforcerowsecurity as "forcesRowSecurity",
    coalesce((select json_agg(json_build_object('to', grantee, 'privileges', privileges) order by grantee)
      from (select acl.grantee::regrole::text as grantee,
          json_agg(lower(acl.privilege_type) || acl.columns order by acl.privilege_type) as privileges
        from (select grantee, privilege_type, '' as columns from aclexplode(c.relacl)
          union all
          select column_acl.grantee, column_acl.privilege_type,
            format(' (%s)', string_agg(a.attname, ', ' order by a.attnum))
          from pg_attribute a, aclexplode(a.attacl) column_acl
          where a.attrelid = c.oid
          group by column_acl.grantee, column_acl.privilege_type) acl
        where acl.grantee <> c.relowner
        group by acl.grantee) granted), '[]') as grants,
    coalesce((select json_agg(json_build_object('name', p.polname,
        'using', pg_get_expr(p.polqual, p.polrelid)) order by p.polname)
      from pg_policy p where p.polrelid = c.oid), '[]') as policies
  from pg_class c
  left join pg_inherits i on i.inhrelid = c.oid
  left join pg_class parent on parent.oid = i.inhparent
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  order by c.relname`

const COLUMNS = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull as "isNullable", pg_get_expr(d.adbin, d.adrelid) as "defaultText",
    a.attidentity <> '' as "isIdentity", col_description(c.oid, a.attnum) as comment
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`

const CONSTRAINTS = `
  select c.relname as table, con.conname as name, con.contype::text as kind, pg_get_constraintdef(con.oid) as definition,
    coalesce((select json_agg(a.attname order by k.position)
      from unnest(con.conkey) with ordinality k (attnum, position)
      join pg_attribute a on a.attrelid = con.conrelid and a.attnum = k.attnum), '[]') as columns,
    foreign_table.relname as "foreignTable"
  from pg_constraint con
  join pg_class c on c.oid = con.conrelid
  left join pg_class foreign_table on foreign_table.oid = con.confrelid
  where c.relnamespace = 'public'::regnamespace and con.contype in ('p', 'u', 'f', 'c', 'x')
  order by c.relname, con.contype = 'p' desc, con.conname`

const INDEXES = `
  select t.relname as table, i.relname as name, pg_get_indexdef(i.oid) as definition,
    (select json_agg(coalesce(a.attname, '') order by k.position)
      from unnest(x.indkey::int2[]) with ordinality k (attnum, position)
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum) as columns,
    x.indpred is not null as "isPartial"
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class t on t.oid = x.indrelid
  where t.relnamespace = 'public'::regnamespace
  order by t.relname, i.relname`

const ROUTINES = `
  select p.proname as name, pg_get_functiondef(p.oid) as definition, obj_description(p.oid, 'pg_proc') as comment
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname`
