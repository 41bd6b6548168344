-- When a record came from elsewhere, milliseconds since 1970 UTC; null for one that was made here, and for one that came before
-- this was kept, of which nobody knows.
alter table stream add column imported_at integer;

create trigger stream_is_imported_at_once before update of imported_at on stream
when old.importing = 0
begin
  select raise(abort, 'the record is append-only');
end;

-- Heads that came from elsewhere, signed as that: by a key of ours, or by one of another server that the record was imported
-- to before. It stands on its own, like the record.
create table signed_import (
  number    integer primary key,
  stream    text    not null,
  seq       integer not null,
  lineage   text    not null,
  hash      blob    not null check (length(hash) = 32),
  at        integer not null,
  key       text    not null references signing_key (id),
  signature blob    not null,
  unique (stream, seq, key)
) strict;

create index signed_import_by_hash on signed_import (hash);
