-- The catalogue of administrative procedures. A version is a legal text: made whole, valid from a day to a day, read
-- whole, and never changed once dossiers may have been received under it.

create table procedure (
  locality_id smallint not null default current_locality(),
  code text not null,
  constraint procedure_pkey primary key (locality_id, code),
  constraint procedure_of_locality foreign key (locality_id) references locality (id),
  constraint procedure_code_is_national check (code ~ '^[1-9]\.[0-9]{6}$')
);

comment on table procedure is 'A procedure by its code in the national catalogue. What it says stands in its versions.';

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
  constraint procedure_version_pkey primary key (locality_id, id),
  constraint procedure_version_procedure foreign key (locality_id, procedure_code) references procedure (locality_id, code),
  constraint procedure_version_number_unique unique (locality_id, procedure_code, number),
  constraint procedure_version_online_level_known check (online_level in ('full', 'partial', 'information')),
  constraint procedure_version_effect_is_ordered check (effective_to is null or effective_to >= effective_from),
  constraint procedure_version_one_in_force exclude using gist (locality_id with =, procedure_code with =,
    daterange(effective_from, effective_to, '[]') with &&)
);

comment on table procedure_version is 'What a procedure says from a day to a day.';
comment on column procedure_version.content is 'The whole text, checked by modules/procedures/domain on its way in.';
comment on column procedure_version.is_accepted is 'False for a procedure of another branch that is kept for look-up.';

comment on column procedure_version.effective_to is 'The last day; set once, when the next version is published. Nothing else of a version may change.';

create table catalogue_revision (
  locality_id smallint not null default current_locality(),
  revision bigint not null,
  constraint catalogue_revision_pkey primary key (locality_id),
  constraint catalogue_revision_of_locality foreign key (locality_id) references locality (id)
);

comment on table catalogue_revision is 'Counts publications: servers that hold the catalogue in memory read it again when the number has grown. The row lock lets one publication happen at a time.';

call guard_by_locality('procedure');
call guard_by_locality('procedure_version');
call guard_by_locality('catalogue_revision');

grant select, insert on procedure, procedure_version to motcua_app;
grant update (effective_to) on procedure_version to motcua_app;
grant select, insert, update on catalogue_revision to motcua_app;
