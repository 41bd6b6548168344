-- Up to which entry a record came from elsewhere; 0 for one that was made here. The server vouches for none of these by a
-- signature of its own.
alter table stream add column imported_seq integer not null default 0;

create trigger stream_is_imported_once before update of imported_seq on stream
when old.importing = 0
begin
  select raise(abort, 'the record is append-only');
end;

-- Replacing a row removes it without asking the trigger for removals.
create trigger entry_is_never_replaced before insert on entry
when exists (select 1 from entry where stream = new.stream and seq = new.seq)
begin
  select raise(abort, 'the record is append-only');
end;
