-- Many bear one name. Which units may see a dossier stands beside its names, so that whoever looks for one passes by those of
-- others without looking them up.

create table dossier_name (
  locality_id smallint not null default current_locality(),
  dossier_id uuid not null,
  token text collate "C" not null,
  seen_by uuid[]
);

comment on table dossier_name is 'The names by which a dossier is found: every tail, at a word, of the names of its parties without marks.';
comment on column dossier_name.seen_by is 'Units by which it may be seen, and perhaps some that no longer may: others need not look. Null where they are too many to tell.';

call guard_by_locality('dossier_name');

grant select, insert, update on dossier_name to motcua_app;

-- Those of all localities: for once the owner of the tables is not held to one.
alter table dossier no force row level security;
alter table dossier_unit no force row level security;
alter table dossier_party no force row level security;
alter table dossier_search no force row level security;
alter table dossier_name no force row level security;
create temporary table seen on commit drop as
select locality_id, id, (select array_agg(distinct unit_id) from (
    select unit_id from dossier_unit where (dossier_unit.locality_id, dossier_unit.dossier_id) = (dossier.locality_id, dossier.id)
    union all values (receiving_unit_id), (return_unit_id)) as unit (unit_id)) as seen_by,
  translate(lower(code), '.-', '  ') as code
from dossier;
create temporary table numbers on commit drop as
select distinct locality_id, dossier_id, number from dossier_party, lateral (
  values (personal_id), (translate(lower(tax_code), '-', ' ')), (regexp_replace(phone, '^\+84', '0'))) as told (number)
where number is not null;
analyze seen;
analyze numbers;
insert into dossier_name (locality_id, dossier_id, token, seen_by)
select search.locality_id, search.dossier_id, search.token, case when cardinality(seen_by) <= 64 then seen_by end
from dossier_search search
join seen on (seen.locality_id, seen.id) = (search.locality_id, search.dossier_id)
left join numbers on (numbers.locality_id, numbers.dossier_id, numbers.number) = (search.locality_id, search.dossier_id, search.token)
where numbers.number is null and right(seen.code, length(search.token)) <> search.token;
analyze dossier_name;
delete from dossier_search using dossier_name
where (dossier_name.locality_id, dossier_name.dossier_id, dossier_name.token)
  = (dossier_search.locality_id, dossier_search.dossier_id, dossier_search.token);
-- Checked at once for all rows, and not for each as it comes.
alter table dossier_name
  add constraint dossier_name_pkey primary key (locality_id, dossier_id, token),
  add constraint dossier_name_dossier foreign key (locality_id, dossier_id) references dossier (locality_id, id);
create index dossier_name_by_token on dossier_name (locality_id, token, dossier_id) include (seen_by);
alter table dossier_name force row level security;
alter table dossier_search force row level security;
alter table dossier_party force row level security;
alter table dossier_unit force row level security;
alter table dossier force row level security;

comment on table dossier_search is 'What a dossier is found by beside names: code, identity number, tax code and phone.';
