-- Who may decide on the spot in the name of whom: the signer's delegation to an officer at the counter.

create table delegation (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid not null,
  given_by uuid not null,
  given_to uuid not null,
  decision text not null,
  includes_seal boolean not null,
  valid_from date not null,
  valid_to date not null,
  given_at timestamptz not null,
  ended_at timestamptz,
  constraint delegation_pkey primary key (locality_id, id),
  constraint delegation_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint delegation_given_by foreign key (locality_id, given_by) references account (locality_id, id),
  constraint delegation_given_to foreign key (locality_id, given_to) references account (locality_id, id),
  constraint delegation_period_in_order check (valid_from <= valid_to),
  constraint delegation_to_another check (given_by <> given_to)
);

create index delegation_by_officer on delegation (locality_id, given_to, unit_id) where ended_at is null;
create index delegation_by_unit on delegation (locality_id, unit_id, given_at);
create index delegation_by_signer on delegation (locality_id, given_by);

comment on table delegation is 'The signer of an agency lets an officer examine and decide its on-the-spot procedures at the counter.';
comment on column delegation.decision is 'Number and day of the written delegation.';
comment on column delegation.includes_seal is 'Whether the officer also keeps the seal there ("5 tại chỗ").';
comment on column delegation.ended_at is 'When the signer took it back; null while it holds for its days.';

call guard_by_locality('delegation');

grant select, insert, update on delegation to motcua_app;
