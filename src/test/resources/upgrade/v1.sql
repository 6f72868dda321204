-- What a hub of the store's version 1 left behind: the chair is in the ERP, the table is still to be brought, a record is
-- parked, a record is to be read, a quote's listener has a position.
select setval('moment', 100);
insert into document (id, type, key, number, version, body, changed_at) values
    ('3F2SBVFSYZRNMRVAH9KFNPBA5F', 'thing', '3F2SBVFSYZRNMRVA', 'chair', 1,
     '{"amount": null, "colour": null, "name": "chair", "owner": null}', '2026-04-10T08:00:00Z'),
    ('6ZQ1TB8KX2W4V7N9M3C5R0HJDY', 'thing', '6ZQ1TB8KX2W4V7N9', 'table', 1,
     '{"amount": null, "colour": null, "name": "table", "owner": null}', '2026-04-10T08:01:00Z');
insert into version (document, number, body, source, change, revision, created_at)
    select id, 1, body, 'crm', 1, 'r1', changed_at from document;
insert into facet (document, source, body, stamp, change, revision) values
    ('3F2SBVFSYZRNMRVAH9KFNPBA5F', 'crm', '{"amount": null, "name": "chair", "owner": null}', 1, 1, 'r1'),
    ('6ZQ1TB8KX2W4V7N9M3C5R0HJDY', 'crm', '{"amount": null, "name": "table", "owner": null}', 2, 2, 'r1');
insert into reference (system, record_type, record_id, document, part, created_at) values
    ('crm', 'Thing', '1', '3F2SBVFSYZRNMRVAH9KFNPBA5F', '', '2026-04-10T08:00:00Z'),
    ('crm', 'Thing', '2', '6ZQ1TB8KX2W4V7N9M3C5R0HJDY', '', '2026-04-10T08:01:00Z'),
    ('erp', 'Thing', 'e1', '3F2SBVFSYZRNMRVAH9KFNPBA5F', '', '2026-04-10T08:00:01Z');
insert into change (system, record_type, record_id, body, stamp, revision, document, outcome, received_at) values
    ('crm', 'Thing', '1', '{"name":"chair"}', 1, 'r1', '3F2SBVFSYZRNMRVAH9KFNPBA5F', 'accepted', '2026-04-10T08:00:00Z'),
    ('crm', 'Thing', '2', '{"name":"table"}', 2, 'r1', '6ZQ1TB8KX2W4V7N9M3C5R0HJDY', 'accepted', '2026-04-10T08:01:00Z'),
    ('crm', 'Thing', '3', '\x7b00ff', 3, 'r1', null, 'parked', '2026-04-10T08:02:00Z');
insert into parked (kind, system, type, record_id, change, code, reason, remedy, amount, currency, since) values
    ('change', 'crm', 'Thing', '3', 3, 'does-not-fit', 'The thing has no name.', 'Give it one.', 12.50, 'EUR',
     '2026-04-10T08:02:00Z');
insert into reading (system, record_type, record_id, due_at) values ('crm', 'Thing', '4', '2026-04-10T08:03:00Z');
insert into position (source, value, at) values ('crm Quote', '2026-04-10T08:00:00Z', '2026-04-10T08:00:00Z');
insert into delivery (document, system, type, wanted, brought, base, state, changed_at) values
    ('3F2SBVFSYZRNMRVAH9KFNPBA5F', 'erp', 'thing', 1, 1, '{"amount": null, "colour": null, "name": "chair"}', 'delivered',
     '2026-04-10T08:00:01Z'),
    ('6ZQ1TB8KX2W4V7N9M3C5R0HJDY', 'erp', 'thing', 1, null, null, 'pending', '2026-04-10T08:01:00Z');
insert into due (document, system, type, due_at) values
    ('6ZQ1TB8KX2W4V7N9M3C5R0HJDY', 'erp', 'thing', '2026-04-10T08:01:00Z');
insert into journal_line (epoch, at, kind, document, system, text) values
    (1, '2026-04-10T08:00:00Z', 'version', '3F2SBVFSYZRNMRVAH9KFNPBA5F', 'crm', 'Version 1 of thing chair from crm.');
