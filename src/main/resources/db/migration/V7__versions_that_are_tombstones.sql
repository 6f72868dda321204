-- Whether a version is a tombstone: what was brought of a document before is compared with what is wanted now.
alter table version add column deleted boolean not null default false;
update version set deleted = true from document
where document.id = version.document and document.version = version.number and document.deleted;
