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
