-- In which browsers an account was signed in to before. A browser has one random secret, kept as its SHA-256 hash only.
-- Times are milliseconds since 1970 UTC.
create table known_browser (
  person  text    not null references person (id),
  hash    blob    not null check (length(hash) = 32),
  seen_at integer not null,
  primary key (person, hash)
) strict, without rowid;

create index known_browser_by_time on known_browser (seen_at);
