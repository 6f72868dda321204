-- About how many records an initial load still has before it, as far as the system tells; null: it does not.
alter table initial_load add column remaining bigint;
