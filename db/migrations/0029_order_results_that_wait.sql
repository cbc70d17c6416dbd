-- The results that wait for their people at a place are listed by due date; the first page is the first rows of the index.

drop index dossier_by_return_unit;
create index dossier_by_return_unit on dossier (locality_id, return_unit_id, state, due_at, id);
