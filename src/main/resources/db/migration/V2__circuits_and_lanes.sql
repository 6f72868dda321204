-- A system that keeps failing is paused as a whole; one that a person has paused stays so.
create table circuit (
    system     text        primary key,
    open_until timestamptz,                            -- null: closed; after it one delivery probes
    openings   integer     not null default 0,         -- in a row
    since      timestamptz,                            -- when the first of them was
    reason     text,
    paused_by  text,                                   -- by hand: nothing probes
    paused_at  timestamptz
);

-- What a system locks together is brought one after the other: the order of its fulfilments, the account of its charges.
alter table delivery add column lane text;
update delivery set lane = document;
alter table delivery alter column lane set not null;
alter table due add column lane text;
update due set lane = document;
alter table due alter column lane set not null;
create index due_lane on due (system, lane);

-- When the system failed on it last.
alter table due add column failed_at timestamptz;

-- New versions that the topic version.<document> has not been told of yet.
create table version_outbox (
    id       bigint  generated always as identity primary key,
    document text    not null,
    type     text    not null,
    version  integer not null
);

-- What the sweep looks through: deliveries for which there should be work.
create index delivery_open on delivery (document, system)
    where state not in ('delivered', 'parked') or (state = 'delivered' and wanted > brought);
