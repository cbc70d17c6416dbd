-- Internal processes (quy trình nội bộ): how they are designed, decided on and in force. A running dossier keeps the
-- version it was received under.

create table process_design (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  name text not null,
  purpose text not null,
  scope text not null,
  is_template boolean not null,
  definition jsonb not null,
  revision integer not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint process_design_pkey primary key (locality_id, id),
  constraint process_design_of_locality foreign key (locality_id) references locality (id),
  constraint process_design_is_named check (name <> ''),
  constraint process_design_revision_counts check (revision > 0)
);

comment on table process_design is 'Processes in design; what is decided on is copied into versions, and the design goes on.';
comment on column process_design.is_template is 'Whether it is meant to be copied, and not to be decided on itself.';
comment on column process_design.revision is 'Counts the changes, so that nobody overwrites what another has changed.';
comment on column process_design.definition is 'The steps so far; they need not be sound yet.';

create index process_design_by_change on process_design (locality_id, changed_at desc, id);

call guard_by_locality('process_design');

grant select, insert, update, delete on process_design to motcua_app;

create table process_design_procedure (
  locality_id smallint not null default current_locality(),
  design_id uuid not null,
  procedure_code text not null,
  constraint process_design_procedure_pkey primary key (locality_id, design_id, procedure_code),
  constraint process_design_procedure_design foreign key (locality_id, design_id)
    references process_design (locality_id, id) on delete cascade,
  constraint process_design_procedure_procedure foreign key (locality_id, procedure_code)
    references procedure (locality_id, code)
);

comment on table process_design_procedure is 'The procedures that a design is meant for.';

create index process_design_procedure_by_procedure on process_design_procedure (locality_id, procedure_code);

call guard_by_locality('process_design_procedure');

grant select, insert, delete on process_design_procedure to motcua_app;

create table process_decision (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  design_id uuid,
  number text not null,
  decided_on date not null,
  signer text not null,
  title text not null default '',
  purpose text not null,
  scope text not null,
  document_code text not null default '',
  drafted_by text,
  drafted_on date,
  checked_by text,
  checked_on date,
  changes text not null default '',
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint process_decision_pkey primary key (locality_id, id),
  constraint process_decision_design foreign key (locality_id, design_id)
    references process_design (locality_id, id) on delete set null (design_id),
  constraint process_decision_drafter_is_dated check ((drafted_by is null) = (drafted_on is null)),
  constraint process_decision_checker_is_dated check ((checked_by is null) = (checked_on is null))
);

comment on table process_decision is 'Decisions by which the chair of the province approves an internal process for one or many procedures.';
comment on column process_decision.design_id is 'The design that was approved; null once it is thrown away.';
comment on column process_decision.signer is 'Office and name of the one who signed.';
comment on column process_decision.title is 'What the process was called then; empty for what was taken over from elsewhere.';
comment on column process_decision.document_code is 'The code of the controlled document in the quality system; empty when it has none.';
comment on column process_decision.drafted_by is 'Office and name of who drafted it; null for what was taken over from elsewhere.';
comment on column process_decision.checked_by is 'Office and name of who checked it before it was laid before the chair.';
comment on column process_decision.changes is 'What is new in it, as the table of revisions says it.';

create index process_decision_by_design on process_decision (locality_id, design_id);

call guard_by_locality('process_decision');

grant select, insert on process_decision to motcua_app;

create table process_version (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  number integer not null,
  effective_from date not null,
  effective_to date,
  approved_by text not null,
  decision_id uuid,
  definition jsonb not null,
  constraint process_version_pkey primary key (locality_id, id),
  constraint process_version_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint process_version_decision foreign key (locality_id, decision_id) references process_decision (locality_id, id),
  constraint process_version_number_unique unique (locality_id, procedure_code, number),
  constraint process_version_effect_is_ordered check (effective_to is null or effective_to >= effective_from),
  constraint process_version_one_in_force exclude using gist (locality_id with =, procedure_code with =,
    daterange(effective_from, effective_to, '[]') with &&)
);

comment on table process_version is 'The approved steps by which a procedure is handled: unit, role, hours, outcomes.';
comment on column process_version.approved_by is 'The approving decision, or where the process comes from when it is a demonstration.';
comment on column process_version.decision_id is 'The decision recorded here; null for what was taken over from elsewhere.';
comment on column process_version.effective_to is 'The last day; set once, when the next version is approved. Nothing else of a version may change.';

create index process_version_by_decision on process_version (locality_id, decision_id);

call guard_by_locality('process_version');

grant select, insert on process_version to motcua_app;
grant update (effective_to) on process_version to motcua_app;
