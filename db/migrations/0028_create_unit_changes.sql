-- Changes of units as a decision orders them: prepared by one administrator with what they would do, confirmed by another.

create table unit_change (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  state text not null,
  kind text not null,
  wanted jsonb not null,
  foreseen jsonb not null,
  decision_number text not null,
  decided_on date not null,
  decision_issuer text not null,
  effective_on date not null,
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  closed_by uuid,
  closed_at timestamptz,
  constraint unit_change_pkey primary key (locality_id, id),
  constraint unit_change_prepared_by_account foreign key (locality_id, prepared_by) references account (locality_id, id),
  constraint unit_change_closed_by_account foreign key (locality_id, closed_by) references account (locality_id, id),
  constraint unit_change_state_known check (state in ('prepared', 'confirmed', 'withdrawn')),
  constraint unit_change_kind_known check (kind in ('create', 'rename', 'merge', 'split', 'end')),
  constraint unit_change_closed_once check ((state = 'prepared') = (closed_at is null) and (closed_at is null) = (closed_by is null)),
  constraint unit_change_confirmed_by_second_person check (state <> 'confirmed' or closed_by <> prepared_by)
);

create index unit_change_by_preparer on unit_change (locality_id, prepared_by);
create index unit_change_by_closer on unit_change (locality_id, closed_by) where closed_by is not null;
create index unit_change_by_preparing on unit_change (locality_id, prepared_at desc, id desc);

comment on table unit_change is 'A change of units: what is wanted, what it was foreseen to do, the decision it follows from, and who prepared and who confirmed it. Never deleted.';
comment on column unit_change.wanted is 'The change and how a split unit is shared out, as modules/reorganisations reads it.';
comment on column unit_change.foreseen is 'What the preparer was shown. It is confirmed only while it is still what would happen.';
comment on column unit_change.effective_on is 'The first day on which the units stand as it says.';

create table unit_change_unit (
  locality_id smallint not null default current_locality(),
  change_id uuid not null,
  unit_id uuid not null,
  constraint unit_change_unit_pkey primary key (locality_id, change_id, unit_id),
  constraint unit_change_unit_change foreign key (locality_id, change_id) references unit_change (locality_id, id),
  constraint unit_change_unit_unit foreign key (locality_id, unit_id) references unit (locality_id, id)
);

create index unit_change_unit_by_unit on unit_change_unit (locality_id, unit_id);

comment on table unit_change_unit is 'Which units a confirmed change ended, began or brought affairs to: the decision of a succession is that of the change that has both units.';

call guard_by_locality('unit_change');
call guard_by_locality('unit_change_unit');

grant select, insert, update on unit_change to motcua_app;
grant select, insert on unit_change_unit to motcua_app;
