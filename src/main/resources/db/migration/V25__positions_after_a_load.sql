-- Whether a source was ever asked to its end: until then an initial load may have taken in what is still to be asked for.
alter table position add column caught_up boolean not null default true;
alter table position alter column caught_up set default false;
