-- Documents that were found to be one, and what makes two alike.

-- Look-ups go through it; what was issued before keeps the document that it names.
alter table document add column merged_into text references document;
create index document_by_survivor on document (merged_into) where merged_into is not null;

-- What several documents of a type may share, and what makes a person look at a new one: a VAT id, an e-mail address.
create table likeness (
    document  text not null references document,
    source    text not null,
    namespace text not null,
    value     text not null,
    type      text not null,
    primary key (document, source, namespace)
);
create index likeness_by_value on likeness (type, namespace, value);

-- A VAT id was a key of its own until now.
insert into likeness (document, source, namespace, value, type)
select k.document, f.source, k.namespace, k.value, k.type
from document_key k join facet f on f.document = k.document
where k.type = 'account' and k.namespace = 'vatId';
delete from document_key where type = 'account' and namespace = 'vatId';
