-- The hub's key names a record in every upsert; the general index is not made for millions of different values.
create index record_hub_key on record (system, type, (body ->> 'RevHub_Key__c'))
    where body ->> 'RevHub_Key__c' is not null;
