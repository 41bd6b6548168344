-- How far each person has seen each draft: the newest entry of the record then, and when that was (milliseconds since
-- 1970 UTC). It stands on its own: what it names need not be known here.
create table visit (
  person text    not null,
  draft  text    not null,
  seq    integer not null check (seq >= 0),
  at     integer not null,
  primary key (person, draft)
) strict, without rowid;
