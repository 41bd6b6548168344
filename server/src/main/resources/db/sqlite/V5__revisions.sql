-- How the revisions of a process are called.
alter table process add column symbol_pattern text not null default 'WP.{draft}/Rev.{number}';

-- The place of a stream among those of its process, from 1, which symbols name. It never changes.
alter table stream add column place integer not null default 0;
update stream
set place = (select count(*) from stream s where s.process = stream.process and s.number <= stream.number);
create unique index stream_by_place on stream (process, place) where place > 0;

-- A stream that is being imported is not shown to anybody until it is complete. It has no place until then.
alter table stream add column importing integer not null default 0 check (importing in (0, 1));

-- Of what was not imported to its end, nothing is in any record yet: it may be thrown away.
drop trigger entry_is_never_removed;
create trigger entry_is_never_removed before delete on entry
when not exists (select 1 from stream where number = old.stream and importing = 1)
begin
  select raise(abort, 'the record is append-only');
end;

-- Nobody makes a stream of the record into one that may be thrown away.
create trigger stream_is_never_imported_again before update on stream
when new.importing > old.importing
begin
  select raise(abort, 'the record is append-only');
end;

-- All entries that are no change of the text: few, and read by themselves.
create index entry_beside_text on entry (stream, seq) where kind <> 'text';
create index entry_that_issues on entry (stream, seq) where kind = 'revision';

-- Times are milliseconds since 1970 UTC. Keys that came with an imported record have no private half and are not ours;
-- a key of ours loses it when it is retired.
create table signing_key (
  number      integer primary key,
  id          text    not null unique,
  own         integer not null check (own in (0, 1)),
  public_key  blob    not null,
  private_key blob,
  created_at  integer not null,
  retired_at  integer,
  endorsed_by text references signing_key (id),
  endorsement blob,
  check (own = 1 or private_key is null),
  check ((endorsed_by is null) = (endorsement is null))
) strict;

-- One key of ours signs at a time.
create unique index signing_key_in_use on signing_key (own) where own = 1 and retired_at is null;

-- The heads of issued revisions, as they were signed. It stands on its own, like the record.
create table signed_head (
  number    integer primary key,
  stream    text    not null,
  seq       integer not null,
  lineage   text    not null,
  symbol    text    not null,
  revision  integer not null,
  hash      blob    not null check (length(hash) = 32),
  at        integer not null,
  key       text    not null references signing_key (id),
  signature blob    not null,
  unique (stream, seq)
) strict;

create index signed_head_by_hash on signed_head (hash);
