-- Approved internal processes (quy trình nội bộ). A running dossier keeps the version it was received under.

create table process_version (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  number integer not null,
  effective_from date not null,
  effective_to date,
  approved_by text not null,
  definition jsonb not null,
  constraint process_version_pkey primary key (locality_id, id),
  constraint process_version_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint process_version_number_unique unique (locality_id, procedure_code, number),
  constraint process_version_effect_is_ordered check (effective_to is null or effective_to >= effective_from),
  constraint process_version_one_in_force exclude using gist (locality_id with =, procedure_code with =,
    daterange(effective_from, effective_to, '[]') with &&)
);

comment on table process_version is 'The approved steps by which a procedure is handled: unit, role, hours, outcomes.';
comment on column process_version.approved_by is 'The approving decision, or where the process comes from when it is a demonstration.';
comment on column process_version.effective_to is 'The last day; set once, when the next version is approved. Nothing else of a version may change.';

call guard_by_locality('process_version');

grant select, insert on process_version to motcua_app;
grant update (effective_to) on process_version to motcua_app;
