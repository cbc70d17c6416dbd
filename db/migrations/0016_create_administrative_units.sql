-- The provinces, districts and communes of the whole country, before and since July 2025. The same for every locality.

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
  constraint administrative_unit_pkey primary key (level, code, valid_from),
  constraint administrative_unit_level_known check (level in ('province', 'district', 'commune')),
  constraint administrative_unit_validity_is_ordered check (valid_to is null or valid_to >= valid_from)
);

create index administrative_unit_by_province on administrative_unit (province_code, level);

comment on table administrative_unit is 'Territorial units by the code of the General Statistics Office. A code is read together with a date: codes return for other areas.';

grant select on administrative_unit to motcua_app;

create table reference_list (
  name text not null,
  checksum text not null,
  loaded_at timestamptz not null default clock_timestamp(),
  constraint reference_list_pkey primary key (name)
);

comment on table reference_list is 'Lists of the whole country that come with the program, with the SHA-256 of what was loaded.';

grant select on reference_list to motcua_app;
