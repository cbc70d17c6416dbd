-- Who read more dossiers or files in a day than a locality finds usual, and how many that is.

create table reading_limit (
  locality_id smallint not null default current_locality(),
  revision integer not null,
  dossiers integer not null,
  files integer not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint reading_limit_pkey primary key (locality_id, revision),
  constraint reading_limit_set_by_account foreign key (locality_id, set_by) references account (locality_id, id),
  constraint reading_limit_counts_from_one check (revision > 0),
  constraint reading_limit_is_positive check (dossiers > 0 and files > 0)
);

create index reading_limit_by_setter on reading_limit (locality_id, set_by);

comment on table reading_limit is 'How many different dossiers and files an officer may read in a day before it is noticed. The latest revision holds.';

create table reading_excess (
  locality_id smallint not null default current_locality(),
  on_day date not null,
  account_id uuid not null,
  dossiers integer not null,
  files integer not null,
  most_dossiers integer not null,
  most_files integer not null,
  noticed_at timestamptz not null,
  constraint reading_excess_pkey primary key (locality_id, on_day, account_id),
  constraint reading_excess_account foreign key (locality_id, account_id) references account (locality_id, id),
  constraint reading_excess_is_above_limit check (dossiers > most_dossiers or files > most_files)
);

create index reading_excess_by_account on reading_excess (locality_id, account_id);

comment on table reading_excess is 'An officer who read more in a day than is usual, once a day. Counts are of different dossiers and files.';
comment on column reading_excess.most_dossiers is 'The limit by which it was noticed.';

call guard_by_locality('reading_limit');
call guard_by_locality('reading_excess');

grant select, insert on reading_limit to motcua_app;
grant select, insert, update (dossiers, files) on reading_excess to motcua_app;
