-- The dossier: its current state, its steps, its papers and the parties, written in the transaction of the event that
-- changes them. The events themselves stand in 0010.

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
  book_place_id uuid not null generated always as (coalesce(former_receiving_unit_id, receiving_unit_id)) stored,
  book_agency_id uuid not null generated always as (coalesce(former_competent_unit_id, competent_unit_id)) stored,
  filed_by uuid not null,
  content_hash bytea not null,
  submitted_at timestamptz not null,
  arrived_on date,
  received_at timestamptz,
  original_due_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  closed_at timestamptz,
  reopened_at timestamptz,
  process_changed_at timestamptz,
  term jsonb not null,
  pauses jsonb not null default '[]',
  extensions smallint not null default 0,
  extended_at timestamptz,
  extended_to timestamptz,
  second_part jsonb,
  silent_since timestamptz,
  supplement_requests smallint not null default 0,
  open_request jsonb,
  open_fees jsonb,
  consultations jsonb not null default '[]',
  delivery jsonb not null,
  result jsonb,
  hand_over jsonb,
  last_hash bytea not null,
  last_changed_at timestamptz not null,
  last_changed_by uuid not null,
  constraint dossier_pkey primary key (locality_id, id),
  constraint dossier_of_locality foreign key (locality_id) references locality (id),
  constraint dossier_code_unique unique (locality_id, code),
  constraint dossier_tracking_token_unique unique (locality_id, tracking_token),
  constraint dossier_procedure_version foreign key (locality_id, procedure_version_id)
    references procedure_version (locality_id, id),
  constraint dossier_process_version foreign key (locality_id, process_version_id)
    references process_version (locality_id, id),
  constraint dossier_form_version foreign key (locality_id, form_version_id) references form_version (locality_id, id),
  constraint dossier_receiving_unit foreign key (locality_id, receiving_unit_id) references unit (locality_id, id),
  constraint dossier_competent_unit foreign key (locality_id, competent_unit_id) references unit (locality_id, id),
  constraint dossier_return_unit foreign key (locality_id, return_unit_id) references unit (locality_id, id),
  constraint dossier_former_receiving_unit foreign key (locality_id, former_receiving_unit_id) references unit (locality_id, id),
  constraint dossier_former_competent_unit foreign key (locality_id, former_competent_unit_id) references unit (locality_id, id),
  constraint dossier_former_units_together check ((former_receiving_unit_id is null) = (former_competent_unit_id is null)),
  constraint dossier_calendar_unit foreign key (locality_id, calendar_unit_id) references unit (locality_id, id),
  constraint dossier_state_known check (state in ('submitted', 'received', 'refused', 'processing',
    'awaiting-supplement', 'awaiting-payment', 'withdrawn', 'stopped', 'finished', 'returned')),
  constraint dossier_channel_known check (channel in ('online', 'counter', 'post')),
  constraint dossier_process_changed_in_handling check (process_changed_at is null or received_at is not null),
  constraint dossier_received_has_process check ((received_at is null) = (process_version_id is null)),
  constraint dossier_received_before_processing check (state not in ('received', 'processing', 'finished', 'returned')
    or received_at is not null),
  constraint dossier_finished_has_result check (state not in ('finished', 'returned')
    or (finished_at is not null and result is not null)),
  constraint dossier_returned_was_handed_over check ((state = 'returned') = (returned_at is not null)),
  constraint dossier_closed_when_over check ((closed_at is not null)
    = (state in ('refused', 'withdrawn', 'stopped', 'finished', 'returned'))),
  constraint dossier_due_date_has_an_original check (due_at is null or original_due_at is not null),
  constraint dossier_arrived_by_post check (arrived_on is null or channel = 'post'),
  constraint dossier_extended_to_a_date check ((extended_at is null) = (extended_to is null)),
  constraint dossier_version_is_positive check (version > 0)
);

create index dossier_by_receiving_unit on dossier (locality_id, receiving_unit_id, state, due_at);
create index dossier_by_competent_unit on dossier (locality_id, competent_unit_id, state, due_at);
create index dossier_by_former_place on dossier (locality_id, former_receiving_unit_id)
  where former_receiving_unit_id is not null;
create index dossier_by_former_agency on dossier (locality_id, former_competent_unit_id)
  where former_competent_unit_id is not null;
create index dossier_by_calendar_unit on dossier (locality_id, calendar_unit_id) where calendar_unit_id is not null;
create index dossier_by_return_unit on dossier (locality_id, return_unit_id, state);
create index dossier_by_procedure_version on dossier (locality_id, procedure_version_id);
create index dossier_by_process_version on dossier (locality_id, process_version_id);
create index dossier_by_form_version on dossier (locality_id, form_version_id);
create index dossier_by_content on dossier (locality_id, content_hash, submitted_at);
create index dossier_carried_by_place on dossier (locality_id, receiving_unit_id, received_at, id)
  where former_competent_unit_id is not null;
create index dossier_carried_by_agency on dossier (locality_id, competent_unit_id, received_at, id)
  where former_competent_unit_id is not null;
create index dossier_by_place_received on dossier (locality_id, book_place_id, received_at, id)
  where received_at is not null;
create index dossier_by_agency_received on dossier (locality_id, book_agency_id, received_at, id)
  where received_at is not null;
create index dossier_awaiting_supplement on dossier (locality_id, id) where state = 'awaiting-supplement';
create index dossier_consulted on dossier (locality_id, closed_at) where consultations <> '[]';
create index dossier_whose_silence_counts on dossier (locality_id, due_at)
  where term -> 'silence' is not null and silent_since is null;
create index dossier_by_due_date on dossier (locality_id, due_at, id)
  where state in ('received', 'processing');

comment on table dossier is 'Current state of a dossier; always what its events say.';
comment on column dossier.filed_year is 'The partition of dossier_event in which this dossier''s whole history lies.';
comment on column dossier.former_receiving_unit_id is 'Where it was before its affairs came to a successor; the registers of then hold it there. Null when they did not.';
comment on column dossier.former_competent_unit_id is 'As former_receiving_unit_id, of the agency that decides.';
comment on column dossier.book_place_id is 'In the register of which place it stands: that of then.';
comment on column dossier.book_agency_id is 'In the register of which agency it stands: that of then.';
comment on column dossier.calendar_unit_id is 'The agency that received it and by whose calendar its term is counted, when it was sent on to another.';
comment on column dossier.version is 'Sequence number of the last event.';
comment on column dossier.tracking_token is '128 random bits, in the QR code of the receipt; opens the public tracking page.';
comment on column dossier.content_hash is 'SHA-256 over applicant, procedure and content; equal within 24 hours means a likely duplicate.';
comment on column dossier.arrived_on is 'The day on which the post brought it.';
comment on column dossier.term is 'The statutory time of the procedure version under which it was filed.';
comment on column dossier.pauses is 'Stretches that do not count, oldest first; the last one may still be open.';
comment on column dossier.second_part is 'Of a term in two parts: when the second began, and what the first appointment had come to.';
comment on column dossier.silent_since is 'Since when the silence of the authority has had its effect in law.';
comment on column dossier.open_request is 'What the person must bring, while the dossier waits for it.';
comment on column dossier.open_fees is 'What the person was asked to pay and has not yet paid in full.';
comment on column dossier.consultations is 'Questions to other units and their answers, in the order asked.';
comment on column dossier.extensions is 'How often the due date was put off with an apology.';
comment on column dossier.extended_at is 'When it was put off last.';
comment on column dossier.extended_to is 'The date promised then; unlike a counted one it stays when the calendar is changed.';
comment on column dossier.original_due_at is 'The first due date given; never changes once set.';
comment on column dossier.closed_at is 'When handling ended, whatever the end.';
comment on column dossier.reopened_at is 'When an end was undone by order of the approver; happens once.';

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
  constraint dossier_party_pkey primary key (locality_id, dossier_id, part),
  constraint dossier_party_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint dossier_party_part_known check (part in ('applicant', 'owner')),
  constraint dossier_party_kind_known check (kind in ('citizen', 'business', 'organisation', 'household-business'))
);

create index dossier_party_by_personal_id on dossier_party (locality_id, personal_id, dossier_id)
  where personal_id is not null;
create index dossier_party_by_tax_code on dossier_party (locality_id, tax_code, dossier_id) where tax_code is not null;

comment on table dossier_party is 'The person who files and, when that is someone else, the person the dossier is about.';

create table dossier_answers (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  round smallint not null,
  answers jsonb not null,
  constraint dossier_answers_pkey primary key (locality_id, dossier_id, round),
  constraint dossier_answers_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id)
);

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
  added_at timestamptz not null,
  added_by uuid not null,
  replaced_at timestamptz,
  given_back_at timestamptz,
  constraint dossier_document_pkey primary key (locality_id, dossier_id, ordinal),
  constraint dossier_document_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint dossier_document_file foreign key (locality_id, file_id) references file (locality_id, id),
  constraint dossier_document_is_something check (file_id is not null or originals > 0 or copies > 0),
  constraint dossier_document_counts_are_natural check (originals >= 0 and copies >= 0),
  constraint dossier_document_given_back_was_kept check (given_back_at is null or originals > 0)
);

create index dossier_document_by_file on dossier_document (locality_id, file_id) where file_id is not null;

comment on table dossier_document is 'A paper of the dossier: an electronic file, sheets handed over at the counter, or both.';
comment on column dossier_document.step_id is 'Set for a paper that handling added: the step it was added in.';
comment on column dossier_document.given_back_at is 'When the originals kept with the dossier were given back.';

create table dossier_step (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  ordinal smallint not null,
  step_id text not null,
  name text not null,
  role text not null,
  unit_id uuid not null,
  hours numeric(8, 2),
  waits_for text,
  opened_at timestamptz not null,
  due_at timestamptz,
  assignee_id uuid,
  claimed_at timestamptz,
  closed_at timestamptz,
  closed_by uuid,
  outcome text,
  note text,
  constraint dossier_step_pkey primary key (locality_id, dossier_id, ordinal),
  constraint dossier_step_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint dossier_step_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint dossier_step_assignee foreign key (locality_id, assignee_id) references account (locality_id, id),
  constraint dossier_step_hours_are_positive check (hours > 0),
  constraint dossier_step_waits_outside_the_clock check (waits_for is null or (waits_for = 'tax' and hours is null)),
  constraint dossier_step_closed_by_someone check ((closed_at is null) = (closed_by is null)),
  constraint dossier_step_closed_with_outcome check ((closed_at is null) = (outcome is null))
);

create index dossier_step_by_unit on dossier_step (locality_id, unit_id, closed_at, due_at);
create index dossier_step_by_assignee on dossier_step (locality_id, assignee_id, closed_at);

comment on table dossier_step is 'A stay of the dossier at a step: open while closed_at is null. A step reached again is a further row.';
comment on column dossier_step.waits_for is 'What a step outside the clock waits for: that a financial obligation is met.';
comment on column dossier_step.hours is 'Working hours the approved process gives the step; null for a step outside the clock.';

create table dossier_unit (
  locality_id smallint not null default current_locality(),
  unit_id uuid not null,
  dossier_id uuid not null,
  consulted_due_at timestamptz,
  closed_at timestamptz,
  constraint dossier_unit_pkey primary key (locality_id, unit_id, dossier_id),
  constraint dossier_unit_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint dossier_unit_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id)
);

create index dossier_unit_consulted on dossier_unit (locality_id, unit_id, consulted_due_at)
  where consulted_due_at is not null;

create index dossier_unit_by_dossier on dossier_unit (locality_id, dossier_id);
create index dossier_unit_by_end on dossier_unit (locality_id, unit_id, closed_at) where closed_at is not null;

comment on column dossier_unit.consulted_due_at is 'Until when the unit is to give its opinion; null when it is not asked.';
comment on table dossier_unit is 'The units that receive, decide, hold or held a dossier: the ground of who may see it.';
comment on column dossier_unit.closed_at is 'As in dossier, so that what a unit is done with is one index scan.';

create table dossier_search (
  locality_id smallint not null default current_locality(),
  token text collate "C" not null,
  dossier_id uuid not null,
  constraint dossier_search_pkey primary key (locality_id, token, dossier_id),
  constraint dossier_search_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id)
);

create index dossier_search_by_dossier on dossier_search (locality_id, dossier_id);

comment on table dossier_search is 'What a dossier is found by: code, identity number, tax code, phone, and every tail of the names without marks.';

create table number_counter (
  locality_id smallint not null default current_locality(),
  book text not null,
  period text not null,
  last integer not null,
  constraint number_counter_pkey primary key (locality_id, book, period),
  constraint number_counter_of_locality foreign key (locality_id) references locality (id),
  constraint number_counter_is_positive check (last > 0)
);

comment on table number_counter is 'The last number given in a book (dossier codes of an agency, letters, results, cash receipts) in a period. The row lock makes numbers unique and without gaps.';

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
  items jsonb not null default '[]',
  paid_at timestamptz not null,
  recorded_by uuid not null,
  voided_at timestamptz,
  voided_by uuid,
  void_reason text,
  constraint cash_receipt_pkey primary key (locality_id, id),
  constraint cash_receipt_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint cash_receipt_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint cash_receipt_number_unique unique (locality_id, unit_id, number),
  constraint cash_receipt_method_known check (method in ('cash', 'transfer')),
  constraint cash_receipt_amount_is_positive check (amount > 0),
  constraint cash_receipt_voided_with_reason check ((voided_at is null) = (void_reason is null)
    and (voided_at is null) = (voided_by is null))
);

create index cash_receipt_by_dossier on cash_receipt (locality_id, dossier_id);
create index cash_receipt_by_unit on cash_receipt (locality_id, unit_id, paid_at);

comment on table cash_receipt is 'Money taken at the counter for a dossier, in whole đồng. A receipt made out wrongly is declared void and stays.';
comment on column cash_receipt.payer is 'Who paid, when that is not the applicant.';
comment on column cash_receipt.items is 'What was paid for: name, price of each, how many.';

call guard_by_locality('dossier');
call guard_by_locality('dossier_party');
call guard_by_locality('dossier_answers');
call guard_by_locality('dossier_document');
call guard_by_locality('dossier_step');
call guard_by_locality('dossier_unit');
call guard_by_locality('dossier_search');
call guard_by_locality('number_counter');
call guard_by_locality('cash_receipt');

grant select, insert, update on dossier, dossier_party, dossier_document, dossier_step, dossier_unit, number_counter
  to motcua_app;
grant delete on dossier_unit to motcua_app;
grant select, insert on dossier_answers, dossier_search, cash_receipt to motcua_app;
grant update (voided_at, voided_by, void_reason) on cash_receipt to motcua_app;
