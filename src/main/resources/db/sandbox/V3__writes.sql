-- Every write of a record, in its order, so that what a client has done can be counted afterwards.

create table write (
    number  bigint      primary key generated always as identity,
    system  text        not null,
    method  text,
    path    text,
    type    text        not null,
    id      text        not null,
    kind    text        not null check (kind in ('created', 'changed', 'removed')),
    key     text,
    version text,
    at      timestamptz not null default clock_timestamp()
);
create index write_of on write (system, number);
