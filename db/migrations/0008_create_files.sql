-- Files that people upload. The bytes lie in the file store under their SHA-256, each content once.

create table file_content (
  locality_id smallint not null default current_locality(),
  sha256 bytea not null,
  to_check_at timestamptz,
  constraint file_content_pkey primary key (locality_id, sha256),
  constraint file_content_of_locality foreign key (locality_id) references locality (id),
  constraint file_content_sha256_is_whole check (octet_length(sha256) = 32)
);

create index file_content_to_check on file_content (locality_id, sha256) where to_check_at is not null;

comment on table file_content is 'Bytes that are, or are about to be, in the file store: committed before they are put there and removed after they are gone, so that none lie there unknown.';
comment on column file_content.to_check_at is 'From when on it is to be checked whether any file still has these bytes; null while one is known to.';

create table file (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  sha256 bytea not null,
  size integer not null,
  media_type text not null,
  name text not null,
  pages integer,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  first_used_at timestamptz,
  kept_until timestamptz,
  is_original boolean not null default false,
  constraint file_pkey primary key (locality_id, id),
  constraint file_content_kept foreign key (locality_id, sha256) references file_content (locality_id, sha256),
  constraint file_uploader foreign key (locality_id, uploaded_by) references account (locality_id, id),
  constraint file_size_is_positive check (size > 0),
  constraint file_pages_are_positive check (pages > 0),
  constraint file_name_is_short check (char_length(name) between 1 and 150)
);

create index file_by_uploader on file (locality_id, uploaded_by, first_used_at);
create index file_unused on file (locality_id, uploaded_at) where first_used_at is null;
create index file_by_content on file (locality_id, sha256);

comment on table file is 'An uploaded file. Usable by its uploader only; one that no dossier uses is removed after 7 days.';
comment on column file.media_type is 'By content, checked against the name; never what the sender says.';
comment on column file.name is 'What the uploader calls it, without path and control characters. It leads to no bytes.';
comment on column file.pages is 'Of a PDF or TIFF.';
comment on column file.first_used_at is 'When a dossier or another record first used it; from then on it is not removed.';

comment on column file.kept_until is 'Until when a filing in preparation needs it although nothing uses it yet; null when none does.';

comment on column file.is_original is 'Kept as it came by a record that read it: it goes with that record, and no dossier can use it.';

call guard_by_locality('file_content');
call guard_by_locality('file');

grant select, insert, update, delete on file_content, file to motcua_app;
