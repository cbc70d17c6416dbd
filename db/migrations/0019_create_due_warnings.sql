-- What officers were told before a due instant, each once.

create table due_warning (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  step_name text,
  kind text not null,
  due_at timestamptz not null,
  sent_at timestamptz not null,
  seen_at timestamptz,
  constraint due_warning_pkey primary key (locality_id, id),
  constraint due_warning_once unique nulls not distinct (locality_id, dossier_id, account_id, kind, due_at, step_name),
  constraint due_warning_account foreign key (locality_id, account_id) references account (locality_id, id),
  constraint due_warning_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint due_warning_kind_known check (kind in ('four-fifths-used', 'one-day-left')),
  constraint due_warning_sent_in_time check (sent_at <= due_at),
  constraint due_warning_seen_after_sent check (seen_at >= sent_at)
);

create index due_warning_by_account on due_warning (locality_id, account_id, id);
create index due_warning_unseen on due_warning (locality_id, account_id) where seen_at is null;

comment on table due_warning is 'A warning to the holder of a dossier, given once for each kind and due instant; another due instant is warned of anew.';
comment on column due_warning.dossier_code is 'As in dossier; never changes.';
comment on column due_warning.step_name is 'The step whose own end is near; null when it is the end of the whole dossier.';

call guard_by_locality('due_warning');

grant select, insert, update (seen_at) on due_warning to motcua_app;
