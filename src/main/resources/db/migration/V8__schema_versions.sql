-- Under which version of its type's schema a canonical form was stored; an older one is upgraded when it is read.
alter table document add column schema integer not null default 1;
alter table version add column schema integer not null default 1;
alter table facet add column schema integer not null default 1;
