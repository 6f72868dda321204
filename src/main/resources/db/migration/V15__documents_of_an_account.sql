-- The page of a customer shows what is its own: standing, usage, signals.
create index document_by_account on document ((body ->> 'account'), type, changed_at desc) where body ->> 'account' is not null;
