-- The working time of the locality and of units that differ from it, and the days that differ from the week.

create table schedule (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  constraint schedule_pkey primary key (locality_id, id),
  constraint schedule_of_locality foreign key (locality_id) references locality (id),
  constraint schedule_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint schedule_validity_is_ordered check (valid_to is null or valid_to >= valid_from),
  constraint schedule_once_at_a_time exclude using gist (locality_id with =,
    (coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
    daterange(valid_from, valid_to, '[]') with &&)
);

create index schedule_by_unit on schedule (locality_id, unit_id);

comment on table schedule is 'Opening hours valid from a day to a day, of one unit and its subtree or (unit null) of the whole locality.';

create table schedule_session (
  locality_id smallint not null default current_locality(),
  schedule_id uuid not null,
  weekday smallint not null,
  opens_at time not null,
  closes_at time not null,
  constraint schedule_session_pkey primary key (locality_id, schedule_id, weekday, opens_at),
  constraint schedule_session_schedule foreign key (locality_id, schedule_id) references schedule (locality_id, id),
  constraint schedule_session_weekday_is_worked check (weekday between 1 and 5),
  constraint schedule_session_is_ordered check (opens_at < closes_at),
  constraint schedule_session_once_at_a_time exclude using gist (locality_id with =, schedule_id with =, weekday with =,
    int4range(extract(epoch from opens_at)::integer, extract(epoch from closes_at)::integer) with &&)
);

comment on table schedule_session is 'One stretch of working time on a weekday, 1 (Monday) to 5. A make-up day is worked by Monday''s sessions.';

create table calendar_year (
  locality_id smallint not null default current_locality(),
  year smallint not null,
  confirmed_at timestamptz,
  confirmed_by uuid,
  constraint calendar_year_pkey primary key (locality_id, year),
  constraint calendar_year_of_locality foreign key (locality_id) references locality (id),
  constraint calendar_year_is_covered check (year between 2018 and 2035),
  constraint calendar_year_confirmed_by foreign key (locality_id, confirmed_by) references account (locality_id, id)
);

create index calendar_year_by_confirmer on calendar_year (locality_id, confirmed_by);

comment on table calendar_year is 'A year whose days off are entered. Confirmed: as announced; otherwise proposed, and due dates in it are provisional.';

create table calendar_day (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid,
  day date not null,
  kind text not null,
  name text not null,
  source text,
  constraint calendar_day_pkey primary key (locality_id, id),
  constraint calendar_day_of_locality foreign key (locality_id) references locality (id),
  constraint calendar_day_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint calendar_day_kind_known check (kind in ('holiday', 'substitute', 'swapped-off', 'make-up', 'closed',
    'closed-morning', 'closed-afternoon')),
  constraint calendar_day_make_up_on_weekend check (kind <> 'make-up' or extract(isodow from day) in (6, 7)),
  constraint calendar_day_substitute_on_weekday check (kind not in ('substitute', 'swapped-off')
    or extract(isodow from day) not in (6, 7)),
  constraint calendar_day_once exclude using gist (locality_id with =,
    (coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =, day with =)
);

create index calendar_day_by_unit on calendar_day (locality_id, unit_id);

comment on table calendar_day is 'A day that differs from its weekday, for the locality (unit null) or for one unit and its subtree.';
comment on column calendar_day.source is 'The announcement or decision the day comes from.';

create table calendar_version (
  locality_id smallint not null default current_locality(),
  version bigint not null,
  constraint calendar_version_pkey primary key (locality_id),
  constraint calendar_version_of_locality foreign key (locality_id) references locality (id)
);

comment on table calendar_version is 'How often the calendar of the locality was changed: processes keep the calendar until it grows. Locked by every change.';

create table calendar_change (
  locality_id smallint not null default current_locality(),
  id uuid not null,
  unit_id uuid,
  happened text not null,
  day date not null,
  kind text,
  name text,
  at timestamptz not null,
  changed_by uuid not null,
  constraint calendar_change_pkey primary key (locality_id, id),
  constraint calendar_change_of_locality foreign key (locality_id) references locality (id),
  constraint calendar_change_unit foreign key (locality_id, unit_id) references unit (locality_id, id),
  constraint calendar_change_happened_known check (happened in ('special-day.added', 'special-day.changed',
    'special-day.removed', 'schedule.set', 'calendar-year.proposed', 'calendar.imported'))
);

create index calendar_change_by_unit on calendar_change (locality_id, unit_id);

comment on table calendar_change is 'A change after which time counts differently: the cause of every due date that moved with it.';
comment on column calendar_change.day is 'The first day that counts differently since.';
comment on column calendar_change.kind is 'What kind of day it became, or was; null for what is not about one day.';

call guard_by_locality('schedule');
call guard_by_locality('schedule_session');
call guard_by_locality('calendar_year');
call guard_by_locality('calendar_day');
call guard_by_locality('calendar_version');
call guard_by_locality('calendar_change');

grant select, insert, update, delete on schedule, schedule_session, calendar_year, calendar_day to motcua_app;
grant select, insert, update on calendar_version to motcua_app;
grant select, insert on calendar_change to motcua_app;
