-- Catch-up queries of the CRM: what changed since a stamp.
create index record_changed on record (system, type, (body ->> 'SystemModstamp') collate "C")
    where body ->> 'SystemModstamp' is not null;
