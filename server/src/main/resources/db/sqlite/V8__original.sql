-- The files that drafts were started from, as they came. They are kept for ever, like the record.
create table original (
  stream integer not null primary key references stream (number),
  name   text    not null,
  format text    not null,
  sha256 blob    not null check (length(sha256) = 32),
  size   integer not null check (size = length(body)),
  person text    not null,
  at     integer not null,
  body   blob    not null
) strict;

create trigger original_is_never_changed before update on original
begin
  select raise(abort, 'an original file is kept as it came');
end;

create trigger original_is_never_removed before delete on original
begin
  select raise(abort, 'an original file is kept as it came');
end;
