-- Files that come piece after piece. Their bytes lie aside in the file store until they are whole.

create table upload (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  account_id uuid not null,
  name text not null,
  size integer not null,
  sha256 bytea not null,
  received integer not null default 0,
  expires_at timestamptz not null,
  file_id uuid,
  constraint upload_pkey primary key (locality_id, id),
  constraint upload_sender foreign key (locality_id, account_id) references account (locality_id, id),
  constraint upload_became_file foreign key (locality_id, file_id) references file (locality_id, id) on delete cascade,
  constraint upload_announced_once unique (locality_id, account_id, sha256, size, name),
  constraint upload_size_is_positive check (size > 0),
  constraint upload_received_is_part_of_size check (received between 0 and size),
  constraint upload_sha256_is_whole check (octet_length(sha256) = 32),
  constraint upload_name_is_short check (char_length(name) between 1 and 150)
);

create index upload_to_expire on upload (locality_id, expires_at);
create index upload_unfinished on upload (locality_id, account_id) where file_id is null;
create index upload_by_file on upload (locality_id, file_id) where file_id is not null;

comment on table upload is 'A file that comes piece after piece: whoever announces the same name, size and content again goes on where it was.';
comment on column upload.name is 'As the file will be called, without path and control characters.';
comment on column upload.sha256 is 'Of the whole file, as announced; compared once it has come.';
comment on column upload.received is 'Bytes from the beginning that are known to lie on the disk.';
comment on column upload.expires_at is 'When it is forgotten, unless another piece comes.';
comment on column upload.file_id is 'What it became once it was whole; told again to whoever missed the answer. It goes with that file.';

call guard_by_locality('upload');

grant select, insert, update, delete on upload to motcua_app;
