-- What people do about what is parked, and what was tried.

alter table parked add column arguments text[] not null default '{}';  -- what the reason names, for its sentence in other languages
alter table parked add column assignee text;                           -- who has it; null: nobody yet
alter table parked add column tries integer not null default 1;

create table parked_event (
    id     bigint      generated always as identity primary key,
    parked bigint      not null references parked,
    at     timestamptz not null,
    kind   text        not null,                       -- tried, retried, edited, assigned, comment, dismissed, resolved
    actor  text,                                       -- the log-in's name; null: the hub itself
    text   text        not null,
    said   text                                        -- the system's own words
);
create index parked_event_of on parked_event (parked, id);

-- What a person wants to be taken in once, instead of what the system shows.
alter table reading add column instead bytea;

-- A dismissed delivery is explained: nothing more is done for that version.
drop index delivery_open;
create index delivery_open on delivery (document, system)
    where state not in ('delivered', 'parked', 'dismissed') or (state = 'delivered' and wanted > brought);
