-- What is to be looked at again in the diagram that the steps of a design were read from.

alter table process_design add column drawing_findings jsonb not null default '[]';

comment on column process_design.drawing_findings is
  'What the rules for drawings found in the diagram that the steps were read from, until the table answers it.';
