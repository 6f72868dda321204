alter table write add column title text;
