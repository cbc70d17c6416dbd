-- Until when which unit owes an opinion, as the questions of the dossiers say: some units were told of one that had gone to
-- their successor, and some were no longer told of one that came to them from a unit they took over.

-- Those of all localities: for once the owner of the tables is not held to one.
alter table dossier no force row level security;
alter table dossier_unit no force row level security;
update dossier_unit place
set consulted_due_at = owed.due_at
from (
  select place.locality_id, place.dossier_id, place.unit_id,
    min((asked ->> 'dueAt')::timestamptz) filter (where closed_at is null and asked ->> 'answeredAt' is null) as due_at
  from dossier
  join dossier_unit place on (place.locality_id, place.dossier_id) = (dossier.locality_id, dossier.id)
  left join lateral jsonb_array_elements(consultations) asked on (asked ->> 'unitId')::uuid = place.unit_id
  where consultations <> '[]'
  group by 1, 2, 3) as owed
where (place.locality_id, place.dossier_id, place.unit_id) = (owed.locality_id, owed.dossier_id, owed.unit_id)
  and place.consulted_due_at is distinct from owed.due_at;
alter table dossier_unit force row level security;
alter table dossier force row level security;
