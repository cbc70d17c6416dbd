-- Seals over the audit trail, made in batches a minute apart: each over its entries, the heads of the dossier
-- histories they tell of, and the seal before.

create table audit_seal (
  locality_id smallint not null default current_locality(),
  seq bigint not null,
  sealed_at timestamptz not null,
  entries int8multirange not null,
  entry_count integer not null,
  highest_id bigint not null,
  heads jsonb not null,
  hash bytea not null,
  constraint audit_seal_pkey primary key (locality_id, seq),
  constraint audit_seal_of_locality foreign key (locality_id) references locality (id),
  constraint audit_seal_counts_from_one check (seq > 0),
  constraint audit_seal_is_over_entries check (entry_count > 0 and not isempty(entries)),
  constraint audit_seal_hash_is_whole check (octet_length(hash) = 32)
);

comment on table audit_seal is 'Ties batches of the audit trail, and the heads of dossier histories, to each other. Inserted and read, never changed.';
comment on column audit_seal.entries is 'The ids of exactly the entries under this seal.';
comment on column audit_seal.highest_id is 'The highest id under this seal or one before it.';
comment on column audit_seal.heads is 'Of each dossier the entries tell of: [code, number of its last event, hash of that event].';
comment on column audit_seal.hash is 'SHA-256 over the hash before (hexadecimal), the canonical JSON (RFC 8785) of the seal and, a line each, of its entries.';

call guard_by_locality('audit_seal');

grant select, insert on audit_seal to motcua_app;
