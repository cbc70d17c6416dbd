-- What units and one-stop places were done with lately is kept in a table of its own, in the order of its list: a page of
-- it costs the same however much ended. Rows go again after the thirty days in which they are listed.

create table lately_ended (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  unit_id uuid not null,
  is_place boolean not null,
  ended_at timestamptz not null,
  due_at timestamptz,
  hand_over_unit_id uuid,
  constraint lately_ended_pkey primary key (locality_id, dossier_id, unit_id, is_place),
  constraint lately_ended_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint lately_ended_unit foreign key (locality_id, unit_id) references unit (locality_id, id)
);

create index lately_ended_in_order on lately_ended (locality_id, unit_id, is_place, due_at, dossier_id)
  include (ended_at, hand_over_unit_id);
create index lately_ended_by_end on lately_ended (locality_id, ended_at);

comment on table lately_ended is 'For whom a dossier has ended in the last 30 days: each unit that sees it, and the one-stop place that received it.';
comment on column lately_ended.is_place is 'Whether the unit is meant as the place that received the dossier; the same unit may also have worked on it.';
comment on column lately_ended.ended_at is 'As closed_at of the dossier.';
comment on column lately_ended.due_at is 'As in dossier: the order of the list.';
comment on column lately_ended.hand_over_unit_id is 'The place where its result waits to be handed over, whose people are not done with it; null once it was.';

call guard_by_locality('lately_ended');

grant select, insert, delete on lately_ended to motcua_app;

-- Rows that go leave holes at the beginning of the list, which is where it is read.
alter table lately_ended set (autovacuum_vacuum_scale_factor = 0.02);

-- Those of all localities: for once the owner of the tables is not held to one.
alter table dossier no force row level security;
alter table dossier_unit no force row level security;
alter table lately_ended no force row level security;
insert into lately_ended (locality_id, dossier_id, unit_id, is_place, ended_at, due_at, hand_over_unit_id)
select dossier.locality_id, dossier.id, ended.unit_id, ended.is_place, dossier.closed_at, dossier.due_at,
  case when dossier.state = 'finished' then dossier.return_unit_id end
from dossier cross join lateral (
  select unit_id, false as is_place from dossier_unit
  where (dossier_unit.locality_id, dossier_unit.dossier_id) = (dossier.locality_id, dossier.id)
  union all select dossier.receiving_unit_id, true) as ended
where dossier.closed_at > now() - interval '30 days';
alter table lately_ended force row level security;
alter table dossier_unit force row level security;
alter table dossier force row level security;

drop index dossier_by_receiving_unit_and_end;
alter table dossier_unit drop column closed_at, drop column due_at;

-- Whoever looks for a name is shown, of all who bear it, those that they may see: who that is, and when each is due, is
-- told by two indexes alone.

create index dossier_seen_by_units on dossier (locality_id, id) include (receiving_unit_id, return_unit_id, due_at);
drop index dossier_unit_by_dossier;
create index dossier_unit_by_dossier on dossier_unit (locality_id, dossier_id) include (unit_id);
