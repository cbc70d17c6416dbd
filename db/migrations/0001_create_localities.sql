-- A locality (a province or centrally-run city) is the tenant. Every other table carries its id first in the primary
-- key, defaulted from the transaction's setting and guarded by row-level security.

create extension if not exists btree_gist;

create table locality (
  id smallint not null,
  code text not null,
  name text not null,
  admin_unit_code text not null,
  hostnames text[] not null default '{}',
  is_demo boolean not null default false,
  created_at timestamptz not null,
  constraint locality_pkey primary key (id),
  constraint locality_code_unique unique (code),
  constraint locality_code_is_level_one check (code ~ '^[A-Z][0-9]{2}$')
);

comment on table locality is 'A province or centrally-run city: the tenant. Read by all, written by the migrator only.';
comment on column locality.code is 'Agency identifier of level one (Decision 20/2020/QĐ-TTg), for instance H37.';
comment on column locality.admin_unit_code is 'Code of the province in the General Statistics Office list, for instance 20.';
comment on column locality.hostnames is 'Host names under which this locality is served; a request for any other host goes to the locality with the lowest id.';

-- Raises when no locality is set for the transaction, also on a pooled connection where an earlier `set local` left
-- an empty text behind: a forgotten tenant is an error and never "all rows".
create function current_locality() returns smallint
  language sql stable parallel safe
  return current_setting('app.locality')::smallint;

comment on function current_locality() is 'The locality of this transaction. Raises when none is set.';

-- Guards a table: its rows are seen and written only by transactions of their own locality, the owner included.
create procedure guard_by_locality(guarded regclass)
  language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy of_this_locality on %s using (locality_id = current_locality())', guarded);
end
$$;

comment on procedure guard_by_locality(regclass) is 'Row-level security by locality on a table; called for every table that has a locality.';

grant select on locality to motcua_app;
