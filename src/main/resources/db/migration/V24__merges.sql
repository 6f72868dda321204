-- Who has merged what into what, when and why, and who undid it. Lines are never deleted.
create table merge (
    id           bigint generated always as identity primary key,
    document     text        not null references document,
    survivor     text        not null references document,
    merged_at    timestamptz not null,
    merged_by    text        not null,
    why          text        not null,
    undone_at    timestamptz,
    undone_by    text,
    undone_why   text
);
create unique index merge_in_force on merge (document) where undone_at is null;
create index merge_by_document on merge (document);
create index merge_by_survivor on merge (survivor);
