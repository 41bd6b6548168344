-- What makes reading a record fast: the draft's state at one entry of it. A cache: rows may be deleted at any time.
create table checkpoint (
  stream integer not null primary key references stream (number),
  seq    integer not null check (seq >= 1),
  hash   blob    not null check (length(hash) = 32),
  body   blob    not null
) strict;
