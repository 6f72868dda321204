-- The store. docs/architecture.md tells how these tables keep the promise.

-- Leases and due times use the database's clock, never an application's. The offset is 0; tests move it.
create table clock_offset (
    singleton boolean  primary key default true check (singleton),
    amount    interval not null default interval '0'
);
insert into clock_offset default values;
create function hub_now() returns timestamptz language sql stable as
    $$ select clock_timestamp() + amount from clock_offset $$;

-- One number line for reads and announcements: what has the lower number began earlier.
create sequence moment;

-- Documents and their versions ------------------------------------------------------------------------------------

create table document (
    id         text        primary key,
    type       text        not null,
    key        text        not null unique,            -- the short key, 16 characters, for systems that need one
    number     text,                                   -- what people call it: Q-2026-0417
    version    integer     not null default 0,         -- the newest; 0: minted, nothing accepted yet
    body       jsonb,                                  -- the newest version's canonical form
    deleted    boolean     not null default false,     -- the newest version is a tombstone
    parent     text        references document,        -- who begot it
    route      text,
    part       text,
    changed_at timestamptz not null,
    unique (parent, route, part)
);
create index document_by_type on document (type, changed_at desc);
create index document_by_number on document (type, number);

create table version (
    document   text        not null references document,
    number     integer     not null,
    body       jsonb       not null,
    source     text        not null,                   -- whose change made it: a system, or a document type
    change     bigint,
    revision   text        not null,                   -- of routes, mappings, kamelets and config
    created_at timestamptz not null,
    primary key (document, number)
);

create table facet (
    document text    not null references document,
    source   text    not null,
    body     jsonb   not null,
    deleted  boolean not null default false,
    stamp    bigint  not null,                         -- a lower one never replaces a higher one
    change   bigint,
    revision text    not null,
    primary key (document, source)
);

create table document_key (
    type      text not null,
    namespace text not null,
    value     text not null,
    document  text not null references document,
    primary key (type, namespace, value)
);
create index document_key_by_document on document_key (document);

create table reference (
    system      text        not null,
    record_type text        not null,
    record_id   text        not null,
    document    text        not null references document,
    part        text        not null,                  -- '' is the document itself
    is_primary  boolean     not null default true,
    created_at  timestamptz not null,
    primary key (system, record_type, record_id)
);
create unique index reference_primary on reference (document, system, part) where is_primary;

create table link (
    from_document text not null references document,
    to_document   text not null references document,
    kind          text not null,
    amount        numeric,
    currency      text,
    primary key (from_document, to_document, kind)
);
create index link_by_target on link (to_document);

-- From change to version --------------------------------------------------------------------------------------------

create table change (
    id          bigint      generated always as identity primary key,
    system      text        not null,
    record_type text        not null,
    record_id   text        not null,
    body        bytea,                                 -- as it came; null: the record is gone
    stamp       bigint      not null,
    revision    text        not null,
    document    text,
    outcome     text        not null,                  -- accepted, parked
    received_at timestamptz not null
);
create index change_by_record on change (system, record_type, record_id, id desc);

create table reading (
    system      text        not null,
    record_type text        not null,
    record_id   text        not null,
    asked       bigint      not null default 1,
    due_at      timestamptz not null,
    tries       integer     not null default 0,
    missing     timestamptz,                           -- since when the system answers 404
    lease       text,
    lease_until timestamptz,
    primary key (system, record_type, record_id)
);
create index reading_due on reading (system, record_type, due_at);

create table position (
    source text        primary key,
    value  text        not null,
    at     timestamptz not null
);

-- From version to system ----------------------------------------------------------------------------------------------

create table delivery (
    document  text        not null references document,
    system    text        not null,                    -- or hub/<document>: begetting
    type      text        not null,
    wanted    integer     not null,
    brought   integer,
    base      jsonb,                                   -- what the system showed after the last write there
    base_from bigint,                                  -- the first reading after this moment becomes the base
    repairs   integer     not null default 0,
    refusals  integer     not null default 0,          -- by the system itself: SAP takes a message's id only once
    state     text        not null,                    -- pending, waiting, in flight, unknown, delivered, parked
    warning   text,
    changed_at timestamptz not null,
    primary key (document, system)
);

create table due (
    document    text        not null,
    system      text        not null,
    type        text        not null,
    due_at      timestamptz not null,
    priority    integer     not null default 5,
    tries       integer     not null default 0,
    announced   bigint,                                -- the moment of an announced create whose outcome is open
    announced_at timestamptz,
    lease       text,
    lease_until timestamptz,
    primary key (document, system),
    foreign key (document, system) references delivery
);
create index due_next on due (system, type, priority, due_at);
create index due_announced on due (system, type) where announced is not null;

create table wait (
    document    text        not null,
    system      text        not null,
    on_document text        not null,
    on_system   text        not null,
    on_part     text        not null,
    since       timestamptz not null,
    primary key (document, system, on_document, on_system, on_part),
    foreign key (document, system) references delivery on delete cascade
);
create index wait_for on wait (on_document, on_system);

-- Parked: what needs a person -----------------------------------------------------------------------------------------

create table parked (
    id          bigint      generated always as identity primary key,
    kind        text        not null,                  -- change, delivery
    system      text        not null,
    type        text        not null,                  -- the document's type, or the record type of a change
    document    text,
    record_id   text,
    change      bigint,
    code        text        not null,
    reason      text        not null,                  -- in plain words
    remedy      text        not null,
    amount      numeric,
    currency    text,
    output      text,                                  -- what the mapping made
    said        text,                                  -- the system's own words
    since       timestamptz not null,
    resolved_at timestamptz,
    resolution  text
);
create unique index parked_delivery on parked (document, system) where kind = 'delivery' and resolved_at is null;
create unique index parked_change on parked (system, type, record_id) where kind = 'change' and resolved_at is null;
create index parked_open on parked (since) where resolved_at is null;

-- The journal ---------------------------------------------------------------------------------------------------------

-- A cluster that the journal has lived in; transaction numbers are comparable within one epoch only.
create table journal_epoch (
    number            integer     primary key,
    system_identifier text        not null,
    began_at          timestamptz not null
);
insert into journal_epoch select 1, system_identifier::text, clock_timestamp() from pg_control_system();

create table journal_line (
    id           bigint      generated always as identity primary key,
    epoch        integer     not null,                 -- no foreign key: every transaction would lock the same row
    transaction  xid8        not null default pg_current_xact_id(),
    at           timestamptz not null,
    kind         text        not null,
    document     text,
    system       text,
    text         text        not null,
    payload_hash bytea                                 -- of salt and payload; null: never had one
);
create index journal_by_place on journal_line (epoch, transaction, id);
create index journal_by_document on journal_line (document, id) where document is not null;

create table journal_payload (
    line    bigint primary key references journal_line,
    salt    bytea  not null,
    payload text   not null
);

create table journal_chain (
    number bigint primary key,                         -- without gaps, from 1
    line   bigint not null unique references journal_line,
    hash   bytea  not null                             -- of the hash before it and the line's header
);

-- Against accidents; against intent there is the chain. Payloads can be erased, nothing can be changed.
create function journal_is_append_only() returns trigger language plpgsql as
    $$ begin raise exception 'The journal is append-only: % on % is refused', tg_op, tg_table_name; end $$;
create trigger journal_line_append_only before update or delete or truncate on journal_line
    for each statement execute function journal_is_append_only();
create trigger journal_chain_append_only before update or delete or truncate on journal_chain
    for each statement execute function journal_is_append_only();
create trigger journal_payload_append_only before update on journal_payload
    for each statement execute function journal_is_append_only();
