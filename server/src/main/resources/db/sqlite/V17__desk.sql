-- Desks: the stream on which people of one audience speak about one draft. The code is that of a delegation or a group,
-- and empty for the others. What is named here (draft, stream, person) is not told to whoever is not in the audience.
create table desk (
  draft  text not null,
  kind   text not null,
  code   text not null,
  stream text not null unique,
  primary key (draft, kind, code)
) strict, without rowid;

-- How far each person has read each desk: the newest entry of its record then.
create table seen (
  person text    not null,
  desk   text    not null,
  seq    integer not null check (seq >= 0),
  primary key (person, desk)
) strict, without rowid;
