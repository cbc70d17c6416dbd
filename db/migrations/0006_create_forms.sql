-- Electronic forms. A published version never changes: a dossier keeps the version it was filled in on.

create table form_version (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  number integer not null,
  published_at timestamptz not null,
  definition jsonb not null,
  schema jsonb not null,
  example jsonb not null,
  constraint form_version_pkey primary key (locality_id, id),
  constraint form_version_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint form_version_number_unique unique (locality_id, procedure_code, number)
);

comment on table form_version is 'One version of the electronic form of a procedure: pages, questions and rules.';
comment on column form_version.schema is 'The JSON Schema derived from the definition at publication: what was published is what is served.';
comment on column form_version.example is 'Answers that satisfy the schema, for any account.';
comment on column form_version.published_at is 'The version published last is the present one; the one before is accepted for 24 hours more.';

call guard_by_locality('form_version');

grant select, insert on form_version to motcua_app;

create table form_design (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  definition jsonb not null,
  revision integer not null,
  trial jsonb not null,
  tried_revision integer,
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  constraint form_design_pkey primary key (locality_id, id),
  constraint form_design_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint form_design_one_at_a_time unique (locality_id, procedure_code),
  constraint form_design_revision_counts check (revision >= 1 and tried_revision <= revision)
);

comment on table form_design is 'The next version of a form while it is designed; gone when it is published.';
comment on column form_design.definition is 'Pages and questions so far; they need not be sound yet.';
comment on column form_design.revision is 'Counts the changes, so that nobody overwrites what a colleague has changed since.';
comment on column form_design.trial is 'Answers of a filing that is only tried. They become the example of the published version.';
comment on column form_design.tried_revision is 'The revision that was last filled in to its end without a fault.';

call guard_by_locality('form_design');

grant select, insert, update, delete on form_design to motcua_app;
