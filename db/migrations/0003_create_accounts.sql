-- Accounts of people, businesses and staff; roles of staff in units; sessions and how they are begun. Passwords, tokens
-- and what guesses typed are kept as hashes only.

create table account (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  kind text not null,
  username text,
  display_name text not null,
  personal_id text,
  tax_code text,
  birth_date date,
  phone text,
  email text,
  address text,
  password_hash text,
  password_changed_at timestamptz,
  password_expires_at timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_counter bigint,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint account_pkey primary key (locality_id, id),
  constraint account_of_locality foreign key (locality_id) references locality (id),
  constraint account_username_unique unique (locality_id, username),
  constraint account_kind_known check (kind in ('citizen', 'business', 'staff')),
  constraint account_username_is_folded check (username = lower(username)),
  constraint account_citizen_has_personal_id check (kind <> 'citizen' or personal_id is not null),
  constraint account_business_has_tax_code check (kind <> 'business' or tax_code is not null),
  constraint account_staff_has_username check (kind <> 'staff' or username is not null),
  constraint account_one_time_password_is_a_password check (password_expires_at is null or password_hash is not null),
  constraint account_confirmed_code_has_secret check (totp_confirmed_at is null or totp_secret is not null)
);

create unique index account_citizen_by_personal_id on account (locality_id, personal_id) where kind = 'citizen';
create unique index account_business_by_tax_code on account (locality_id, tax_code) where kind = 'business';

create index account_staff_by_username on account (locality_id, username) where kind = 'staff';
create index account_of_demo on account (locality_id) where is_demo;

comment on table account is 'Someone who can sign in: a citizen, a business or an officer.';
comment on column account.password_hash is 'argon2id in PHC form; null for people who sign in with the identity provider only.';
comment on column account.password_expires_at is 'Set while the password is a one-time one: until then it signs in, and must be changed at once.';
comment on column account.totp_secret is 'The shared secret of one-time codes, base32; waits for its first code until totp_confirmed_at is set.';
comment on column account.totp_last_counter is 'The time step of the last one-time code that was accepted; an older or equal one is a replay.';
comment on column account.is_demo is 'Exempt from password and factor policy. A check at start refuses such accounts outside a demo.';

create table account_identity (
  locality_id smallint not null default current_locality(),
  provider text not null,
  subject text not null,
  account_id uuid not null,
  linked_at timestamptz not null,
  constraint account_identity_pkey primary key (locality_id, provider, subject, account_id),
  constraint account_identity_account foreign key (locality_id, account_id) references account (locality_id, id)
);

create index account_identity_by_account on account_identity (locality_id, account_id);

comment on table account_identity is 'Under which subject an identity provider vouches for an account. One subject may act for himself and for businesses; a business has several people.';

create table staff_role (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  unit_id uuid not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  constraint staff_role_pkey primary key (locality_id, id),
  constraint staff_role_account foreign key (locality_id, account_id) references account (locality_id, id),
  constraint staff_role_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint staff_role_known check (role in ('reception', 'handler', 'division-head', 'approver', 'clerk',
    'procedure-control', 'administrator')),
  constraint staff_role_validity_is_ordered check (valid_to is null or valid_to >= valid_from - 1),
  constraint staff_role_once_at_a_time exclude using gist (locality_id with =, account_id with =, unit_id with =,
    role with =, daterange(valid_from, valid_to + 1) with &&)
);

create index staff_role_by_account on staff_role (locality_id, account_id);
create index staff_role_by_unit on staff_role (locality_id, unit_id, role);

comment on table staff_role is 'An officer holds a role in a unit and its subtree from a day to a day.';
comment on column staff_role.valid_to is 'The last day. The day before valid_from when the role was taken back on its first day.';

create table session (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  kind text not null,
  assurance text not null,
  identity_level smallint,
  provider text,
  id_token text,
  address text not null,
  agent text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint session_pkey primary key (locality_id, id),
  constraint session_account foreign key (locality_id, account_id) references account (locality_id, id),
  constraint session_token_unique unique (locality_id, token_hash),
  constraint session_kind_known check (kind in ('browser', 'token')),
  constraint session_assurance_known check (assurance in ('password', 'password-and-code', 'electronic-identity')),
  constraint session_of_provider_is_named check ((provider is not null) = (assurance = 'electronic-identity')),
  constraint session_level_is_of_provider check (identity_level is null or provider is not null),
  constraint session_ended_keeps_no_id_token check (ended_at is null or id_token is null)
);

create index session_by_account on session (locality_id, account_id);
create index session_by_end on session (locality_id, expires_at);

comment on table session is 'A signed-in browser or script. The token itself is never stored, only its SHA-256. Removed some time after its end.';
comment on column session.expires_at is 'The end whatever happens; an idle session ends earlier, counted from last_seen_at.';
comment on column session.identity_level is 'How surely the identity provider knows the person (1 lowest); null when it did not say.';
comment on column session.id_token is 'What the identity provider wants to see when the person signs out there too.';
comment on column session.address is 'Where it was begun, shown to its owner with agent so that a foreign session is recognised.';

create table sign_in_attempt (
  locality_id smallint not null default current_locality(),
  id bigint generated always as identity,
  at timestamptz not null,
  name_hash bytea not null,
  address text not null,
  wrong text not null,
  constraint sign_in_attempt_pkey primary key (locality_id, id),
  constraint sign_in_attempt_of_locality foreign key (locality_id) references locality (id),
  constraint sign_in_attempt_wrong_known check (wrong in ('password', 'code', 'unseen-code'))
);

create index sign_in_attempt_by_name on sign_in_attempt (locality_id, name_hash, at);
create index sign_in_attempt_by_address on sign_in_attempt (locality_id, address, at);
create index sign_in_attempt_by_time on sign_in_attempt (locality_id, at);

comment on table sign_in_attempt is 'Failed sign-ins of the last minutes, for the limits on guessing. Later failures sweep out old ones.';
comment on column sign_in_attempt.name_hash is 'SHA-256 of what was typed as user name: people type passwords into the wrong field.';
comment on column sign_in_attempt.wrong is 'What was wrong: the password (or the name), the code after a right password, or a code that was not looked at after too many.';

create table pending_sign_in (
  locality_id smallint not null default current_locality(),
  handle_hash bytea not null,
  provider text not null,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  redirect_uri text not null,
  return_to text not null,
  expires_at timestamptz not null,
  constraint pending_sign_in_pkey primary key (locality_id, handle_hash),
  constraint pending_sign_in_of_locality foreign key (locality_id) references locality (id)
);

create index pending_sign_in_by_end on pending_sign_in (locality_id, expires_at);

comment on table pending_sign_in is 'A person who is at the identity provider and has not come back. Used once; swept out when it expires.';
comment on column pending_sign_in.handle_hash is 'SHA-256 of the secret in the browser''s cookie: only the browser that began may finish.';

call guard_by_locality('account');
call guard_by_locality('account_identity');
call guard_by_locality('staff_role');
call guard_by_locality('session');
call guard_by_locality('sign_in_attempt');
call guard_by_locality('pending_sign_in');

grant select, insert, update on account, account_identity, staff_role to motcua_app;
grant select, insert, update, delete on session to motcua_app;
-- Deleting what another process is deleting skips it, which locks rows and so needs update.
grant select, insert, update, delete on sign_in_attempt, pending_sign_in to motcua_app;
