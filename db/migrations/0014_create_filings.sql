-- A filing being prepared online: what the person has answered so far, kept until it is handed in, given up or forgotten.

create table filing (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  procedure_code text not null,
  form_version_id uuid,
  case_id text,
  receiving_unit_id uuid not null,
  version integer not null,
  applicant jsonb not null,
  owner jsonb,
  answers jsonb not null,
  documents jsonb not null,
  delivery jsonb,
  done text[] not null,
  saves jsonb not null,
  created_at timestamptz not null,
  saved_at timestamptz not null,
  submitted_as text,
  constraint filing_pkey primary key (locality_id, id),
  constraint filing_account foreign key (locality_id, account_id) references account (locality_id, id),
  constraint filing_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint filing_form_version foreign key (locality_id, form_version_id) references form_version (locality_id, id),
  constraint filing_receiving_unit foreign key (locality_id, receiving_unit_id) references unit (locality_id, id),
  constraint filing_version_counts_from_one check (version >= 1)
);

create index filing_by_account on filing (locality_id, account_id, saved_at);
create index filing_by_procedure on filing (locality_id, procedure_code);
create index filing_by_form_version on filing (locality_id, form_version_id);
create index filing_by_receiving_unit on filing (locality_id, receiving_unit_id);
create index filing_by_last_saving on filing (locality_id, saved_at);

comment on table filing is 'An online filing in preparation. Saved after every page; resumed on any device; removed when it was not saved for long.';
comment on column filing.form_version_id is 'The version of the form that was filled in on last; null when the procedure has none.';
comment on column filing.version is 'Grows when what was typed is saved.';
comment on column filing.saves is 'For each part, at which version it was saved last and from which opening of its page: a page opened before that by somebody else overwrites nothing.';
comment on column filing.applicant is 'How the person is reached. Name, number and birth date are those of the account and are not kept here.';
comment on column filing.owner is 'For whom somebody else files; null when people file for themselves.';
comment on column filing.answers is 'As typed: incomplete and faulty ones too. Emptied when it was handed in.';
comment on column filing.documents is 'Files by the paper they stand for. Emptied when it was handed in.';
comment on column filing.done is 'Pages and tasks that the person has finished.';
comment on column filing.submitted_as is 'The dossier code it became; a filing is handed in once.';

call guard_by_locality('filing');

grant select, insert, update, delete on filing to motcua_app;
