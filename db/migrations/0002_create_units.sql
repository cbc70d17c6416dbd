-- Organisation units valid in time. A unit that is renamed, merged, split or ended keeps its row for ever; successors
-- are linked, so that dossiers, codes and figures of past periods keep pointing at the unit of then.

create table unit (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  code text not null,
  slug text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  level text not null,
  parent_id uuid,
  host_unit_id uuid,
  division_key text,
  admin_unit_code text,
  address text,
  phone text,
  basis text,
  valid_from date not null,
  valid_to date,
  constraint unit_pkey primary key (locality_id, id),
  constraint unit_of_locality foreign key (locality_id) references locality (id),
  constraint unit_code_unique unique (locality_id, code),
  constraint unit_slug_unique unique (locality_id, slug),
  constraint unit_parent foreign key (locality_id, parent_id) references unit (locality_id, id),
  constraint unit_host foreign key (locality_id, host_unit_id) references unit (locality_id, id),
  constraint unit_kind_known check (kind in ('province', 'department', 'division', 'sub-department', 'office', 'centre',
    'counter-group', 'district', 'commune', 'central-agency')),
  constraint unit_level_known check (level in ('province', 'district', 'commune')),
  constraint unit_validity_is_ordered check (valid_to is null or valid_to >= valid_from),
  constraint unit_is_not_its_own_parent check (parent_id is distinct from id),
  constraint unit_has_a_superior check ((parent_id is null) = (kind in ('province', 'central-agency'))),
  constraint unit_one_province_at_a_time exclude using gist (locality_id with =,
    daterange(valid_from, valid_to, '[]') with &&) where (kind = 'province')
);

create index unit_by_parent on unit (locality_id, parent_id);
create index unit_by_host on unit (locality_id, host_unit_id);

comment on table unit is 'An agency, division, one-stop place or counter, valid in time. Never deleted.';
comment on column unit.code is 'Agency identifier (Decision 20/2020/QĐ-TTg). Unique for all time; never used again.';
comment on column unit.slug is 'Readable name within the locality, for configuration and links.';
comment on column unit.division_key is 'What the unit does within its superior, for instance kinh-te; processes find the handling division by it.';
comment on column unit.host_unit_id is 'For an agency that is not under the province: the centre where it receives dossiers.';
comment on column unit.parent_id is 'The superior when the unit began. Where that one has ended, its successor is the superior.';
comment on column unit.admin_unit_code is 'Code of the territory (General Statistics Office), for a province, district or commune.';
comment on column unit.basis is 'The decision that set the unit up or ended it, as people cite it.';
comment on column unit.valid_to is 'The last day of validity; null while it is valid.';

create table unit_succession (
  locality_id smallint not null default current_locality(),
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  kind text not null,
  is_partial boolean not null default false,
  constraint unit_succession_pkey primary key (locality_id, from_unit_id, to_unit_id),
  constraint unit_succession_from foreign key (locality_id, from_unit_id) references unit (locality_id, id),
  constraint unit_succession_to foreign key (locality_id, to_unit_id) references unit (locality_id, id),
  constraint unit_succession_leads_elsewhere check (from_unit_id <> to_unit_id),
  constraint unit_succession_kind_known check (kind in ('rename', 'merge', 'split', 'territory'))
);

create index unit_succession_by_successor on unit_succession (locality_id, to_unit_id);

comment on table unit_succession is 'Which unit took over from which. Territory: a commune on the land of a former district whose powers went elsewhere.';

comment on column unit_succession.is_partial is 'Only a part of what the predecessor did came here; who took over the rest is its main successor.';

create table unit_share (
  locality_id smallint not null default current_locality(),
  from_unit_id uuid not null,
  matter text not null,
  to_unit_id uuid not null,
  constraint unit_share_pkey primary key (locality_id, from_unit_id, matter),
  constraint unit_share_from foreign key (locality_id, from_unit_id) references unit (locality_id, id),
  constraint unit_share_to foreign key (locality_id, to_unit_id) references unit (locality_id, id)
);

create index unit_share_by_successor on unit_share (locality_id, to_unit_id);

comment on table unit_share is 'Of what a split unit did, which part came to which successor. What is not listed is with the main successor.';
comment on column unit_share.matter is 'The code of a procedure, or the id of a subordinate unit or of an officer''s account.';

create table unit_service (
  locality_id smallint not null default current_locality(),
  counter_id uuid not null,
  served_unit_id uuid not null,
  constraint unit_service_pkey primary key (locality_id, counter_id, served_unit_id),
  constraint unit_service_counter foreign key (locality_id, counter_id) references unit (locality_id, id),
  constraint unit_service_served foreign key (locality_id, served_unit_id) references unit (locality_id, id)
);

create index unit_service_by_served on unit_service (locality_id, served_unit_id);

comment on table unit_service is 'Which units'' procedures a counter of a one-stop place receives.';

create table organisation_version (
  locality_id smallint not null default current_locality(),
  version bigint not null,
  constraint organisation_version_pkey primary key (locality_id),
  constraint organisation_version_of_locality foreign key (locality_id) references locality (id)
);

comment on table organisation_version is 'Grows with every change of units, so that a process knows whether what it remembers still holds. Its row is the lock under which changes are made one after the other.';

call guard_by_locality('unit');
call guard_by_locality('unit_succession');
call guard_by_locality('unit_share');
call guard_by_locality('unit_service');
call guard_by_locality('organisation_version');

grant select, insert, update on unit, unit_succession, unit_share, unit_service, organisation_version to motcua_app;
