-- Who looked at or changed what, when. Inserted and read, never changed.

create table audit_entry (
  locality_id smallint not null default current_locality(),
  id bigint generated always as identity,
  at timestamptz not null,
  actor_id uuid,
  event text not null,
  object_kind text not null,
  object_id text not null,
  correlation_id text,
  details jsonb,
  constraint audit_entry_pkey primary key (locality_id, id),
  constraint audit_entry_of_locality foreign key (locality_id) references locality (id)
);

create index audit_entry_by_object on audit_entry (locality_id, object_kind, object_id, at);
create index audit_entry_by_time on audit_entry (locality_id, at, id);
create index audit_entry_by_actor on audit_entry (locality_id, actor_id, at);

comment on table audit_entry is 'One line per reading or change of something that matters. No free text, no personal data: ids only.';

call guard_by_locality('audit_entry');

grant select, insert on audit_entry to motcua_app;
