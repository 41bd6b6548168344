-- How the revisions of a process are called.
alter table process add column symbol_pattern text not null default 'WP.{draft}/Rev.{number}';

-- The place of a stream among those of its process, from 1, which symbols name. It never changes.
alter table stream add column place integer not null default 0;
update stream
set place = (select count(*) from stream s where s.process = stream.process and s.number <= stream.number);
create unique index stream_by_place on stream (process, place);

-- All entries that are no change of the text: few, and read by themselves.
create index entry_beside_text on entry (stream, seq) where kind <> 'text';

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
