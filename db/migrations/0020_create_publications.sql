-- Publication decisions (quyết định công bố): drafted, checked by a second person, published. What they order is carried
-- out in the catalogue; what stands here is who decided it, when, and what was posted where.

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
  drafted_at timestamptz not null,
  edited_by text[] not null,
  sent_at timestamptz,
  returned_because text,
  checked_by uuid,
  checked_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  in_force_from date,
  took_effect_at timestamptz,
  revision integer not null,
  constraint publication_pkey primary key (locality_id, id),
  constraint publication_drafted_by_account foreign key (locality_id, drafted_by) references account (locality_id, id),
  constraint publication_scan_file foreign key (locality_id, scan_file_id) references file (locality_id, id),
  constraint publication_state_known check (state in ('draft', 'in-check', 'checked', 'published')),
  constraint publication_checked_by_second_person check (checked_by is null or not checked_by::text = any (edited_by)),
  constraint publication_checked_before_published check (state not in ('checked', 'published') or checked_by is not null),
  constraint publication_published_is_whole check ((state = 'published') = (published_at is not null
    and published_by is not null and in_force_from is not null)),
  constraint publication_published_has_number check (state <> 'published' or (number is not null
    and decided_on is not null and effective_on is not null)),
  constraint publication_takes_effect_after_publishing check (took_effect_at is null or state = 'published')
);

create index publication_by_drafter on publication (locality_id, drafted_by);
create index publication_by_scan on publication (locality_id, scan_file_id);
create index publication_by_drafting on publication (locality_id, drafted_at, id);
create index publication_to_take_effect on publication (locality_id, in_force_from)
  where state = 'published' and took_effect_at is null;

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
  constraint publication_item_pkey primary key (locality_id, publication_id, procedure_code),
  constraint publication_item_publication foreign key (locality_id, publication_id) references publication (locality_id, id),
  constraint publication_item_version foreign key (locality_id, version_id) references procedure_version (locality_id, id),
  constraint publication_item_kind_known check (kind in ('new', 'amend', 'replace', 'repeal')),
  constraint publication_item_repeal_says_nothing check ((kind = 'repeal') = (content is null)),
  constraint publication_item_replaces_something check (kind <> 'replace' or related_code is not null),
  constraint publication_item_replaces_another check (related_code is null or related_code <> procedure_code)
);

create index publication_item_by_procedure on publication_item (locality_id, procedure_code);
create index publication_item_by_related on publication_item (locality_id, related_code) where related_code is not null;
create index publication_item_by_version on publication_item (locality_id, version_id) where version_id is not null;

comment on table publication_item is 'What a decision does to one procedure.';
comment on column publication_item.content is 'What the procedure is to say, checked by modules/procedures; unfinished in a draft.';
comment on column publication_item.base_version_id is 'The version it was written against: publishing refuses when another came between.';
comment on column publication_item.related_code is 'What it replaces, or for a repeal what comes in its place.';
comment on column publication_item.related_base_version_id is 'The version of the replaced procedure, as base_version_id.';

create table posting (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid not null,
  procedure_code text not null,
  version_id uuid not null,
  posted_at timestamptz not null,
  posted_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  constraint posting_pkey primary key (locality_id, id),
  constraint posting_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint posting_version foreign key (locality_id, version_id) references procedure_version (locality_id, id),
  constraint posting_posted_by_account foreign key (locality_id, posted_by) references account (locality_id, id),
  constraint posting_removed_by_somebody check ((removed_at is null) = (removed_by is null)),
  constraint posting_removed_after_posted check (removed_at is null or removed_at >= posted_at)
);

create unique index posting_one_on_the_board on posting (locality_id, unit_id, procedure_code) where removed_at is null;
create index posting_by_unit on posting (locality_id, unit_id);
create index posting_by_version on posting (locality_id, version_id);
create index posting_by_poster on posting (locality_id, posted_by);

comment on table posting is 'Which one-stop place has which version on its board (niêm yết), since when, and until when.';

call guard_by_locality('publication');
call guard_by_locality('publication_item');
call guard_by_locality('posting');

grant select, insert, update, delete on publication, publication_item to motcua_app;
grant select, insert, update on posting to motcua_app;
