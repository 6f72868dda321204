-- A cycle of references goes first without its optional ones: what a delivery may go without, and what it does go without.
alter table wait
    add column optional boolean not null default false,
    add column waived   boolean not null default false;
