-- Imports of procedures: a file that was read, and what each of its rows would change. Nothing here holds: what is
-- chosen goes into the draft of a publication decision. And what the locality adds to the national text.

create table catalogue_import (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  file_name text not null,
  format text not null,
  file_id uuid not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  new_count integer not null,
  changed_count integer not null,
  replacing_count integer not null,
  repealed_count integer not null,
  unchanged_count integer not null,
  faulty_count integer not null,
  constraint catalogue_import_pkey primary key (locality_id, id),
  constraint catalogue_import_imported_by_account foreign key (locality_id, imported_by) references account (locality_id, id),
  constraint catalogue_import_file foreign key (locality_id, file_id) references file (locality_id, id),
  constraint catalogue_import_format_known check (format in ('xlsx', 'json'))
);

create index catalogue_import_by_importer on catalogue_import (locality_id, imported_by);
create unique index catalogue_import_by_file on catalogue_import (locality_id, file_id);
create index catalogue_import_by_time on catalogue_import (locality_id, imported_at, id);

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
  constraint catalogue_import_row_pkey primary key (locality_id, import_id, position),
  constraint catalogue_import_row_import foreign key (locality_id, import_id) references catalogue_import (locality_id, id),
  constraint catalogue_import_row_publication foreign key (locality_id, publication_id) references publication (locality_id, id)
    on delete set null (publication_id),
  constraint catalogue_import_row_state_known check (
    state in ('new', 'changed', 'replacing', 'repealed', 'unchanged', 'faulty')),
  constraint catalogue_import_row_says_what_it_changes check (
    (state in ('new', 'changed', 'replacing')) = (content is not null)),
  constraint catalogue_import_row_says_what_it_replaces check (
    (state = 'replacing') = (related_base_version_id is not null)
    and (state <> 'replacing' or related_code is not null)
    and (state in ('replacing', 'repealed') or related_code is null)),
  constraint catalogue_import_row_without_fault_has_code check (state = 'faulty' or procedure_code is not null),
  constraint catalogue_import_row_taken_is_sound check (
    publication_id is null or content is not null or state = 'repealed')
);

create index catalogue_import_row_by_publication on catalogue_import_row (locality_id, publication_id)
  where publication_id is not null;

comment on table catalogue_import_row is 'What one row of a file would change, or what is wrong with it.';
comment on column catalogue_import_row.content is 'What the procedure is to say, checked by modules/procedures; null for what is not taken.';
comment on column catalogue_import_row.base_version_id is 'The version it was compared with.';
comment on column catalogue_import_row.related_code is 'What it replaces; for a repeal what comes in its place.';
comment on column catalogue_import_row.related_base_version_id is 'The version of what it replaces.';
comment on column catalogue_import_row.changed is 'The parts of the record that would change.';
comment on column catalogue_import_row.kept is 'The parts that the file has otherwise and that stay, for the locality has its own.';
comment on column catalogue_import_row.publication_id is 'The draft that it was put into; null again when that is discarded.';

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
  changed_at timestamptz not null,
  constraint procedure_localisation_pkey primary key (locality_id, procedure_code, revision),
  constraint procedure_localisation_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint procedure_localisation_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint procedure_localisation_changed_by_account foreign key (locality_id, changed_by) references account (locality_id, id),
  constraint procedure_localisation_counts_from_one check (revision > 0),
  constraint procedure_localisation_own_parts_known check (
    own_parts <@ array['fees', 'timeLimit', 'channels', 'onlineLevel', 'coordinatingAgencies']),
  constraint procedure_localisation_own_parts_have_basis check (own_parts = '{}' or basis is not null)
);

create index procedure_localisation_by_unit on procedure_localisation (locality_id, unit_id) where unit_id is not null;
create index procedure_localisation_by_changer on procedure_localisation (locality_id, changed_by);

comment on table procedure_localisation is 'What the locality adds to the national text of a procedure (địa phương hóa). The latest revision holds, the others are its history.';
comment on column procedure_localisation.own_parts is 'The parts of the record that the locality lays down itself: an import leaves them as they are.';

call guard_by_locality('catalogue_import');
call guard_by_locality('catalogue_import_row');
call guard_by_locality('procedure_localisation');

grant select, insert, delete on catalogue_import to motcua_app;
grant select, insert, update (publication_id), delete on catalogue_import_row to motcua_app;
grant select, insert on procedure_localisation to motcua_app;
