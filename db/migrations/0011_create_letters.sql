-- The statutory forms made for dossiers. A letter is listed in the transaction that causes it; its pages are made
-- from the content kept here, now or later, and come out the same every time.

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
  made_at timestamptz not null,
  made_by uuid not null,
  content jsonb not null,
  verification_token text not null,
  sha256 bytea,
  constraint letter_pkey primary key (locality_id, id),
  constraint letter_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id),
  constraint letter_seq_unique unique (locality_id, dossier_id, seq),
  constraint letter_verification_token_unique unique (locality_id, verification_token),
  constraint letter_kind_known check (kind in ('receipt', 'supplement-request', 'refusal', 'apology', 'stop-notice',
    'control-slip', 'payment-request', 'consultation', 'correction-notice', 'reopening-notice')),
  constraint letter_form_is_two_digits check (form ~ '^[0-9]{2}$')
);

comment on table letter is 'A form of the circular in force, or a plain notice, that was made for a dossier.';
comment on column letter.form is 
  'Its number in that circular, which for some forms changed in 2025; null for a notice that it has no form for.';
comment on column letter.content is 'Everything the pages say, as it was when the letter was made.';
comment on column letter.verification_token is
  '128 random bits in the QR code on its pages: whoever holds the paper may ask whether it was issued.';
comment on column letter.sha256 is 'Where the made pages lie in the file store; null until they are made.';

call guard_by_locality('letter');

grant select, insert, update on letter to motcua_app;
