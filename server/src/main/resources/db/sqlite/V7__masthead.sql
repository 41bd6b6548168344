-- What the papers of a process say at their head.
alter table process add column distribution text not null default '';
alter table process add column agenda text not null default '';
alter table process add column language text not null default 'en';
