create table process (
  id   text not null primary key,
  name text not null
) strict, without rowid;

create table delegation (
  process  text not null references process (id),
  code     text not null,
  name     text not null,
  kind     text not null,
  capacity text not null,
  primary key (process, code)
) strict, without rowid;

create table person (
  id         text not null primary key,
  process    text not null references process (id),
  name       text not null,
  role       text not null,
  delegation text,
  foreign key (process, delegation) references delegation (process, code)
) strict, without rowid;

create index person_by_process on person (process);

-- Secrets are kept as SHA-256 hashes only.
create table access_token (
  hash   blob not null primary key check (length(hash) = 32),
  person text not null references person (id)
) strict, without rowid;

-- Times are milliseconds since 1970 UTC.
create table session (
  number     integer primary key,
  hash       blob    not null unique check (length(hash) = 32),
  person     text    not null references person (id),
  opened_at  integer not null,
  expires_at integer not null
) strict;

create index session_by_person on session (person);
create index session_by_expiry on session (expires_at);
