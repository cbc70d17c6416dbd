-- What units are done with is listed by due date: the indexes of what ended lately know it, and nothing else is looked
-- up to put thousands in order. What ended longer ago than two months is on no list and is left as it is.

alter table dossier_unit add column due_at timestamptz;
comment on column dossier_unit.due_at is 'As in dossier when it ended, so that what a unit is done with is listed from one index; null until then.';

drop index dossier_unit_by_end;
-- Those of all localities: for once the owner of the tables is not held to one.
alter table dossier_unit no force row level security;
alter table dossier no force row level security;
update dossier_unit set due_at = dossier.due_at from dossier
  where (dossier.locality_id, dossier.id) = (dossier_unit.locality_id, dossier_unit.dossier_id)
    and dossier_unit.closed_at > now() - interval '62 days';
alter table dossier force row level security;
alter table dossier_unit force row level security;
create index dossier_unit_by_end on dossier_unit (locality_id, unit_id, closed_at) include (dossier_id, due_at)
  where closed_at is not null;

drop index dossier_by_receiving_unit_and_end;
create index dossier_by_receiving_unit_and_end on dossier (locality_id, receiving_unit_id, closed_at) include (id, due_at)
  where closed_at is not null;

-- An index answers alone only for pages that were vacuumed since they changed, and what ended lately has just changed.

alter table dossier set (autovacuum_vacuum_scale_factor = 0.01);
alter table dossier_unit set (autovacuum_vacuum_scale_factor = 0.01);

-- What waits for its person is found by due date, too; before, this index had only what waits for a supplement, by id.

drop index dossier_awaiting_supplement;
create index dossier_that_waits on dossier (locality_id, due_at, id) where state in ('awaiting-supplement', 'awaiting-payment');
