-- Which procedures the one-stop places receive (danh mục tiếp nhận, không tiếp nhận): lists decided on by the chair of the
-- province, level by level. A list adds to those before it, or takes their place.

create table acceptance_decision (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  number text not null,
  decided_on date not null,
  signer text not null,
  effective_from date not null,
  replaces_earlier boolean not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  constraint acceptance_decision_pkey primary key (locality_id, id),
  constraint acceptance_decision_of_locality foreign key (locality_id) references locality (id),
  constraint acceptance_decision_recorded_by_account foreign key (locality_id, recorded_by)
    references account (locality_id, id),
  constraint acceptance_decision_recorded_once unique (locality_id, number, decided_on),
  constraint acceptance_decision_signed_before_effect check (decided_on <= effective_from)
);

create index acceptance_decision_by_effect on acceptance_decision (locality_id, effective_from, id);
create index acceptance_decision_by_recorder on acceptance_decision (locality_id, recorded_by);

comment on table acceptance_decision is 'Decisions on what the one-stop places receive. Never changed: a later one says otherwise.';
comment on column acceptance_decision.replaces_earlier is 'Whether the lists of all decisions before it no longer hold.';

create table acceptance_line (
  locality_id smallint not null default current_locality(),
  decision_id uuid not null,
  procedure_code text not null,
  level text not null,
  is_received boolean not null,
  reason text,
  constraint acceptance_line_pkey primary key (locality_id, decision_id, procedure_code, level),
  constraint acceptance_line_decision foreign key (locality_id, decision_id)
    references acceptance_decision (locality_id, id),
  constraint acceptance_line_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint acceptance_line_level_known check (level in ('province', 'district', 'commune')),
  constraint acceptance_line_not_received_says_why check (is_received = (reason is null))
);

create index acceptance_line_by_procedure on acceptance_line (locality_id, procedure_code);

comment on table acceptance_line is 'Whether a procedure is received at the one-stop places of a level.';
comment on column acceptance_line.reason is 'Why it is not received; null when it is.';

call guard_by_locality('acceptance_decision');
call guard_by_locality('acceptance_line');

grant select, insert on acceptance_decision, acceptance_line to motcua_app;
