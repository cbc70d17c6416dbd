-- The answers already given, so that a request sent twice happens once.

create table idempotency_key (
  locality_id smallint not null default current_locality(),
  account_id uuid not null,
  key text not null,
  route text not null,
  body_hash bytea not null,
  status smallint not null,
  location text,
  answer text not null,
  created_at timestamptz not null,
  constraint idempotency_key_pkey primary key (locality_id, account_id, key),
  constraint idempotency_key_account foreign key (locality_id, account_id) references account (locality_id, id)
);

create index idempotency_key_by_age on idempotency_key (locality_id, created_at);

comment on table idempotency_key is 'Written in the transaction of the request it belongs to; kept at least 24 hours.';

call guard_by_locality('idempotency_key');

grant select, insert, delete on idempotency_key to motcua_app;
