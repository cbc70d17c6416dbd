-- Files that people upload and the system makes. The bytes lie in the file store under their SHA-256.

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
  constraint file_pkey primary key (locality_id, id),
  constraint file_uploader foreign key (locality_id, uploaded_by) references account (locality_id, id),
  constraint file_size_is_positive check (size > 0),
  constraint file_sha256_is_whole check (octet_length(sha256) = 32)
);

create index file_by_uploader on file (locality_id, uploaded_by);
create index file_unused on file (locality_id, uploaded_at) where first_used_at is null;
create index file_by_content on file (locality_id, sha256);

comment on table file is 'An uploaded file. Usable by its uploader only; one that no dossier uses is removed after 7 days.';

call guard_by_locality('file');

grant select, insert, update, delete on file to motcua_app;
