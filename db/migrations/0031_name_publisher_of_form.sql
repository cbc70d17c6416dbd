-- Who looks at the earlier versions of a form asks first who published each.

alter table form_version add column published_by uuid;

comment on column form_version.published_by is 'The account that published it; null for what came with the data of the locality.';
