-- Times are milliseconds since 1970 UTC. The number is internal and keeps the keys of entries short.
create table stream (
  number     integer primary key,
  id         text    not null unique,
  lineage    text    not null,
  process    text    not null,
  title      text    not null,
  created_at integer not null,
  updated_at integer not null,
  epoch      integer not null,
  head_seq   integer not null,
  head_hash  blob    not null check (length(head_hash) = 32)
) strict;

create index stream_by_process on stream (process, created_at);

-- The record stands on its own: what it names (process, person, delegation) need not be known here.
create table entry (
  stream     integer not null references stream (number),
  seq        integer not null check (seq >= 1),
  at         integer not null,
  person     text    not null,
  delegation text,
  kind       text    not null,
  payload    blob    not null,
  hash       blob    not null check (length(hash) = 32),
  primary key (stream, seq)
) strict, without rowid;

create trigger entry_is_never_changed before update on entry
begin
  select raise(abort, 'the record is append-only');
end;

create trigger entry_is_never_removed before delete on entry
begin
  select raise(abort, 'the record is append-only');
end;
