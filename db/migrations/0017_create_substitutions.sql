-- Officers who stand in for absent colleagues, from an instant to an instant.

create table substitution (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  absent_id uuid not null,
  substitute_id uuid not null,
  runs_from timestamptz not null,
  runs_until timestamptz not null,
  named_by uuid not null,
  named_at timestamptz not null,
  constraint substitution_pkey primary key (locality_id, id),
  constraint substitution_absent foreign key (locality_id, absent_id) references account (locality_id, id),
  constraint substitution_substitute foreign key (locality_id, substitute_id) references account (locality_id, id),
  constraint substitution_by_another check (absent_id <> substitute_id),
  constraint substitution_period_is_ordered check (runs_from <= runs_until),
  constraint substitution_one_at_a_time exclude using gist (locality_id with =, absent_id with =,
    tstzrange(runs_from, runs_until) with &&)
);

create index substitution_by_absent on substitution (locality_id, absent_id, runs_until);
create index substitution_by_substitute on substitution (locality_id, substitute_id, runs_until);

comment on table substitution is 'While an officer is absent another one does their work, under their own name.';
comment on column substitution.runs_until is 'The instant from which it runs no more; moved forward when it is ended early, to runs_from when it never began.';

call guard_by_locality('substitution');

grant select, insert on substitution to motcua_app;
grant update (runs_until) on substitution to motcua_app;
