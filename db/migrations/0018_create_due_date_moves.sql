-- How far the due dates of running dossiers have been counted anew after a change of the working calendar.

create table due_date_move (
  locality_id smallint not null default current_locality(),
  change_id uuid not null,
  total integer not null,
  done integer not null default 0,
  moved integer not null default 0,
  last_dossier_id uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint due_date_move_pkey primary key (locality_id, change_id),
  constraint due_date_move_change foreign key (locality_id, change_id) references calendar_change (locality_id, id),
  constraint due_date_move_last_dossier foreign key (locality_id, last_dossier_id) references dossier (locality_id, id),
  constraint due_date_move_counts_are_natural check (total >= 0 and moved >= 0 and done >= moved)
);

create index due_date_move_by_last_dossier on due_date_move (locality_id, last_dossier_id);

comment on table due_date_move is 'The progress of a move, written with each batch: whoever goes on after an interruption begins behind the last.';
comment on column due_date_move.total is 'Dossiers that ran when it began and were due on or after the first day that counts differently.';
comment on column due_date_move.moved is 'Those whose date is another one now.';
comment on column due_date_move.last_dossier_id is 'They are gone through in the order of their ids; this one was the last.';

call guard_by_locality('due_date_move');

grant select, insert, update on due_date_move to motcua_app;
