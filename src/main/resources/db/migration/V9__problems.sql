-- What records in other systems are to show of what is parked of them, and what they show; empty: nothing.
create table problem (
    system      text        not null,
    record_type text        not null,
    record_id   text        not null,
    wanted      text        not null,
    shown       text        not null default '',
    due_at      timestamptz not null,
    tries       integer     not null default 0,
    said        text,
    primary key (system, record_type, record_id)
);
create index problem_due on problem (system, due_at) where wanted <> shown;
