-- What a one-stop place is done with lately, found without looking through all that it ever received.

create index dossier_by_receiving_unit_and_end on dossier (locality_id, receiving_unit_id, closed_at) include (id)
  where closed_at is not null;
