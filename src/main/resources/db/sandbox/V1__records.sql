-- What the simulated systems keep. Never in the hub's database.

create table record (
    system  text   not null,
    type    text   not null,
    id      text   not null,
    body    jsonb  not null,
    created bigint not null generated always as identity,
    primary key (system, type, id)
);
create index record_body on record using gin (body jsonb_path_ops);
create index record_created on record (system, type, created);

create table sequence (
    system text   not null,
    name   text   not null,
    value  bigint not null,
    primary key (system, name)
);

create table clock (
    singleton     boolean primary key check (singleton),
    offset_millis bigint  not null
);
