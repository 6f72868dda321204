-- Orders of partners as they were taken, once for each partner and number; the hub reads them from here.

create table partner_order (
    id          bigint      generated always as identity primary key,
    partner     text        not null,
    number      text        not null,
    body        jsonb       not null,
    came_in     text        not null,                  -- the file's name, or REST
    received_at timestamptz not null,
    unique (partner, number)
);
