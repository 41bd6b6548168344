-- Access tokens end, and their people know them by number, which is never used again. Times are milliseconds since 1970 UTC.
create table numbered_token (
  number       integer primary key autoincrement,
  hash         blob    not null unique check (length(hash) = 32),
  person       text    not null references person (id),
  issued_at    integer not null default 0,
  last_used_at integer,
  expires_at   integer not null default 0
) strict;

-- When those that there are were issued was not kept; they last as long from now on as new ones do.
insert into numbered_token (hash, person, issued_at, expires_at)
select hash, person, cast(strftime('%s', 'now') as integer) * 1000,
  (cast(strftime('%s', 'now') as integer) + 180 * 86400) * 1000
from access_token;

drop table access_token;
alter table numbered_token rename to access_token;

create index access_token_by_person on access_token (person);
