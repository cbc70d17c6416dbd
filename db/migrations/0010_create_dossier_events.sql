-- What happened to a dossier, for ever: inserted and read, never changed. Each event seals the one before by its hash.

create table dossier_event (
  locality_id smallint not null default current_locality(),
  filed_year smallint not null,
  dossier_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  actor_unit_id uuid,
  actor_role text not null,
  type text not null,
  data jsonb not null,
  hash bytea not null,
  signature_hash bytea not null,
  constraint dossier_event_pkey primary key (locality_id, filed_year, dossier_id, seq),
  constraint dossier_event_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint dossier_event_seq_is_positive check (seq > 0),
  constraint dossier_event_hash_is_whole check (octet_length(hash) = 32),
  constraint dossier_event_signature_hash_is_whole check (octet_length(signature_hash) = 32)
) partition by range (filed_year);

comment on table dossier_event is 'Append-only history of dossiers, partitioned by the year of filing. The application role may insert and select only.';
comment on column dossier_event.hash is 'SHA-256 over the hash before and the canonical JSON (RFC 8785) of {seq, at, actorId, type, data}.';
comment on column dossier_event.signature_hash is 'SHA-256 over the hash of the event and the canonical JSON of {name, unitId, role}: in whose name it is kept.';

create index dossier_event_by_dossier on dossier_event (locality_id, dossier_id);

do $$
begin
  for year in 2018..2040 loop
    execute format('create table dossier_event_%s partition of dossier_event for values from (%s) to (%s)',
      year, year, year + 1);
    execute format('comment on table dossier_event_%s is %L', year, 'Events of dossiers filed in ' || year || '.');
    call guard_by_locality(format('dossier_event_%s', year)::regclass);
  end loop;
end
$$;

call guard_by_locality('dossier_event');

-- On the parent only: row-level security does not follow a query that names a partition.
grant select, insert on dossier_event to motcua_app;
