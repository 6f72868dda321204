-- Initial loads: how far each has come, and what it did not take in.

create table initial_load (
    id       bigint      generated always as identity primary key,
    system   text        not null,
    document text        not null,
    asked_by text        not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    query    integer     not null default 0,           -- the number of the query that it is at
    position text,                                     -- of that query; null: its beginning
    stopped  text,                                     -- why it stands still before its end; null: it runs, or has ended
    listed   bigint      not null default 0,           -- records that the system has told of
    taken    bigint      not null default 0,
    others   bigint      not null default 0,           -- none of the hub's business, or gone
    refused  bigint      not null default 0
);
create unique index initial_load_open on initial_load (system, document) where ended_at is null;

create table initial_load_refused (
    load        bigint not null references initial_load on delete cascade,
    record_type text   not null,
    record_id   text   not null,
    code        text   not null,
    reason      text   not null,
    remedy      text   not null,
    primary key (load, record_type, record_id)
);
