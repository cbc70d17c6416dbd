-- A filing being prepared online: what the person has answered so far, kept until it is handed in or given up.

create table filing (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  procedure_code text not null,
  form_version_id uuid,
  case_id text,
  receiving_unit_id uuid,
  party jsonb not null,
  answers jsonb not null,
  documents jsonb not null,
  delivery jsonb,
  done jsonb not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_as text,
  constraint filing_pkey primary key (locality_id, id),
  constraint filing_account foreign key (locality_id, account_id) references account (locality_id, id),
  constraint filing_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint filing_form_version foreign key (locality_id, form_version_id) references form_version (locality_id, id),
  constraint filing_receiving_unit foreign key (locality_id, receiving_unit_id) references unit (locality_id, id)
);

create index filing_by_account on filing (locality_id, account_id, saved_at);
create index filing_by_procedure on filing (locality_id, procedure_code);
create index filing_by_form_version on filing (locality_id, form_version_id);
create index filing_by_receiving_unit on filing (locality_id, receiving_unit_id);

comment on table filing is 'An online filing in preparation. Saved after every page; resumed on any device.';
comment on column filing.done is 'Which tasks of the list the person has finished.';
comment on column filing.submitted_as is 'The dossier code it became; a filing is handed in once.';

call guard_by_locality('filing');

grant select, insert, update, delete on filing to motcua_app;
