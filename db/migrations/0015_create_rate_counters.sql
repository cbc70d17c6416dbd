-- How often something was asked in a stretch of time. Losing these in a crash is harmless, so they skip the log.

create unlogged table rate_counter (
  locality_id smallint not null default current_locality(),
  bucket text not null,
  window_start timestamptz not null,
  count integer not null,
  constraint rate_counter_pkey primary key (locality_id, bucket, window_start),
  constraint rate_counter_of_locality foreign key (locality_id) references locality (id),
  constraint rate_counter_is_positive check (count > 0)
);

comment on table rate_counter is 'Requests counted per bucket (what is limited, for whom) and window.';

call guard_by_locality('rate_counter');

grant select, insert, update, delete on rate_counter to motcua_app;
