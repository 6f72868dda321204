-- What the systems have is compared with what the hub has: one row a run, one a difference.

create table reconciliation (
    id             bigint      generated always as identity primary key,
    scope          text        not null,               -- changed, whole
    asked_by       text        not null,
    began_at       timestamptz not null,
    ended_at       timestamptz,
    compared       bigint      not null default 0,
    on_the_way     bigint      not null default 0,     -- not compared: a delivery or a reading is under way
    looked_at      text        not null default '{}',  -- how many records were read, by system
    incomplete     text        not null default '[]',  -- what could not be compared to the end, and why
    not_comparable text        not null default '[]'   -- what nobody reads back
);
create index reconciliation_newest on reconciliation (began_at desc);

create table reconciliation_difference (
    id             bigint generated always as identity primary key,
    reconciliation bigint not null references reconciliation on delete cascade,
    kind           text   not null,                    -- missing, extra, doubled, different, unreadable, equation
    system         text   not null,                    -- hub for an equation
    record_type    text   not null,
    record_id      text   not null,
    type           text,                               -- of the document
    document       text,
    title          text,
    day            date,                               -- of the document's newest version
    field          text,
    owner          text,                               -- of the field
    hub_value      text,
    system_value   text,
    amount         numeric,                            -- the money that it is about; null: none
    currency       text,
    repaired_at    timestamptz,
    repaired_by    text
);
create index reconciliation_difference_of on reconciliation_difference (reconciliation, id);
