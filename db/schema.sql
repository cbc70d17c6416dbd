-- Made from the migrated database by `npm run schema`. Not to be edited, not to be run: migrations make the structure.

CREATE OR REPLACE FUNCTION public.current_locality()
 RETURNS smallint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (current_setting('app.locality'::text))::smallint;

CREATE OR REPLACE PROCEDURE public.guard_by_locality(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format('create policy of_this_locality on %s using (locality_id = current_locality())', guarded);
end
$procedure$;

create table acceptance_decision (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  number text not null,
  decided_on date not null,
  signer text not null,
  effective_from date not null,
  replaces_earlier boolean not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint acceptance_decision_pkey PRIMARY KEY (locality_id, id),
  constraint acceptance_decision_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint acceptance_decision_recorded_by_account FOREIGN KEY (locality_id, recorded_by) REFERENCES account(locality_id, id),
  constraint acceptance_decision_recorded_once UNIQUE (locality_id, number, decided_on),
  constraint acceptance_decision_signed_before_effect CHECK ((decided_on <= effective_from))
);
CREATE INDEX acceptance_decision_by_effect ON public.acceptance_decision USING btree (locality_id, effective_from, id);
CREATE INDEX acceptance_decision_by_recorder ON public.acceptance_decision USING btree (locality_id, recorded_by);
create policy of_this_locality on acceptance_decision using (locality_id = current_locality());
grant insert, select on acceptance_decision to motcua_app;
comment on table acceptance_decision is 'Decisions on what the one-stop places receive. Never changed: a later one says otherwise.';
comment on column acceptance_decision.replaces_earlier is 'Whether the lists of all decisions before it no longer hold.';

create table acceptance_line (
  locality_id smallint not null default current_locality(),
  decision_id uuid not null,
  procedure_code text not null,
  level text not null,
  is_received boolean not null,
  reason text,
  constraint acceptance_line_pkey PRIMARY KEY (locality_id, decision_id, procedure_code, level),
  constraint acceptance_line_decision FOREIGN KEY (locality_id, decision_id) REFERENCES acceptance_decision(locality_id, id),
  constraint acceptance_line_level_known CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint acceptance_line_not_received_says_why CHECK ((is_received = (reason IS NULL))),
  constraint acceptance_line_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code)
);
CREATE INDEX acceptance_line_by_procedure ON public.acceptance_line USING btree (locality_id, procedure_code);
create policy of_this_locality on acceptance_line using (locality_id = current_locality());
grant insert, select on acceptance_line to motcua_app;
comment on table acceptance_line is 'Whether a procedure is received at the one-stop places of a level.';
comment on column acceptance_line.reason is 'Why it is not received; null when it is.';

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
  password_changed_at timestamp with time zone,
  password_expires_at timestamp with time zone,
  totp_secret text,
  totp_confirmed_at timestamp with time zone,
  totp_last_counter bigint,
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (locality_id, id),
  constraint account_business_has_tax_code CHECK (((kind <> 'business'::text) OR (tax_code IS NOT NULL))),
  constraint account_citizen_has_personal_id CHECK (((kind <> 'citizen'::text) OR (personal_id IS NOT NULL))),
  constraint account_confirmed_code_has_secret CHECK (((totp_confirmed_at IS NULL) OR (totp_secret IS NOT NULL))),
  constraint account_kind_known CHECK ((kind = ANY (ARRAY['citizen'::text, 'business'::text, 'staff'::text]))),
  constraint account_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint account_one_time_password_is_a_password CHECK (((password_expires_at IS NULL) OR (password_hash IS NOT NULL))),
  constraint account_staff_has_username CHECK (((kind <> 'staff'::text) OR (username IS NOT NULL))),
  constraint account_username_is_folded CHECK ((username = lower(username))),
  constraint account_username_unique UNIQUE (locality_id, username)
);
CREATE UNIQUE INDEX account_business_by_tax_code ON public.account USING btree (locality_id, tax_code) WHERE (kind = 'business'::text);
CREATE UNIQUE INDEX account_citizen_by_personal_id ON public.account USING btree (locality_id, personal_id) WHERE (kind = 'citizen'::text);
CREATE INDEX account_of_demo ON public.account USING btree (locality_id) WHERE is_demo;
CREATE INDEX account_staff_by_username ON public.account USING btree (locality_id, username) WHERE (kind = 'staff'::text);
create policy of_this_locality on account using (locality_id = current_locality());
grant insert, select, update on account to motcua_app;
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
  linked_at timestamp with time zone not null,
  constraint account_identity_pkey PRIMARY KEY (locality_id, provider, subject, account_id),
  constraint account_identity_account FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id)
);
CREATE INDEX account_identity_by_account ON public.account_identity USING btree (locality_id, account_id);
create policy of_this_locality on account_identity using (locality_id = current_locality());
grant insert, select, update on account_identity to motcua_app;
comment on table account_identity is 'Under which subject an identity provider vouches for an account. One subject may act for himself and for businesses; a business has several people.';

create table administrative_unit (
  code text not null,
  level text not null,
  name text not null,
  short_name text not null,
  type text not null,
  province_code text not null,
  district_code text,
  valid_from date not null,
  valid_to date,
  constraint administrative_unit_pkey PRIMARY KEY (level, code, valid_from),
  constraint administrative_unit_level_known CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint administrative_unit_validity_is_ordered CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE INDEX administrative_unit_by_province ON public.administrative_unit USING btree (province_code, level);
grant select on administrative_unit to motcua_app;
comment on table administrative_unit is 'Territorial units by the code of the General Statistics Office. A code is read together with a date: codes return for other areas.';

create table audit_entry (
  locality_id smallint not null default current_locality(),
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  actor_id uuid,
  event text not null,
  object_kind text not null,
  object_id text not null,
  correlation_id text,
  details jsonb,
  constraint audit_entry_pkey PRIMARY KEY (locality_id, id),
  constraint audit_entry_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
CREATE INDEX audit_entry_by_actor ON public.audit_entry USING btree (locality_id, actor_id, at);
CREATE INDEX audit_entry_by_object ON public.audit_entry USING btree (locality_id, object_kind, object_id, at);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (locality_id, at, id);
create policy of_this_locality on audit_entry using (locality_id = current_locality());
grant insert, select on audit_entry to motcua_app;
comment on table audit_entry is 'One line per reading or change of something that matters. No free text, no personal data: ids only.';

create table audit_seal (
  locality_id smallint not null default current_locality(),
  seq bigint not null,
  sealed_at timestamp with time zone not null,
  entries int8multirange not null,
  entry_count integer not null,
  highest_id bigint not null,
  heads jsonb not null,
  hash bytea not null,
  constraint audit_seal_pkey PRIMARY KEY (locality_id, seq),
  constraint audit_seal_counts_from_one CHECK ((seq > 0)),
  constraint audit_seal_hash_is_whole CHECK ((octet_length(hash) = 32)),
  constraint audit_seal_is_over_entries CHECK (((entry_count > 0) AND (NOT isempty(entries)))),
  constraint audit_seal_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
create policy of_this_locality on audit_seal using (locality_id = current_locality());
grant insert, select on audit_seal to motcua_app;
comment on table audit_seal is 'Ties batches of the audit trail, and the heads of dossier histories, to each other. Inserted and read, never changed.';
comment on column audit_seal.entries is 'The ids of exactly the entries under this seal.';
comment on column audit_seal.highest_id is 'The highest id under this seal or one before it.';
comment on column audit_seal.heads is 'Of each dossier the entries tell of: [code, number of its last event, hash of that event].';
comment on column audit_seal.hash is 'SHA-256 over the hash before (hexadecimal), the canonical JSON (RFC 8785) of the seal and, a line each, of its entries.';

create table calendar_change (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid,
  happened text not null,
  day date not null,
  kind text,
  name text,
  at timestamp with time zone not null,
  changed_by uuid not null,
  constraint calendar_change_pkey PRIMARY KEY (locality_id, id),
  constraint calendar_change_happened_known CHECK ((happened = ANY (ARRAY['special-day.added'::text, 'special-day.changed'::text, 'special-day.removed'::text, 'schedule.set'::text, 'calendar-year.proposed'::text, 'calendar.imported'::text]))),
  constraint calendar_change_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint calendar_change_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX calendar_change_by_unit ON public.calendar_change USING btree (locality_id, unit_id);
create policy of_this_locality on calendar_change using (locality_id = current_locality());
grant insert, select on calendar_change to motcua_app;
comment on table calendar_change is 'A change after which time counts differently: the cause of every due date that moved with it.';
comment on column calendar_change.day is 'The first day that counts differently since.';
comment on column calendar_change.kind is 'What kind of day it became, or was; null for what is not about one day.';

create table calendar_day (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid,
  day date not null,
  kind text not null,
  name text not null,
  source text,
  constraint calendar_day_pkey PRIMARY KEY (locality_id, id),
  constraint calendar_day_kind_known CHECK ((kind = ANY (ARRAY['holiday'::text, 'substitute'::text, 'swapped-off'::text, 'make-up'::text, 'closed'::text, 'closed-morning'::text, 'closed-afternoon'::text]))),
  constraint calendar_day_make_up_on_weekend CHECK (((kind <> 'make-up'::text) OR (EXTRACT(isodow FROM day) = ANY (ARRAY[(6)::numeric, (7)::numeric])))),
  constraint calendar_day_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint calendar_day_once EXCLUDE USING gist (locality_id WITH =, COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, day WITH =),
  constraint calendar_day_substitute_on_weekday CHECK (((kind <> ALL (ARRAY['substitute'::text, 'swapped-off'::text])) OR (EXTRACT(isodow FROM day) <> ALL (ARRAY[(6)::numeric, (7)::numeric])))),
  constraint calendar_day_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX calendar_day_by_unit ON public.calendar_day USING btree (locality_id, unit_id);
create policy of_this_locality on calendar_day using (locality_id = current_locality());
grant delete, insert, select, update on calendar_day to motcua_app;
comment on table calendar_day is 'A day that differs from its weekday, for the locality (unit null) or for one unit and its subtree.';
comment on column calendar_day.source is 'The announcement or decision the day comes from.';

create table calendar_version (
  locality_id smallint not null default current_locality(),
  version bigint not null,
  constraint calendar_version_pkey PRIMARY KEY (locality_id),
  constraint calendar_version_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
create policy of_this_locality on calendar_version using (locality_id = current_locality());
grant insert, select, update on calendar_version to motcua_app;
comment on table calendar_version is 'How often the calendar of the locality was changed: processes keep the calendar until it grows. Locked by every change.';

create table calendar_year (
  locality_id smallint not null default current_locality(),
  year smallint not null,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  constraint calendar_year_pkey PRIMARY KEY (locality_id, year),
  constraint calendar_year_confirmed_by FOREIGN KEY (locality_id, confirmed_by) REFERENCES account(locality_id, id),
  constraint calendar_year_is_covered CHECK (((year >= 2018) AND (year <= 2035))),
  constraint calendar_year_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
CREATE INDEX calendar_year_by_confirmer ON public.calendar_year USING btree (locality_id, confirmed_by);
create policy of_this_locality on calendar_year using (locality_id = current_locality());
grant delete, insert, select, update on calendar_year to motcua_app;
comment on table calendar_year is 'A year whose days off are entered. Confirmed: as announced; otherwise proposed, and due dates in it are provisional.';

create table cash_receipt (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  dossier_id uuid not null,
  unit_id uuid not null,
  number text not null,
  method text not null,
  amount integer not null,
  reference text,
  payer text,
  items jsonb not null default '[]'::jsonb,
  paid_at timestamp with time zone not null,
  recorded_by uuid not null,
  voided_at timestamp with time zone,
  voided_by uuid,
  void_reason text,
  constraint cash_receipt_pkey PRIMARY KEY (locality_id, id),
  constraint cash_receipt_amount_is_positive CHECK ((amount > 0)),
  constraint cash_receipt_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint cash_receipt_method_known CHECK ((method = ANY (ARRAY['cash'::text, 'transfer'::text]))),
  constraint cash_receipt_number_unique UNIQUE (locality_id, unit_id, number),
  constraint cash_receipt_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id),
  constraint cash_receipt_voided_with_reason CHECK ((((voided_at IS NULL) = (void_reason IS NULL)) AND ((voided_at IS NULL) = (voided_by IS NULL))))
);
CREATE INDEX cash_receipt_by_dossier ON public.cash_receipt USING btree (locality_id, dossier_id);
CREATE INDEX cash_receipt_by_unit ON public.cash_receipt USING btree (locality_id, unit_id, paid_at);
create policy of_this_locality on cash_receipt using (locality_id = current_locality());
grant insert, select, update (voided_at, voided_by, void_reason) on cash_receipt to motcua_app;
comment on table cash_receipt is 'Money taken at the counter for a dossier, in whole đồng. A receipt made out wrongly is declared void and stays.';
comment on column cash_receipt.payer is 'Who paid, when that is not the applicant.';
comment on column cash_receipt.items is 'What was paid for: name, price of each, how many.';

create table catalogue_import (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  file_name text not null,
  format text not null,
  file_id uuid not null,
  imported_by uuid not null,
  imported_at timestamp with time zone not null,
  new_count integer not null,
  changed_count integer not null,
  replacing_count integer not null,
  repealed_count integer not null,
  unchanged_count integer not null,
  faulty_count integer not null,
  constraint catalogue_import_pkey PRIMARY KEY (locality_id, id),
  constraint catalogue_import_file FOREIGN KEY (locality_id, file_id) REFERENCES file(locality_id, id),
  constraint catalogue_import_format_known CHECK ((format = ANY (ARRAY['xlsx'::text, 'json'::text]))),
  constraint catalogue_import_imported_by_account FOREIGN KEY (locality_id, imported_by) REFERENCES account(locality_id, id)
);
CREATE UNIQUE INDEX catalogue_import_by_file ON public.catalogue_import USING btree (locality_id, file_id);
CREATE INDEX catalogue_import_by_importer ON public.catalogue_import USING btree (locality_id, imported_by);
CREATE INDEX catalogue_import_by_time ON public.catalogue_import USING btree (locality_id, imported_at, id);
create policy of_this_locality on catalogue_import using (locality_id = current_locality());
grant delete, insert, select on catalogue_import to motcua_app;
comment on table catalogue_import is 'A file of procedures that was read: a preview, and no change of the catalogue.';
comment on column catalogue_import.file_id is 'The file as it came; it goes with the import.';

create table catalogue_import_row (
  locality_id smallint not null default current_locality(),
  import_id uuid not null,
  position integer not null,
  procedure_code text,
  name text not null,
  state text not null,
  content jsonb,
  base_version_id uuid,
  related_code text,
  related_base_version_id uuid,
  changed text[] not null,
  kept text[] not null,
  faults jsonb not null,
  publication_id uuid,
  constraint catalogue_import_row_pkey PRIMARY KEY (locality_id, import_id, "position"),
  constraint catalogue_import_row_import FOREIGN KEY (locality_id, import_id) REFERENCES catalogue_import(locality_id, id),
  constraint catalogue_import_row_publication FOREIGN KEY (locality_id, publication_id) REFERENCES publication(locality_id, id) ON DELETE SET NULL (publication_id),
  constraint catalogue_import_row_says_what_it_changes CHECK (((state = ANY (ARRAY['new'::text, 'changed'::text, 'replacing'::text])) = (content IS NOT NULL))),
  constraint catalogue_import_row_says_what_it_replaces CHECK ((((state = 'replacing'::text) = (related_base_version_id IS NOT NULL)) AND ((state <> 'replacing'::text) OR (related_code IS NOT NULL)) AND ((state = ANY (ARRAY['replacing'::text, 'repealed'::text])) OR (related_code IS NULL)))),
  constraint catalogue_import_row_state_known CHECK ((state = ANY (ARRAY['new'::text, 'changed'::text, 'replacing'::text, 'repealed'::text, 'unchanged'::text, 'faulty'::text]))),
  constraint catalogue_import_row_taken_is_sound CHECK (((publication_id IS NULL) OR (content IS NOT NULL) OR (state = 'repealed'::text))),
  constraint catalogue_import_row_without_fault_has_code CHECK (((state = 'faulty'::text) OR (procedure_code IS NOT NULL)))
);
CREATE INDEX catalogue_import_row_by_publication ON public.catalogue_import_row USING btree (locality_id, publication_id) WHERE (publication_id IS NOT NULL);
create policy of_this_locality on catalogue_import_row using (locality_id = current_locality());
grant delete, insert, select, update (publication_id) on catalogue_import_row to motcua_app;
comment on table catalogue_import_row is 'What one row of a file would change, or what is wrong with it.';
comment on column catalogue_import_row.content is 'What the procedure is to say, checked by modules/procedures; null for what is not taken.';
comment on column catalogue_import_row.base_version_id is 'The version it was compared with.';
comment on column catalogue_import_row.related_code is 'What it replaces; for a repeal what comes in its place.';
comment on column catalogue_import_row.related_base_version_id is 'The version of what it replaces.';
comment on column catalogue_import_row.changed is 'The parts of the record that would change.';
comment on column catalogue_import_row.kept is 'The parts that the file has otherwise and that stay, for the locality has its own.';
comment on column catalogue_import_row.publication_id is 'The draft that it was put into; null again when that is discarded.';

create table catalogue_revision (
  locality_id smallint not null default current_locality(),
  revision bigint not null,
  constraint catalogue_revision_pkey PRIMARY KEY (locality_id),
  constraint catalogue_revision_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
create policy of_this_locality on catalogue_revision using (locality_id = current_locality());
grant insert, select, update on catalogue_revision to motcua_app;
comment on table catalogue_revision is 'Counts publications: servers that hold the catalogue in memory read it again when the number has grown. The row lock lets one publication happen at a time.';

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
  given_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint delegation_pkey PRIMARY KEY (locality_id, id),
  constraint delegation_given_by FOREIGN KEY (locality_id, given_by) REFERENCES account(locality_id, id),
  constraint delegation_given_to FOREIGN KEY (locality_id, given_to) REFERENCES account(locality_id, id),
  constraint delegation_period_in_order CHECK ((valid_from <= valid_to)),
  constraint delegation_to_another CHECK ((given_by <> given_to)),
  constraint delegation_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX delegation_by_officer ON public.delegation USING btree (locality_id, given_to, unit_id) WHERE (ended_at IS NULL);
CREATE INDEX delegation_by_signer ON public.delegation USING btree (locality_id, given_by);
CREATE INDEX delegation_by_unit ON public.delegation USING btree (locality_id, unit_id, given_at);
create policy of_this_locality on delegation using (locality_id = current_locality());
grant insert, select, update on delegation to motcua_app;
comment on table delegation is 'The signer of an agency lets an officer examine and decide its on-the-spot procedures at the counter.';
comment on column delegation.decision is 'Number and day of the written delegation.';
comment on column delegation.includes_seal is 'Whether the officer also keeps the seal there ("5 tại chỗ").';
comment on column delegation.ended_at is 'When the signer took it back; null while it holds for its days.';

create table dossier (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  filed_year smallint not null,
  code text not null,
  portal_code text,
  tracking_token text not null,
  version integer not null,
  state text not null,
  rulebook text not null,
  procedure_code text not null,
  procedure_version_id uuid not null,
  procedure_name text not null,
  process_version_id uuid,
  form_version_id uuid,
  case_id text,
  channel text not null,
  receiving_unit_id uuid not null,
  competent_unit_id uuid not null,
  return_unit_id uuid not null,
  calendar_unit_id uuid,
  former_receiving_unit_id uuid,
  former_competent_unit_id uuid,
  book_place_id uuid not null default COALESCE(former_receiving_unit_id, receiving_unit_id),
  book_agency_id uuid not null default COALESCE(former_competent_unit_id, competent_unit_id),
  filed_by uuid not null,
  content_hash bytea not null,
  submitted_at timestamp with time zone not null,
  arrived_on date,
  received_at timestamp with time zone,
  original_due_at timestamp with time zone,
  due_at timestamp with time zone,
  finished_at timestamp with time zone,
  returned_at timestamp with time zone,
  closed_at timestamp with time zone,
  reopened_at timestamp with time zone,
  process_changed_at timestamp with time zone,
  term jsonb not null,
  pauses jsonb not null default '[]'::jsonb,
  extensions smallint not null default 0,
  extended_at timestamp with time zone,
  extended_to timestamp with time zone,
  second_part jsonb,
  silent_since timestamp with time zone,
  supplement_requests smallint not null default 0,
  open_request jsonb,
  open_fees jsonb,
  consultations jsonb not null default '[]'::jsonb,
  delivery jsonb not null,
  result jsonb,
  hand_over jsonb,
  last_hash bytea not null,
  last_changed_at timestamp with time zone not null,
  last_changed_by uuid not null,
  constraint dossier_pkey PRIMARY KEY (locality_id, id),
  constraint dossier_arrived_by_post CHECK (((arrived_on IS NULL) OR (channel = 'post'::text))),
  constraint dossier_calendar_unit FOREIGN KEY (locality_id, calendar_unit_id) REFERENCES unit(locality_id, id),
  constraint dossier_channel_known CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text, 'post'::text]))),
  constraint dossier_closed_when_over CHECK (((closed_at IS NOT NULL) = (state = ANY (ARRAY['refused'::text, 'withdrawn'::text, 'stopped'::text, 'finished'::text, 'returned'::text])))),
  constraint dossier_code_unique UNIQUE (locality_id, code),
  constraint dossier_competent_unit FOREIGN KEY (locality_id, competent_unit_id) REFERENCES unit(locality_id, id),
  constraint dossier_due_date_has_an_original CHECK (((due_at IS NULL) OR (original_due_at IS NOT NULL))),
  constraint dossier_extended_to_a_date CHECK (((extended_at IS NULL) = (extended_to IS NULL))),
  constraint dossier_finished_has_result CHECK (((state <> ALL (ARRAY['finished'::text, 'returned'::text])) OR ((finished_at IS NOT NULL) AND (result IS NOT NULL)))),
  constraint dossier_form_version FOREIGN KEY (locality_id, form_version_id) REFERENCES form_version(locality_id, id),
  constraint dossier_former_competent_unit FOREIGN KEY (locality_id, former_competent_unit_id) REFERENCES unit(locality_id, id),
  constraint dossier_former_receiving_unit FOREIGN KEY (locality_id, former_receiving_unit_id) REFERENCES unit(locality_id, id),
  constraint dossier_former_units_together CHECK (((former_receiving_unit_id IS NULL) = (former_competent_unit_id IS NULL))),
  constraint dossier_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint dossier_procedure_version FOREIGN KEY (locality_id, procedure_version_id) REFERENCES procedure_version(locality_id, id),
  constraint dossier_process_changed_in_handling CHECK (((process_changed_at IS NULL) OR (received_at IS NOT NULL))),
  constraint dossier_process_version FOREIGN KEY (locality_id, process_version_id) REFERENCES process_version(locality_id, id),
  constraint dossier_received_before_processing CHECK (((state <> ALL (ARRAY['received'::text, 'processing'::text, 'finished'::text, 'returned'::text])) OR (received_at IS NOT NULL))),
  constraint dossier_received_has_process CHECK (((received_at IS NULL) = (process_version_id IS NULL))),
  constraint dossier_receiving_unit FOREIGN KEY (locality_id, receiving_unit_id) REFERENCES unit(locality_id, id),
  constraint dossier_return_unit FOREIGN KEY (locality_id, return_unit_id) REFERENCES unit(locality_id, id),
  constraint dossier_returned_was_handed_over CHECK (((state = 'returned'::text) = (returned_at IS NOT NULL))),
  constraint dossier_state_known CHECK ((state = ANY (ARRAY['submitted'::text, 'received'::text, 'refused'::text, 'processing'::text, 'awaiting-supplement'::text, 'awaiting-payment'::text, 'withdrawn'::text, 'stopped'::text, 'finished'::text, 'returned'::text]))),
  constraint dossier_tracking_token_unique UNIQUE (locality_id, tracking_token),
  constraint dossier_version_is_positive CHECK ((version > 0))
);
CREATE INDEX dossier_by_agency_received ON public.dossier USING btree (locality_id, book_agency_id, received_at, id) WHERE (received_at IS NOT NULL);
CREATE INDEX dossier_by_calendar_unit ON public.dossier USING btree (locality_id, calendar_unit_id) WHERE (calendar_unit_id IS NOT NULL);
CREATE INDEX dossier_by_competent_unit ON public.dossier USING btree (locality_id, competent_unit_id, state, due_at);
CREATE INDEX dossier_by_content ON public.dossier USING btree (locality_id, content_hash, submitted_at);
CREATE INDEX dossier_by_due_date ON public.dossier USING btree (locality_id, due_at, id) WHERE (state = ANY (ARRAY['received'::text, 'processing'::text]));
CREATE INDEX dossier_by_form_version ON public.dossier USING btree (locality_id, form_version_id);
CREATE INDEX dossier_by_former_agency ON public.dossier USING btree (locality_id, former_competent_unit_id) WHERE (former_competent_unit_id IS NOT NULL);
CREATE INDEX dossier_by_former_place ON public.dossier USING btree (locality_id, former_receiving_unit_id) WHERE (former_receiving_unit_id IS NOT NULL);
CREATE INDEX dossier_by_place_received ON public.dossier USING btree (locality_id, book_place_id, received_at, id) WHERE (received_at IS NOT NULL);
CREATE INDEX dossier_by_procedure_version ON public.dossier USING btree (locality_id, procedure_version_id);
CREATE INDEX dossier_by_process_version ON public.dossier USING btree (locality_id, process_version_id);
CREATE INDEX dossier_by_receiving_unit ON public.dossier USING btree (locality_id, receiving_unit_id, state, due_at);
CREATE INDEX dossier_by_return_unit ON public.dossier USING btree (locality_id, return_unit_id, state, due_at, id);
CREATE INDEX dossier_carried_by_agency ON public.dossier USING btree (locality_id, competent_unit_id, received_at, id) WHERE (former_competent_unit_id IS NOT NULL);
CREATE INDEX dossier_carried_by_place ON public.dossier USING btree (locality_id, receiving_unit_id, received_at, id) WHERE (former_competent_unit_id IS NOT NULL);
CREATE INDEX dossier_consulted ON public.dossier USING btree (locality_id, closed_at) WHERE (consultations <> '[]'::jsonb);
CREATE INDEX dossier_seen_by_units ON public.dossier USING btree (locality_id, id) INCLUDE (receiving_unit_id, return_unit_id, due_at);
CREATE INDEX dossier_that_waits ON public.dossier USING btree (locality_id, due_at, id) WHERE (state = ANY (ARRAY['awaiting-supplement'::text, 'awaiting-payment'::text]));
CREATE INDEX dossier_whose_silence_counts ON public.dossier USING btree (locality_id, due_at) WHERE (((term -> 'silence'::text) IS NOT NULL) AND (silent_since IS NULL));
create policy of_this_locality on dossier using (locality_id = current_locality());
grant insert, select, update on dossier to motcua_app;
comment on table dossier is 'Current state of a dossier; always what its events say.';
comment on column dossier.filed_year is 'The partition of dossier_event in which this dossier''s whole history lies.';
comment on column dossier.tracking_token is '128 random bits, in the QR code of the receipt; opens the public tracking page.';
comment on column dossier.version is 'Sequence number of the last event.';
comment on column dossier.calendar_unit_id is 'The agency that received it and by whose calendar its term is counted, when it was sent on to another.';
comment on column dossier.former_receiving_unit_id is 'Where it was before its affairs came to a successor; the registers of then hold it there. Null when they did not.';
comment on column dossier.former_competent_unit_id is 'As former_receiving_unit_id, of the agency that decides.';
comment on column dossier.book_place_id is 'In the register of which place it stands: that of then.';
comment on column dossier.book_agency_id is 'In the register of which agency it stands: that of then.';
comment on column dossier.content_hash is 'SHA-256 over applicant, procedure and content; equal within 24 hours means a likely duplicate.';
comment on column dossier.arrived_on is 'The day on which the post brought it.';
comment on column dossier.original_due_at is 'The first due date given; never changes once set.';
comment on column dossier.closed_at is 'When handling ended, whatever the end.';
comment on column dossier.reopened_at is 'When an end was undone by order of the approver; happens once.';
comment on column dossier.term is 'The statutory time of the procedure version under which it was filed.';
comment on column dossier.pauses is 'Stretches that do not count, oldest first; the last one may still be open.';
comment on column dossier.extensions is 'How often the due date was put off with an apology.';
comment on column dossier.extended_at is 'When it was put off last.';
comment on column dossier.extended_to is 'The date promised then; unlike a counted one it stays when the calendar is changed.';
comment on column dossier.second_part is 'Of a term in two parts: when the second began, and what the first appointment had come to.';
comment on column dossier.silent_since is 'Since when the silence of the authority has had its effect in law.';
comment on column dossier.open_request is 'What the person must bring, while the dossier waits for it.';
comment on column dossier.open_fees is 'What the person was asked to pay and has not yet paid in full.';
comment on column dossier.consultations is 'Questions to other units and their answers, in the order asked.';

create table dossier_answers (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  round smallint not null,
  answers jsonb not null,
  constraint dossier_answers_pkey PRIMARY KEY (locality_id, dossier_id, round),
  constraint dossier_answers_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id)
);
create policy of_this_locality on dossier_answers using (locality_id = current_locality());
grant insert, select on dossier_answers to motcua_app;
comment on table dossier_answers is 'The filled-in form: round 0 as filed, one more with every supplement that changed it. The last round holds.';

create table dossier_document (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  ordinal smallint not null,
  component_id text,
  step_id text,
  file_id uuid,
  originals smallint not null default 0,
  copies smallint not null default 0,
  note text,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  replaced_at timestamp with time zone,
  given_back_at timestamp with time zone,
  constraint dossier_document_pkey PRIMARY KEY (locality_id, dossier_id, ordinal),
  constraint dossier_document_counts_are_natural CHECK (((originals >= 0) AND (copies >= 0))),
  constraint dossier_document_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint dossier_document_file FOREIGN KEY (locality_id, file_id) REFERENCES file(locality_id, id),
  constraint dossier_document_given_back_was_kept CHECK (((given_back_at IS NULL) OR (originals > 0))),
  constraint dossier_document_is_something CHECK (((file_id IS NOT NULL) OR (originals > 0) OR (copies > 0)))
);
CREATE INDEX dossier_document_by_file ON public.dossier_document USING btree (locality_id, file_id) WHERE (file_id IS NOT NULL);
create policy of_this_locality on dossier_document using (locality_id = current_locality());
grant insert, select, update on dossier_document to motcua_app;
comment on table dossier_document is 'A paper of the dossier: an electronic file, sheets handed over at the counter, or both.';
comment on column dossier_document.step_id is 'Set for a paper that handling added: the step it was added in.';
comment on column dossier_document.given_back_at is 'When the originals kept with the dossier were given back.';

create table dossier_event (
  locality_id smallint not null default current_locality(),
  filed_year smallint not null,
  dossier_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  actor_id uuid not null,
  actor_name text not null,
  actor_unit_id uuid,
  actor_role text not null,
  type text not null,
  data jsonb not null,
  hash bytea not null,
  signature_hash bytea not null,
  constraint dossier_event_pkey PRIMARY KEY (locality_id, filed_year, dossier_id, seq),
  constraint dossier_event_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint dossier_event_hash_is_whole CHECK ((octet_length(hash) = 32)),
  constraint dossier_event_seq_is_positive CHECK ((seq > 0)),
  constraint dossier_event_signature_hash_is_whole CHECK ((octet_length(signature_hash) = 32))
) partition by RANGE (filed_year);
-- 23 partitions: dossier_event_2018, dossier_event_2019, dossier_event_2020, dossier_event_2021, dossier_event_2022, dossier_event_2023, dossier_event_2024, dossier_event_2025, dossier_event_2026, dossier_event_2027, dossier_event_2028, dossier_event_2029, dossier_event_2030, dossier_event_2031, dossier_event_2032, dossier_event_2033, dossier_event_2034, dossier_event_2035, dossier_event_2036, dossier_event_2037, dossier_event_2038, dossier_event_2039, dossier_event_2040
CREATE INDEX dossier_event_by_dossier ON ONLY public.dossier_event USING btree (locality_id, dossier_id);
create policy of_this_locality on dossier_event using (locality_id = current_locality());
grant insert, select on dossier_event to motcua_app;
comment on table dossier_event is 'Append-only history of dossiers, partitioned by the year of filing. The application role may insert and select only.';
comment on column dossier_event.hash is 'SHA-256 over the hash before and the canonical JSON (RFC 8785) of {seq, at, actorId, type, data}.';
comment on column dossier_event.signature_hash is 'SHA-256 over the hash of the event and the canonical JSON of {name, unitId, role}: in whose name it is kept.';

create table dossier_name (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  token text not null,
  seen_by uuid[],
  constraint dossier_name_pkey PRIMARY KEY (locality_id, dossier_id, token),
  constraint dossier_name_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id)
);
CREATE INDEX dossier_name_by_token ON public.dossier_name USING btree (locality_id, token, dossier_id) INCLUDE (seen_by);
create policy of_this_locality on dossier_name using (locality_id = current_locality());
grant insert, select, update on dossier_name to motcua_app;
comment on table dossier_name is 'The names by which a dossier is found: every tail, at a word, of the names of its parties without marks.';
comment on column dossier_name.seen_by is 'Units by which it may be seen, and perhaps some that no longer may: others need not look. Null where they are too many to tell.';

create table dossier_party (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  part text not null,
  kind text not null,
  name text not null,
  personal_id text,
  tax_code text,
  birth_date date,
  phone text,
  email text,
  address text,
  constraint dossier_party_pkey PRIMARY KEY (locality_id, dossier_id, part),
  constraint dossier_party_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint dossier_party_kind_known CHECK ((kind = ANY (ARRAY['citizen'::text, 'business'::text, 'organisation'::text, 'household-business'::text]))),
  constraint dossier_party_part_known CHECK ((part = ANY (ARRAY['applicant'::text, 'owner'::text])))
);
CREATE INDEX dossier_party_by_personal_id ON public.dossier_party USING btree (locality_id, personal_id, dossier_id) WHERE (personal_id IS NOT NULL);
CREATE INDEX dossier_party_by_tax_code ON public.dossier_party USING btree (locality_id, tax_code, dossier_id) WHERE (tax_code IS NOT NULL);
create policy of_this_locality on dossier_party using (locality_id = current_locality());
grant insert, select, update on dossier_party to motcua_app;
comment on table dossier_party is 'The person who files and, when that is someone else, the person the dossier is about.';

create table dossier_search (
  locality_id smallint not null default current_locality(),
  token text not null,
  dossier_id uuid not null,
  constraint dossier_search_pkey PRIMARY KEY (locality_id, token, dossier_id),
  constraint dossier_search_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id)
);
CREATE INDEX dossier_search_by_dossier ON public.dossier_search USING btree (locality_id, dossier_id);
create policy of_this_locality on dossier_search using (locality_id = current_locality());
grant insert, select on dossier_search to motcua_app;
comment on table dossier_search is 'What a dossier is found by beside names: code, identity number, tax code and phone.';

create table dossier_step (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  ordinal smallint not null,
  step_id text not null,
  name text not null,
  role text not null,
  unit_id uuid not null,
  hours numeric(8,2),
  waits_for text,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone,
  assignee_id uuid,
  claimed_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by uuid,
  outcome text,
  note text,
  constraint dossier_step_pkey PRIMARY KEY (locality_id, dossier_id, ordinal),
  constraint dossier_step_assignee FOREIGN KEY (locality_id, assignee_id) REFERENCES account(locality_id, id),
  constraint dossier_step_closed_by_someone CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint dossier_step_closed_with_outcome CHECK (((closed_at IS NULL) = (outcome IS NULL))),
  constraint dossier_step_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint dossier_step_hours_are_positive CHECK ((hours > (0)::numeric)),
  constraint dossier_step_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id),
  constraint dossier_step_waits_outside_the_clock CHECK (((waits_for IS NULL) OR ((waits_for = 'tax'::text) AND (hours IS NULL))))
);
CREATE INDEX dossier_step_by_assignee ON public.dossier_step USING btree (locality_id, assignee_id, closed_at);
CREATE INDEX dossier_step_by_unit ON public.dossier_step USING btree (locality_id, unit_id, closed_at, due_at);
create policy of_this_locality on dossier_step using (locality_id = current_locality());
grant insert, select, update on dossier_step to motcua_app;
comment on table dossier_step is 'A stay of the dossier at a step: open while closed_at is null. A step reached again is a further row.';
comment on column dossier_step.hours is 'Working hours the approved process gives the step; null for a step outside the clock.';
comment on column dossier_step.waits_for is 'What a step outside the clock waits for: that a financial obligation is met.';

create table dossier_unit (
  locality_id smallint not null default current_locality(),
  unit_id uuid not null,
  dossier_id uuid not null,
  consulted_due_at timestamp with time zone,
  constraint dossier_unit_pkey PRIMARY KEY (locality_id, unit_id, dossier_id),
  constraint dossier_unit_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint dossier_unit_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX dossier_unit_by_dossier ON public.dossier_unit USING btree (locality_id, dossier_id) INCLUDE (unit_id);
CREATE INDEX dossier_unit_consulted ON public.dossier_unit USING btree (locality_id, unit_id, consulted_due_at) WHERE (consulted_due_at IS NOT NULL);
create policy of_this_locality on dossier_unit using (locality_id = current_locality());
grant delete, insert, select, update on dossier_unit to motcua_app;
comment on table dossier_unit is 'The units that receive, decide, hold or held a dossier: the ground of who may see it.';
comment on column dossier_unit.consulted_due_at is 'Until when the unit is to give its opinion; null when it is not asked.';

create table due_date_move (
  locality_id smallint not null default current_locality(),
  change_id uuid not null,
  total integer not null,
  done integer not null default 0,
  moved integer not null default 0,
  last_dossier_id uuid,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint due_date_move_pkey PRIMARY KEY (locality_id, change_id),
  constraint due_date_move_change FOREIGN KEY (locality_id, change_id) REFERENCES calendar_change(locality_id, id),
  constraint due_date_move_counts_are_natural CHECK (((total >= 0) AND (moved >= 0) AND (done >= moved))),
  constraint due_date_move_last_dossier FOREIGN KEY (locality_id, last_dossier_id) REFERENCES dossier(locality_id, id)
);
CREATE INDEX due_date_move_by_last_dossier ON public.due_date_move USING btree (locality_id, last_dossier_id);
create policy of_this_locality on due_date_move using (locality_id = current_locality());
grant insert, select, update on due_date_move to motcua_app;
comment on table due_date_move is 'The progress of a move, written with each batch: whoever goes on after an interruption begins behind the last.';
comment on column due_date_move.total is 'Dossiers that ran when it began and were due on or after the first day that counts differently.';
comment on column due_date_move.moved is 'Those whose date is another one now.';
comment on column due_date_move.last_dossier_id is 'They are gone through in the order of their ids; this one was the last.';

create table due_warning (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  step_name text,
  kind text not null,
  due_at timestamp with time zone not null,
  sent_at timestamp with time zone not null,
  seen_at timestamp with time zone,
  constraint due_warning_pkey PRIMARY KEY (locality_id, id),
  constraint due_warning_account FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id),
  constraint due_warning_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint due_warning_kind_known CHECK ((kind = ANY (ARRAY['four-fifths-used'::text, 'one-day-left'::text]))),
  constraint due_warning_once UNIQUE NULLS NOT DISTINCT (locality_id, dossier_id, account_id, kind, due_at, step_name),
  constraint due_warning_seen_after_sent CHECK ((seen_at >= sent_at)),
  constraint due_warning_sent_in_time CHECK ((sent_at <= due_at))
);
CREATE INDEX due_warning_by_account ON public.due_warning USING btree (locality_id, account_id, id);
CREATE INDEX due_warning_unseen ON public.due_warning USING btree (locality_id, account_id) WHERE (seen_at IS NULL);
create policy of_this_locality on due_warning using (locality_id = current_locality());
grant insert, select, update (seen_at) on due_warning to motcua_app;
comment on table due_warning is 'A warning to the holder of a dossier, given once for each kind and due instant; another due instant is warned of anew.';
comment on column due_warning.dossier_code is 'As in dossier; never changes.';
comment on column due_warning.step_name is 'The step whose own end is near; null when it is the end of the whole dossier.';

create table file (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  sha256 bytea not null,
  size integer not null,
  media_type text not null,
  name text not null,
  pages integer,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  first_used_at timestamp with time zone,
  kept_until timestamp with time zone,
  is_original boolean not null default false,
  constraint file_pkey PRIMARY KEY (locality_id, id),
  constraint file_content_kept FOREIGN KEY (locality_id, sha256) REFERENCES file_content(locality_id, sha256),
  constraint file_name_is_short CHECK (((char_length(name) >= 1) AND (char_length(name) <= 150))),
  constraint file_pages_are_positive CHECK ((pages > 0)),
  constraint file_size_is_positive CHECK ((size > 0)),
  constraint file_uploader FOREIGN KEY (locality_id, uploaded_by) REFERENCES account(locality_id, id)
);
CREATE INDEX file_by_content ON public.file USING btree (locality_id, sha256);
CREATE INDEX file_by_uploader ON public.file USING btree (locality_id, uploaded_by, first_used_at);
CREATE INDEX file_unused ON public.file USING btree (locality_id, uploaded_at) WHERE (first_used_at IS NULL);
create policy of_this_locality on file using (locality_id = current_locality());
grant delete, insert, select, update on file to motcua_app;
comment on table file is 'An uploaded file. Usable by its uploader only; one that no dossier uses is removed after 7 days.';
comment on column file.media_type is 'By content, checked against the name; never what the sender says.';
comment on column file.name is 'What the uploader calls it, without path and control characters. It leads to no bytes.';
comment on column file.pages is 'Of a PDF or TIFF.';
comment on column file.first_used_at is 'When a dossier or another record first used it; from then on it is not removed.';
comment on column file.kept_until is 'Until when a filing in preparation needs it although nothing uses it yet; null when none does.';
comment on column file.is_original is 'Kept as it came by a record that read it: it goes with that record, and no dossier can use it.';

create table file_content (
  locality_id smallint not null default current_locality(),
  sha256 bytea not null,
  to_check_at timestamp with time zone,
  constraint file_content_pkey PRIMARY KEY (locality_id, sha256),
  constraint file_content_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint file_content_sha256_is_whole CHECK ((octet_length(sha256) = 32))
);
CREATE INDEX file_content_to_check ON public.file_content USING btree (locality_id, sha256) WHERE (to_check_at IS NOT NULL);
create policy of_this_locality on file_content using (locality_id = current_locality());
grant delete, insert, select, update on file_content to motcua_app;
comment on table file_content is 'Bytes that are, or are about to be, in the file store: committed before they are put there and removed after they are gone, so that none lie there unknown.';
comment on column file_content.to_check_at is 'From when on it is to be checked whether any file still has these bytes; null while one is known to.';

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
  created_at timestamp with time zone not null,
  saved_at timestamp with time zone not null,
  submitted_as text,
  constraint filing_pkey PRIMARY KEY (locality_id, id),
  constraint filing_account FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id),
  constraint filing_form_version FOREIGN KEY (locality_id, form_version_id) REFERENCES form_version(locality_id, id),
  constraint filing_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code),
  constraint filing_receiving_unit FOREIGN KEY (locality_id, receiving_unit_id) REFERENCES unit(locality_id, id),
  constraint filing_version_counts_from_one CHECK ((version >= 1))
);
CREATE INDEX filing_by_account ON public.filing USING btree (locality_id, account_id, saved_at);
CREATE INDEX filing_by_form_version ON public.filing USING btree (locality_id, form_version_id);
CREATE INDEX filing_by_last_saving ON public.filing USING btree (locality_id, saved_at);
CREATE INDEX filing_by_procedure ON public.filing USING btree (locality_id, procedure_code);
CREATE INDEX filing_by_receiving_unit ON public.filing USING btree (locality_id, receiving_unit_id);
create policy of_this_locality on filing using (locality_id = current_locality());
grant delete, insert, select, update on filing to motcua_app;
comment on table filing is 'An online filing in preparation. Saved after every page; resumed on any device; removed when it was not saved for long.';
comment on column filing.form_version_id is 'The version of the form that was filled in on last; null when the procedure has none.';
comment on column filing.version is 'Grows when what was typed is saved.';
comment on column filing.applicant is 'How the person is reached. Name, number and birth date are those of the account and are not kept here.';
comment on column filing.owner is 'For whom somebody else files; null when people file for themselves.';
comment on column filing.answers is 'As typed: incomplete and faulty ones too. Emptied when it was handed in.';
comment on column filing.documents is 'Files by the paper they stand for. Emptied when it was handed in.';
comment on column filing.done is 'Pages and tasks that the person has finished.';
comment on column filing.saves is 'For each part, at which version it was saved last and from which opening of its page: a page opened before that by somebody else overwrites nothing.';
comment on column filing.submitted_as is 'The dossier code it became; a filing is handed in once.';

create table form_design (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  definition jsonb not null,
  revision integer not null,
  trial jsonb not null,
  tried_revision integer,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint form_design_pkey PRIMARY KEY (locality_id, id),
  constraint form_design_one_at_a_time UNIQUE (locality_id, procedure_code),
  constraint form_design_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code),
  constraint form_design_revision_counts CHECK (((revision >= 1) AND (tried_revision <= revision)))
);
create policy of_this_locality on form_design using (locality_id = current_locality());
grant delete, insert, select, update on form_design to motcua_app;
comment on table form_design is 'The next version of a form while it is designed; gone when it is published.';
comment on column form_design.definition is 'Pages and questions so far; they need not be sound yet.';
comment on column form_design.revision is 'Counts the changes, so that nobody overwrites what a colleague has changed since.';
comment on column form_design.trial is 'Answers of a filing that is only tried. They become the example of the published version.';
comment on column form_design.tried_revision is 'The revision that was last filled in to its end without a fault.';

create table form_version (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  number integer not null,
  published_at timestamp with time zone not null,
  definition jsonb not null,
  schema jsonb not null,
  example jsonb not null,
  published_by uuid,
  constraint form_version_pkey PRIMARY KEY (locality_id, id),
  constraint form_version_number_unique UNIQUE (locality_id, procedure_code, number),
  constraint form_version_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code)
);
create policy of_this_locality on form_version using (locality_id = current_locality());
grant insert, select on form_version to motcua_app;
comment on table form_version is 'One version of the electronic form of a procedure: pages, questions and rules.';
comment on column form_version.published_at is 'The version published last is the present one; the one before is accepted for 24 hours more.';
comment on column form_version.schema is 'The JSON Schema derived from the definition at publication: what was published is what is served.';
comment on column form_version.example is 'Answers that satisfy the schema, for any account.';
comment on column form_version.published_by is 'The account that published it; null for what came with the data of the locality.';

create table idempotency_key (
  locality_id smallint not null default current_locality(),
  account_id uuid not null,
  key text not null,
  route text not null,
  body_hash bytea not null,
  status smallint not null,
  location text,
  answer text not null,
  created_at timestamp with time zone not null,
  constraint idempotency_key_pkey PRIMARY KEY (locality_id, account_id, key),
  constraint idempotency_key_account FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id)
);
CREATE INDEX idempotency_key_by_age ON public.idempotency_key USING btree (locality_id, created_at);
create policy of_this_locality on idempotency_key using (locality_id = current_locality());
grant delete, insert, select on idempotency_key to motcua_app;
comment on table idempotency_key is 'Written in the transaction of the request it belongs to; kept at least 24 hours.';

create table lately_ended (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  unit_id uuid not null,
  is_place boolean not null,
  ended_at timestamp with time zone not null,
  due_at timestamp with time zone,
  hand_over_unit_id uuid,
  constraint lately_ended_pkey PRIMARY KEY (locality_id, dossier_id, unit_id, is_place),
  constraint lately_ended_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint lately_ended_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX lately_ended_by_end ON public.lately_ended USING btree (locality_id, ended_at);
CREATE INDEX lately_ended_in_order ON public.lately_ended USING btree (locality_id, unit_id, is_place, due_at, dossier_id) INCLUDE (ended_at, hand_over_unit_id);
create policy of_this_locality on lately_ended using (locality_id = current_locality());
grant delete, insert, select on lately_ended to motcua_app;
comment on table lately_ended is 'For whom a dossier has ended in the last 30 days: each unit that sees it, and the one-stop place that received it.';
comment on column lately_ended.is_place is 'Whether the unit is meant as the place that received the dossier; the same unit may also have worked on it.';
comment on column lately_ended.ended_at is 'As closed_at of the dossier.';
comment on column lately_ended.due_at is 'As in dossier: the order of the list.';
comment on column lately_ended.hand_over_unit_id is 'The place where its result waits to be handed over, whose people are not done with it; null once it was.';

create table letter (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  dossier_id uuid not null,
  seq smallint not null,
  kind text not null,
  form text,
  circular text not null,
  number text,
  is_for_applicant boolean not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  content jsonb not null,
  verification_token text not null,
  sha256 bytea,
  constraint letter_pkey PRIMARY KEY (locality_id, id),
  constraint letter_dossier FOREIGN KEY (locality_id, dossier_id) REFERENCES dossier(locality_id, id),
  constraint letter_form_is_two_digits CHECK ((form ~ '^[0-9]{2}$'::text)),
  constraint letter_kind_known CHECK ((kind = ANY (ARRAY['receipt'::text, 'supplement-request'::text, 'refusal'::text, 'apology'::text, 'stop-notice'::text, 'control-slip'::text, 'payment-request'::text, 'consultation'::text, 'correction-notice'::text, 'reopening-notice'::text]))),
  constraint letter_seq_unique UNIQUE (locality_id, dossier_id, seq),
  constraint letter_verification_token_unique UNIQUE (locality_id, verification_token)
);
create policy of_this_locality on letter using (locality_id = current_locality());
grant insert, select, update on letter to motcua_app;
comment on table letter is 'A form of the circular in force, or a plain notice, that was made for a dossier.';
comment on column letter.form is 'Its number in that circular, which for some forms changed in 2025; null for a notice that it has no form for.';
comment on column letter.content is 'Everything the pages say, as it was when the letter was made.';
comment on column letter.verification_token is '128 random bits in the QR code on its pages: whoever holds the paper may ask whether it was issued.';
comment on column letter.sha256 is 'Where the made pages lie in the file store; null until they are made.';

create table locality (
  id smallint not null,
  code text not null,
  name text not null,
  admin_unit_code text not null,
  hostnames text[] not null default '{}'::text[],
  is_demo boolean not null default false,
  created_at timestamp with time zone not null,
  constraint locality_pkey PRIMARY KEY (id),
  constraint locality_code_is_level_one CHECK ((code ~ '^[A-Z][0-9]{2}$'::text)),
  constraint locality_code_unique UNIQUE (code)
);
grant select on locality to motcua_app;
comment on table locality is 'A province or centrally-run city: the tenant. Read by all, written by the migrator only.';
comment on column locality.code is 'Agency identifier of level one (Decision 20/2020/QĐ-TTg), for instance H37.';
comment on column locality.admin_unit_code is 'Code of the province in the General Statistics Office list, for instance 20.';
comment on column locality.hostnames is 'Host names under which this locality is served; a request for any other host goes to the locality with the lowest id.';

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default clock_timestamp(),
  beside_from text,
  constraint migration_pkey PRIMARY KEY (name)
);
comment on table migration is 'Structure changes that ran, with the SHA-256 of their text.';

create table number_counter (
  locality_id smallint not null default current_locality(),
  book text not null,
  period text not null,
  last integer not null,
  constraint number_counter_pkey PRIMARY KEY (locality_id, book, period),
  constraint number_counter_is_positive CHECK ((last > 0)),
  constraint number_counter_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
create policy of_this_locality on number_counter using (locality_id = current_locality());
grant insert, select, update on number_counter to motcua_app;
comment on table number_counter is 'The last number given in a book (dossier codes of an agency, letters, results, cash receipts) in a period. The row lock makes numbers unique and without gaps.';

create table organisation_version (
  locality_id smallint not null default current_locality(),
  version bigint not null,
  constraint organisation_version_pkey PRIMARY KEY (locality_id),
  constraint organisation_version_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
create policy of_this_locality on organisation_version using (locality_id = current_locality());
grant insert, select, update on organisation_version to motcua_app;
comment on table organisation_version is 'Grows with every change of units, so that a process knows whether what it remembers still holds. Its row is the lock under which changes are made one after the other.';

create table pending_sign_in (
  locality_id smallint not null default current_locality(),
  handle_hash bytea not null,
  provider text not null,
  state text not null,
  nonce text not null,
  code_verifier text not null,
  redirect_uri text not null,
  return_to text not null,
  expires_at timestamp with time zone not null,
  constraint pending_sign_in_pkey PRIMARY KEY (locality_id, handle_hash),
  constraint pending_sign_in_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
CREATE INDEX pending_sign_in_by_end ON public.pending_sign_in USING btree (locality_id, expires_at);
create policy of_this_locality on pending_sign_in using (locality_id = current_locality());
grant delete, insert, select, update on pending_sign_in to motcua_app;
comment on table pending_sign_in is 'A person who is at the identity provider and has not come back. Used once; swept out when it expires.';
comment on column pending_sign_in.handle_hash is 'SHA-256 of the secret in the browser''s cookie: only the browser that began may finish.';

create table posting (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid not null,
  procedure_code text not null,
  version_id uuid not null,
  posted_at timestamp with time zone not null,
  posted_by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint posting_pkey PRIMARY KEY (locality_id, id),
  constraint posting_posted_by_account FOREIGN KEY (locality_id, posted_by) REFERENCES account(locality_id, id),
  constraint posting_removed_after_posted CHECK (((removed_at IS NULL) OR (removed_at >= posted_at))),
  constraint posting_removed_by_somebody CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  constraint posting_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id),
  constraint posting_version FOREIGN KEY (locality_id, version_id) REFERENCES procedure_version(locality_id, id)
);
CREATE INDEX posting_by_poster ON public.posting USING btree (locality_id, posted_by);
CREATE INDEX posting_by_unit ON public.posting USING btree (locality_id, unit_id);
CREATE INDEX posting_by_version ON public.posting USING btree (locality_id, version_id);
CREATE UNIQUE INDEX posting_one_on_the_board ON public.posting USING btree (locality_id, unit_id, procedure_code) WHERE (removed_at IS NULL);
create policy of_this_locality on posting using (locality_id = current_locality());
grant insert, select, update on posting to motcua_app;
comment on table posting is 'Which one-stop place has which version on its board (niêm yết), since when, and until when.';

create table procedure (
  locality_id smallint not null default current_locality(),
  code text not null,
  constraint procedure_pkey PRIMARY KEY (locality_id, code),
  constraint procedure_code_is_national CHECK ((code ~ '^[1-9]\.[0-9]{6}$'::text)),
  constraint procedure_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id)
);
create policy of_this_locality on procedure using (locality_id = current_locality());
grant insert, select on procedure to motcua_app;
comment on table procedure is 'A procedure by its code in the national catalogue. What it says stands in its versions.';

create table procedure_localisation (
  locality_id smallint not null default current_locality(),
  procedure_code text not null,
  revision integer not null,
  unit_id uuid,
  place text,
  phone text,
  opening_hours text,
  note text,
  own_parts text[] not null,
  basis text,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint procedure_localisation_pkey PRIMARY KEY (locality_id, procedure_code, revision),
  constraint procedure_localisation_changed_by_account FOREIGN KEY (locality_id, changed_by) REFERENCES account(locality_id, id),
  constraint procedure_localisation_counts_from_one CHECK ((revision > 0)),
  constraint procedure_localisation_own_parts_have_basis CHECK (((own_parts = '{}'::text[]) OR (basis IS NOT NULL))),
  constraint procedure_localisation_own_parts_known CHECK ((own_parts <@ ARRAY['fees'::text, 'timeLimit'::text, 'channels'::text, 'onlineLevel'::text, 'coordinatingAgencies'::text])),
  constraint procedure_localisation_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code),
  constraint procedure_localisation_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX procedure_localisation_by_changer ON public.procedure_localisation USING btree (locality_id, changed_by);
CREATE INDEX procedure_localisation_by_unit ON public.procedure_localisation USING btree (locality_id, unit_id) WHERE (unit_id IS NOT NULL);
create policy of_this_locality on procedure_localisation using (locality_id = current_locality());
grant insert, select on procedure_localisation to motcua_app;
comment on table procedure_localisation is 'What the locality adds to the national text of a procedure (địa phương hóa). The latest revision holds, the others are its history.';
comment on column procedure_localisation.own_parts is 'The parts of the record that the locality lays down itself: an import leaves them as they are.';

create table procedure_version (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  number integer not null,
  effective_from date not null,
  effective_to date,
  name text not null,
  sector text not null,
  levels text[] not null,
  audience text[] not null,
  online_level text not null,
  is_accepted boolean not null,
  content jsonb not null,
  constraint procedure_version_pkey PRIMARY KEY (locality_id, id),
  constraint procedure_version_effect_is_ordered CHECK (((effective_to IS NULL) OR (effective_to >= effective_from))),
  constraint procedure_version_number_unique UNIQUE (locality_id, procedure_code, number),
  constraint procedure_version_one_in_force EXCLUDE USING gist (locality_id WITH =, procedure_code WITH =, daterange(effective_from, effective_to, '[]'::text) WITH &&),
  constraint procedure_version_online_level_known CHECK ((online_level = ANY (ARRAY['full'::text, 'partial'::text, 'information'::text]))),
  constraint procedure_version_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code)
);
create policy of_this_locality on procedure_version using (locality_id = current_locality());
grant insert, select, update (effective_to) on procedure_version to motcua_app;
comment on table procedure_version is 'What a procedure says from a day to a day.';
comment on column procedure_version.effective_to is 'The last day; set once, when the next version is published. Nothing else of a version may change.';
comment on column procedure_version.is_accepted is 'False for a procedure of another branch that is kept for look-up.';
comment on column procedure_version.content is 'The whole text, checked by modules/procedures/domain on its way in.';

create table process_decision (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  design_id uuid,
  number text not null,
  decided_on date not null,
  signer text not null,
  title text not null default ''::text,
  purpose text not null,
  scope text not null,
  document_code text not null default ''::text,
  drafted_by text,
  drafted_on date,
  checked_by text,
  checked_on date,
  changes text not null default ''::text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint process_decision_pkey PRIMARY KEY (locality_id, id),
  constraint process_decision_checker_is_dated CHECK (((checked_by IS NULL) = (checked_on IS NULL))),
  constraint process_decision_design FOREIGN KEY (locality_id, design_id) REFERENCES process_design(locality_id, id) ON DELETE SET NULL (design_id),
  constraint process_decision_drafter_is_dated CHECK (((drafted_by IS NULL) = (drafted_on IS NULL)))
);
CREATE INDEX process_decision_by_design ON public.process_decision USING btree (locality_id, design_id);
create policy of_this_locality on process_decision using (locality_id = current_locality());
grant insert, select on process_decision to motcua_app;
comment on table process_decision is 'Decisions by which the chair of the province approves an internal process for one or many procedures.';
comment on column process_decision.design_id is 'The design that was approved; null once it is thrown away.';
comment on column process_decision.signer is 'Office and name of the one who signed.';
comment on column process_decision.title is 'What the process was called then; empty for what was taken over from elsewhere.';
comment on column process_decision.document_code is 'The code of the controlled document in the quality system; empty when it has none.';
comment on column process_decision.drafted_by is 'Office and name of who drafted it; null for what was taken over from elsewhere.';
comment on column process_decision.checked_by is 'Office and name of who checked it before it was laid before the chair.';
comment on column process_decision.changes is 'What is new in it, as the table of revisions says it.';

create table process_design (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  name text not null,
  purpose text not null,
  scope text not null,
  is_template boolean not null,
  definition jsonb not null,
  revision integer not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  drawing_findings jsonb not null default '[]'::jsonb,
  constraint process_design_pkey PRIMARY KEY (locality_id, id),
  constraint process_design_is_named CHECK ((name <> ''::text)),
  constraint process_design_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint process_design_revision_counts CHECK ((revision > 0))
);
CREATE INDEX process_design_by_change ON public.process_design USING btree (locality_id, changed_at DESC, id);
create policy of_this_locality on process_design using (locality_id = current_locality());
grant delete, insert, select, update on process_design to motcua_app;
comment on table process_design is 'Processes in design; what is decided on is copied into versions, and the design goes on.';
comment on column process_design.is_template is 'Whether it is meant to be copied, and not to be decided on itself.';
comment on column process_design.definition is 'The steps so far; they need not be sound yet.';
comment on column process_design.revision is 'Counts the changes, so that nobody overwrites what another has changed.';
comment on column process_design.drawing_findings is 'What the rules for drawings found in the diagram that the steps were read from, until the table answers it.';

create table process_design_procedure (
  locality_id smallint not null default current_locality(),
  design_id uuid not null,
  procedure_code text not null,
  constraint process_design_procedure_pkey PRIMARY KEY (locality_id, design_id, procedure_code),
  constraint process_design_procedure_design FOREIGN KEY (locality_id, design_id) REFERENCES process_design(locality_id, id) ON DELETE CASCADE,
  constraint process_design_procedure_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code)
);
CREATE INDEX process_design_procedure_by_procedure ON public.process_design_procedure USING btree (locality_id, procedure_code);
create policy of_this_locality on process_design_procedure using (locality_id = current_locality());
grant delete, insert, select on process_design_procedure to motcua_app;
comment on table process_design_procedure is 'The procedures that a design is meant for.';

create table process_version (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  procedure_code text not null,
  number integer not null,
  effective_from date not null,
  effective_to date,
  approved_by text not null,
  decision_id uuid,
  definition jsonb not null,
  constraint process_version_pkey PRIMARY KEY (locality_id, id),
  constraint process_version_decision FOREIGN KEY (locality_id, decision_id) REFERENCES process_decision(locality_id, id),
  constraint process_version_effect_is_ordered CHECK (((effective_to IS NULL) OR (effective_to >= effective_from))),
  constraint process_version_number_unique UNIQUE (locality_id, procedure_code, number),
  constraint process_version_one_in_force EXCLUDE USING gist (locality_id WITH =, procedure_code WITH =, daterange(effective_from, effective_to, '[]'::text) WITH &&),
  constraint process_version_procedure FOREIGN KEY (locality_id, procedure_code) REFERENCES procedure(locality_id, code)
);
CREATE INDEX process_version_by_decision ON public.process_version USING btree (locality_id, decision_id);
create policy of_this_locality on process_version using (locality_id = current_locality());
grant insert, select, update (effective_to) on process_version to motcua_app;
comment on table process_version is 'The approved steps by which a procedure is handled: unit, role, hours, outcomes.';
comment on column process_version.effective_to is 'The last day; set once, when the next version is approved. Nothing else of a version may change.';
comment on column process_version.approved_by is 'The approving decision, or where the process comes from when it is a demonstration.';
comment on column process_version.decision_id is 'The decision recorded here; null for what was taken over from elsewhere.';

create table publication (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  state text not null,
  number text,
  decided_on date,
  issuer text not null,
  summary text not null,
  effective_on date,
  scan_file_id uuid,
  drafted_by uuid not null,
  drafted_at timestamp with time zone not null,
  edited_by text[] not null,
  sent_at timestamp with time zone,
  returned_because text,
  checked_by uuid,
  checked_at timestamp with time zone,
  published_by uuid,
  published_at timestamp with time zone,
  in_force_from date,
  took_effect_at timestamp with time zone,
  revision integer not null,
  constraint publication_pkey PRIMARY KEY (locality_id, id),
  constraint publication_checked_before_published CHECK (((state <> ALL (ARRAY['checked'::text, 'published'::text])) OR (checked_by IS NOT NULL))),
  constraint publication_checked_by_second_person CHECK (((checked_by IS NULL) OR (NOT ((checked_by)::text = ANY (edited_by))))),
  constraint publication_drafted_by_account FOREIGN KEY (locality_id, drafted_by) REFERENCES account(locality_id, id),
  constraint publication_published_has_number CHECK (((state <> 'published'::text) OR ((number IS NOT NULL) AND (decided_on IS NOT NULL) AND (effective_on IS NOT NULL)))),
  constraint publication_published_is_whole CHECK (((state = 'published'::text) = ((published_at IS NOT NULL) AND (published_by IS NOT NULL) AND (in_force_from IS NOT NULL)))),
  constraint publication_scan_file FOREIGN KEY (locality_id, scan_file_id) REFERENCES file(locality_id, id),
  constraint publication_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'in-check'::text, 'checked'::text, 'published'::text]))),
  constraint publication_takes_effect_after_publishing CHECK (((took_effect_at IS NULL) OR (state = 'published'::text)))
);
CREATE INDEX publication_by_drafter ON public.publication USING btree (locality_id, drafted_by);
CREATE INDEX publication_by_drafting ON public.publication USING btree (locality_id, drafted_at, id);
CREATE INDEX publication_by_scan ON public.publication USING btree (locality_id, scan_file_id);
CREATE INDEX publication_to_take_effect ON public.publication USING btree (locality_id, in_force_from) WHERE ((state = 'published'::text) AND (took_effect_at IS NULL));
create policy of_this_locality on publication using (locality_id = current_locality());
grant delete, insert, select, update on publication to motcua_app;
comment on table publication is 'A decision that publishes procedures. A draft may change; once published only the mark of its taking effect is set.';
comment on column publication.edited_by is 'Everybody who wrote on the draft: none of them may check it.';
comment on column publication.in_force_from is 'From which day its versions hold: the day of effect, or the day of publishing when that came later.';
comment on column publication.took_effect_at is 'When the work of the day noted that it had taken effect.';

create table publication_item (
  locality_id smallint not null default current_locality(),
  publication_id uuid not null,
  procedure_code text not null,
  kind text not null,
  content jsonb,
  base_version_id uuid,
  related_code text,
  related_base_version_id uuid,
  version_id uuid,
  revision integer not null,
  constraint publication_item_pkey PRIMARY KEY (locality_id, publication_id, procedure_code),
  constraint publication_item_kind_known CHECK ((kind = ANY (ARRAY['new'::text, 'amend'::text, 'replace'::text, 'repeal'::text]))),
  constraint publication_item_publication FOREIGN KEY (locality_id, publication_id) REFERENCES publication(locality_id, id),
  constraint publication_item_repeal_says_nothing CHECK (((kind = 'repeal'::text) = (content IS NULL))),
  constraint publication_item_replaces_another CHECK (((related_code IS NULL) OR (related_code <> procedure_code))),
  constraint publication_item_replaces_something CHECK (((kind <> 'replace'::text) OR (related_code IS NOT NULL))),
  constraint publication_item_version FOREIGN KEY (locality_id, version_id) REFERENCES procedure_version(locality_id, id)
);
CREATE INDEX publication_item_by_procedure ON public.publication_item USING btree (locality_id, procedure_code);
CREATE INDEX publication_item_by_related ON public.publication_item USING btree (locality_id, related_code) WHERE (related_code IS NOT NULL);
CREATE INDEX publication_item_by_version ON public.publication_item USING btree (locality_id, version_id) WHERE (version_id IS NOT NULL);
create policy of_this_locality on publication_item using (locality_id = current_locality());
grant delete, insert, select, update on publication_item to motcua_app;
comment on table publication_item is 'What a decision does to one procedure.';
comment on column publication_item.content is 'What the procedure is to say, checked by modules/procedures; unfinished in a draft.';
comment on column publication_item.base_version_id is 'The version it was written against: publishing refuses when another came between.';
comment on column publication_item.related_code is 'What it replaces, or for a repeal what comes in its place.';
comment on column publication_item.related_base_version_id is 'The version of the replaced procedure, as base_version_id.';

create unlogged table rate_counter (
  locality_id smallint not null default current_locality(),
  bucket text not null,
  window_start timestamp with time zone not null,
  count integer not null,
  constraint rate_counter_pkey PRIMARY KEY (locality_id, bucket, window_start),
  constraint rate_counter_is_positive CHECK ((count > 0))
);
create policy of_this_locality on rate_counter using (locality_id = current_locality());
grant delete, insert, select, update on rate_counter to motcua_app;
comment on table rate_counter is 'Requests counted per bucket (what is limited, for whom) and window.';

create table reading_excess (
  locality_id smallint not null default current_locality(),
  on_day date not null,
  account_id uuid not null,
  dossiers integer not null,
  files integer not null,
  most_dossiers integer not null,
  most_files integer not null,
  noticed_at timestamp with time zone not null,
  constraint reading_excess_pkey PRIMARY KEY (locality_id, on_day, account_id),
  constraint reading_excess_account FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id),
  constraint reading_excess_is_above_limit CHECK (((dossiers > most_dossiers) OR (files > most_files)))
);
CREATE INDEX reading_excess_by_account ON public.reading_excess USING btree (locality_id, account_id);
create policy of_this_locality on reading_excess using (locality_id = current_locality());
grant insert, select, update (dossiers, files) on reading_excess to motcua_app;
comment on table reading_excess is 'An officer who read more in a day than is usual, once a day. Counts are of different dossiers and files.';
comment on column reading_excess.most_dossiers is 'The limit by which it was noticed.';

create table reading_limit (
  locality_id smallint not null default current_locality(),
  revision integer not null,
  dossiers integer not null,
  files integer not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint reading_limit_pkey PRIMARY KEY (locality_id, revision),
  constraint reading_limit_counts_from_one CHECK ((revision > 0)),
  constraint reading_limit_is_positive CHECK (((dossiers > 0) AND (files > 0))),
  constraint reading_limit_set_by_account FOREIGN KEY (locality_id, set_by) REFERENCES account(locality_id, id)
);
CREATE INDEX reading_limit_by_setter ON public.reading_limit USING btree (locality_id, set_by);
create policy of_this_locality on reading_limit using (locality_id = current_locality());
grant insert, select on reading_limit to motcua_app;
comment on table reading_limit is 'How many different dossiers and files an officer may read in a day before it is noticed. The latest revision holds.';

create table reference_list (
  name text not null,
  checksum text not null,
  loaded_at timestamp with time zone not null default clock_timestamp(),
  constraint reference_list_pkey PRIMARY KEY (name)
);
grant select on reference_list to motcua_app;
comment on table reference_list is 'Lists of the whole country that come with the program, with the SHA-256 of what was loaded.';

create table schedule (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  constraint schedule_pkey PRIMARY KEY (locality_id, id),
  constraint schedule_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint schedule_once_at_a_time EXCLUDE USING gist (locality_id WITH =, COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&),
  constraint schedule_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id),
  constraint schedule_validity_is_ordered CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE INDEX schedule_by_unit ON public.schedule USING btree (locality_id, unit_id);
create policy of_this_locality on schedule using (locality_id = current_locality());
grant delete, insert, select, update on schedule to motcua_app;
comment on table schedule is 'Opening hours valid from a day to a day, of one unit and its subtree or (unit null) of the whole locality.';

create table schedule_session (
  locality_id smallint not null default current_locality(),
  schedule_id uuid not null,
  weekday smallint not null,
  opens_at time without time zone not null,
  closes_at time without time zone not null,
  constraint schedule_session_pkey PRIMARY KEY (locality_id, schedule_id, weekday, opens_at),
  constraint schedule_session_is_ordered CHECK ((opens_at < closes_at)),
  constraint schedule_session_once_at_a_time EXCLUDE USING gist (locality_id WITH =, schedule_id WITH =, weekday WITH =, int4range((EXTRACT(epoch FROM opens_at))::integer, (EXTRACT(epoch FROM closes_at))::integer) WITH &&),
  constraint schedule_session_schedule FOREIGN KEY (locality_id, schedule_id) REFERENCES schedule(locality_id, id),
  constraint schedule_session_weekday_is_worked CHECK (((weekday >= 1) AND (weekday <= 5)))
);
create policy of_this_locality on schedule_session using (locality_id = current_locality());
grant delete, insert, select, update on schedule_session to motcua_app;
comment on table schedule_session is 'One stretch of working time on a weekday, 1 (Monday) to 5. A make-up day is worked by Monday''s sessions.';

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
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (locality_id, id),
  constraint session_account FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id),
  constraint session_assurance_known CHECK ((assurance = ANY (ARRAY['password'::text, 'password-and-code'::text, 'electronic-identity'::text]))),
  constraint session_ended_keeps_no_id_token CHECK (((ended_at IS NULL) OR (id_token IS NULL))),
  constraint session_kind_known CHECK ((kind = ANY (ARRAY['browser'::text, 'token'::text]))),
  constraint session_level_is_of_provider CHECK (((identity_level IS NULL) OR (provider IS NOT NULL))),
  constraint session_of_provider_is_named CHECK (((provider IS NOT NULL) = (assurance = 'electronic-identity'::text))),
  constraint session_token_unique UNIQUE (locality_id, token_hash)
);
CREATE INDEX session_by_account ON public.session USING btree (locality_id, account_id);
CREATE INDEX session_by_end ON public.session USING btree (locality_id, expires_at);
create policy of_this_locality on session using (locality_id = current_locality());
grant delete, insert, select, update on session to motcua_app;
comment on table session is 'A signed-in browser or script. The token itself is never stored, only its SHA-256. Removed some time after its end.';
comment on column session.identity_level is 'How surely the identity provider knows the person (1 lowest); null when it did not say.';
comment on column session.id_token is 'What the identity provider wants to see when the person signs out there too.';
comment on column session.address is 'Where it was begun, shown to its owner with agent so that a foreign session is recognised.';
comment on column session.expires_at is 'The end whatever happens; an idle session ends earlier, counted from last_seen_at.';

create table sign_in_attempt (
  locality_id smallint not null default current_locality(),
  id bigint not null generated always as identity,
  at timestamp with time zone not null,
  name_hash bytea not null,
  address text not null,
  wrong text not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (locality_id, id),
  constraint sign_in_attempt_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint sign_in_attempt_wrong_known CHECK ((wrong = ANY (ARRAY['password'::text, 'code'::text, 'unseen-code'::text])))
);
CREATE INDEX sign_in_attempt_by_address ON public.sign_in_attempt USING btree (locality_id, address, at);
CREATE INDEX sign_in_attempt_by_name ON public.sign_in_attempt USING btree (locality_id, name_hash, at);
CREATE INDEX sign_in_attempt_by_time ON public.sign_in_attempt USING btree (locality_id, at);
create policy of_this_locality on sign_in_attempt using (locality_id = current_locality());
grant delete, insert, select, update on sign_in_attempt to motcua_app;
comment on table sign_in_attempt is 'Failed sign-ins of the last minutes, for the limits on guessing. Later failures sweep out old ones.';
comment on column sign_in_attempt.name_hash is 'SHA-256 of what was typed as user name: people type passwords into the wrong field.';
comment on column sign_in_attempt.wrong is 'What was wrong: the password (or the name), the code after a right password, or a code that was not looked at after too many.';

create table staff_role (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  unit_id uuid not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  constraint staff_role_pkey PRIMARY KEY (locality_id, id),
  constraint staff_role_account FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id),
  constraint staff_role_known CHECK ((role = ANY (ARRAY['reception'::text, 'handler'::text, 'division-head'::text, 'approver'::text, 'clerk'::text, 'procedure-control'::text, 'administrator'::text]))),
  constraint staff_role_once_at_a_time EXCLUDE USING gist (locality_id WITH =, account_id WITH =, unit_id WITH =, role WITH =, daterange(valid_from, (valid_to + 1)) WITH &&),
  constraint staff_role_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id),
  constraint staff_role_validity_is_ordered CHECK (((valid_to IS NULL) OR (valid_to >= (valid_from - 1))))
);
CREATE INDEX staff_role_by_account ON public.staff_role USING btree (locality_id, account_id);
CREATE INDEX staff_role_by_unit ON public.staff_role USING btree (locality_id, unit_id, role);
create policy of_this_locality on staff_role using (locality_id = current_locality());
grant insert, select, update on staff_role to motcua_app;
comment on table staff_role is 'An officer holds a role in a unit and its subtree from a day to a day.';
comment on column staff_role.valid_to is 'The last day. The day before valid_from when the role was taken back on its first day.';

create table substitution (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  absent_id uuid not null,
  substitute_id uuid not null,
  runs_from timestamp with time zone not null,
  runs_until timestamp with time zone not null,
  named_by uuid not null,
  named_at timestamp with time zone not null,
  constraint substitution_pkey PRIMARY KEY (locality_id, id),
  constraint substitution_absent FOREIGN KEY (locality_id, absent_id) REFERENCES account(locality_id, id),
  constraint substitution_by_another CHECK ((absent_id <> substitute_id)),
  constraint substitution_one_at_a_time EXCLUDE USING gist (locality_id WITH =, absent_id WITH =, tstzrange(runs_from, runs_until) WITH &&),
  constraint substitution_period_is_ordered CHECK ((runs_from <= runs_until)),
  constraint substitution_substitute FOREIGN KEY (locality_id, substitute_id) REFERENCES account(locality_id, id)
);
CREATE INDEX substitution_by_absent ON public.substitution USING btree (locality_id, absent_id, runs_until);
CREATE INDEX substitution_by_substitute ON public.substitution USING btree (locality_id, substitute_id, runs_until);
create policy of_this_locality on substitution using (locality_id = current_locality());
grant insert, select, update (runs_until) on substitution to motcua_app;
comment on table substitution is 'While an officer is absent another one does their work, under their own name.';
comment on column substitution.runs_until is 'The instant from which it runs no more; moved forward when it is ended early, to runs_from when it never began.';

create table unit (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  code text not null,
  slug text not null,
  name text not null,
  short_name text not null,
  kind text not null,
  level text not null,
  parent_id uuid,
  host_unit_id uuid,
  division_key text,
  admin_unit_code text,
  address text,
  phone text,
  basis text,
  valid_from date not null,
  valid_to date,
  constraint unit_pkey PRIMARY KEY (locality_id, id),
  constraint unit_code_unique UNIQUE (locality_id, code),
  constraint unit_has_a_superior CHECK (((parent_id IS NULL) = (kind = ANY (ARRAY['province'::text, 'central-agency'::text])))),
  constraint unit_host FOREIGN KEY (locality_id, host_unit_id) REFERENCES unit(locality_id, id),
  constraint unit_is_not_its_own_parent CHECK ((parent_id IS DISTINCT FROM id)),
  constraint unit_kind_known CHECK ((kind = ANY (ARRAY['province'::text, 'department'::text, 'division'::text, 'sub-department'::text, 'office'::text, 'centre'::text, 'counter-group'::text, 'district'::text, 'commune'::text, 'central-agency'::text]))),
  constraint unit_level_known CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text]))),
  constraint unit_of_locality FOREIGN KEY (locality_id) REFERENCES locality(id),
  constraint unit_one_province_at_a_time EXCLUDE USING gist (locality_id WITH =, daterange(valid_from, valid_to, '[]'::text) WITH &&) WHERE ((kind = 'province'::text)),
  constraint unit_parent FOREIGN KEY (locality_id, parent_id) REFERENCES unit(locality_id, id),
  constraint unit_slug_unique UNIQUE (locality_id, slug),
  constraint unit_validity_is_ordered CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);
CREATE INDEX unit_by_host ON public.unit USING btree (locality_id, host_unit_id);
CREATE INDEX unit_by_parent ON public.unit USING btree (locality_id, parent_id);
create policy of_this_locality on unit using (locality_id = current_locality());
grant insert, select, update on unit to motcua_app;
comment on table unit is 'An agency, division, one-stop place or counter, valid in time. Never deleted.';
comment on column unit.code is 'Agency identifier (Decision 20/2020/QĐ-TTg). Unique for all time; never used again.';
comment on column unit.slug is 'Readable name within the locality, for configuration and links.';
comment on column unit.parent_id is 'The superior when the unit began. Where that one has ended, its successor is the superior.';
comment on column unit.host_unit_id is 'For an agency that is not under the province: the centre where it receives dossiers.';
comment on column unit.division_key is 'What the unit does within its superior, for instance kinh-te; processes find the handling division by it.';
comment on column unit.admin_unit_code is 'Code of the territory (General Statistics Office), for a province, district or commune.';
comment on column unit.basis is 'The decision that set the unit up or ended it, as people cite it.';
comment on column unit.valid_to is 'The last day of validity; null while it is valid.';

create table unit_change (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  state text not null,
  kind text not null,
  wanted jsonb not null,
  foreseen jsonb not null,
  decision_number text not null,
  decided_on date not null,
  decision_issuer text not null,
  effective_on date not null,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null,
  closed_by uuid,
  closed_at timestamp with time zone,
  constraint unit_change_pkey PRIMARY KEY (locality_id, id),
  constraint unit_change_closed_by_account FOREIGN KEY (locality_id, closed_by) REFERENCES account(locality_id, id),
  constraint unit_change_closed_once CHECK ((((state = 'prepared'::text) = (closed_at IS NULL)) AND ((closed_at IS NULL) = (closed_by IS NULL)))),
  constraint unit_change_confirmed_by_second_person CHECK (((state <> 'confirmed'::text) OR (closed_by <> prepared_by))),
  constraint unit_change_kind_known CHECK ((kind = ANY (ARRAY['create'::text, 'rename'::text, 'merge'::text, 'split'::text, 'end'::text]))),
  constraint unit_change_prepared_by_account FOREIGN KEY (locality_id, prepared_by) REFERENCES account(locality_id, id),
  constraint unit_change_state_known CHECK ((state = ANY (ARRAY['prepared'::text, 'confirmed'::text, 'withdrawn'::text])))
);
CREATE INDEX unit_change_by_closer ON public.unit_change USING btree (locality_id, closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX unit_change_by_preparer ON public.unit_change USING btree (locality_id, prepared_by);
CREATE INDEX unit_change_by_preparing ON public.unit_change USING btree (locality_id, prepared_at DESC, id DESC);
create policy of_this_locality on unit_change using (locality_id = current_locality());
grant insert, select, update on unit_change to motcua_app;
comment on table unit_change is 'A change of units: what is wanted, what it was foreseen to do, the decision it follows from, and who prepared and who confirmed it. Never deleted.';
comment on column unit_change.wanted is 'The change and how a split unit is shared out, as modules/reorganisations reads it.';
comment on column unit_change.foreseen is 'What the preparer was shown. It is confirmed only while it is still what would happen.';
comment on column unit_change.effective_on is 'The first day on which the units stand as it says.';

create table unit_change_unit (
  locality_id smallint not null default current_locality(),
  change_id uuid not null,
  unit_id uuid not null,
  constraint unit_change_unit_pkey PRIMARY KEY (locality_id, change_id, unit_id),
  constraint unit_change_unit_change FOREIGN KEY (locality_id, change_id) REFERENCES unit_change(locality_id, id),
  constraint unit_change_unit_unit FOREIGN KEY (locality_id, unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX unit_change_unit_by_unit ON public.unit_change_unit USING btree (locality_id, unit_id);
create policy of_this_locality on unit_change_unit using (locality_id = current_locality());
grant insert, select on unit_change_unit to motcua_app;
comment on table unit_change_unit is 'Which units a confirmed change ended, began or brought affairs to: the decision of a succession is that of the change that has both units.';

create table unit_service (
  locality_id smallint not null default current_locality(),
  counter_id uuid not null,
  served_unit_id uuid not null,
  constraint unit_service_pkey PRIMARY KEY (locality_id, counter_id, served_unit_id),
  constraint unit_service_counter FOREIGN KEY (locality_id, counter_id) REFERENCES unit(locality_id, id),
  constraint unit_service_served FOREIGN KEY (locality_id, served_unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX unit_service_by_served ON public.unit_service USING btree (locality_id, served_unit_id);
create policy of_this_locality on unit_service using (locality_id = current_locality());
grant insert, select, update on unit_service to motcua_app;
comment on table unit_service is 'Which units'' procedures a counter of a one-stop place receives.';

create table unit_share (
  locality_id smallint not null default current_locality(),
  from_unit_id uuid not null,
  matter text not null,
  to_unit_id uuid not null,
  constraint unit_share_pkey PRIMARY KEY (locality_id, from_unit_id, matter),
  constraint unit_share_from FOREIGN KEY (locality_id, from_unit_id) REFERENCES unit(locality_id, id),
  constraint unit_share_to FOREIGN KEY (locality_id, to_unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX unit_share_by_successor ON public.unit_share USING btree (locality_id, to_unit_id);
create policy of_this_locality on unit_share using (locality_id = current_locality());
grant insert, select, update on unit_share to motcua_app;
comment on table unit_share is 'Of what a split unit did, which part came to which successor. What is not listed is with the main successor.';
comment on column unit_share.matter is 'The code of a procedure, or the id of a subordinate unit or of an officer''s account.';

create table unit_succession (
  locality_id smallint not null default current_locality(),
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  kind text not null,
  is_partial boolean not null default false,
  constraint unit_succession_pkey PRIMARY KEY (locality_id, from_unit_id, to_unit_id),
  constraint unit_succession_from FOREIGN KEY (locality_id, from_unit_id) REFERENCES unit(locality_id, id),
  constraint unit_succession_kind_known CHECK ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'territory'::text]))),
  constraint unit_succession_leads_elsewhere CHECK ((from_unit_id <> to_unit_id)),
  constraint unit_succession_to FOREIGN KEY (locality_id, to_unit_id) REFERENCES unit(locality_id, id)
);
CREATE INDEX unit_succession_by_successor ON public.unit_succession USING btree (locality_id, to_unit_id);
create policy of_this_locality on unit_succession using (locality_id = current_locality());
grant insert, select, update on unit_succession to motcua_app;
comment on table unit_succession is 'Which unit took over from which. Territory: a commune on the land of a former district whose powers went elsewhere.';
comment on column unit_succession.is_partial is 'Only a part of what the predecessor did came here; who took over the rest is its main successor.';

create table upload (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  received integer not null default 0,
  expires_at timestamp with time zone not null,
  file_id uuid,
  constraint upload_pkey PRIMARY KEY (locality_id, id),
  constraint upload_announced_once UNIQUE (locality_id, account_id, sha256, size, name),
  constraint upload_became_file FOREIGN KEY (locality_id, file_id) REFERENCES file(locality_id, id) ON DELETE CASCADE,
  constraint upload_name_is_short CHECK (((char_length(name) >= 1) AND (char_length(name) <= 150))),
  constraint upload_received_is_part_of_size CHECK (((received >= 0) AND (received <= size))),
  constraint upload_sender FOREIGN KEY (locality_id, account_id) REFERENCES account(locality_id, id),
  constraint upload_sha256_is_whole CHECK ((octet_length(sha256) = 32)),
  constraint upload_size_is_positive CHECK ((size > 0))
);
CREATE INDEX upload_by_file ON public.upload USING btree (locality_id, file_id) WHERE (file_id IS NOT NULL);
CREATE INDEX upload_to_expire ON public.upload USING btree (locality_id, expires_at);
CREATE INDEX upload_unfinished ON public.upload USING btree (locality_id, account_id) WHERE (file_id IS NULL);
create policy of_this_locality on upload using (locality_id = current_locality());
grant delete, insert, select, update on upload to motcua_app;
comment on table upload is 'A file that comes piece after piece: whoever announces the same name, size and content again goes on where it was.';
comment on column upload.name is 'As the file will be called, without path and control characters.';
comment on column upload.sha256 is 'Of the whole file, as announced; compared once it has come.';
comment on column upload.received is 'Bytes from the beginning that are known to lie on the disk.';
comment on column upload.expires_at is 'When it is forgotten, unless another piece comes.';
comment on column upload.file_id is 'What it became once it was whole; told again to whoever missed the answer. It goes with that file.';
