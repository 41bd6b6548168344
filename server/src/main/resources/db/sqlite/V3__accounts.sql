-- Times are milliseconds since 1970 UTC. E-mail addresses are kept in lower case.
alter table person add column rank text check (rank in ('HEAD', 'ALTERNATE', 'ADVISER'));
alter table person add column email text;
alter table person add column state text not null default 'ACTIVE' check (state in ('INVITED', 'ACTIVE', 'REVOKED'));
alter table person add column last_seen_at integer;

create unique index person_by_email on person (email) where email is not null;
create index person_by_delegation on person (process, delegation);

create table delegation_group (
  process text not null references process (id),
  code    text not null,
  name    text not null,
  primary key (process, code)
) strict, without rowid;

create table delegation_group_member (
  process    text not null,
  delegation text not null,
  code       text not null,
  primary key (process, delegation, code),
  foreign key (process, code) references delegation_group (process, code) on delete cascade,
  foreign key (process, delegation) references delegation (process, code) on delete cascade
) strict, without rowid;

create index delegation_group_member_by_group on delegation_group_member (process, code);

-- The last invitation of a person; a new one replaces it, and accepting it removes it.
create table invitation (
  person     text    not null primary key references person (id),
  hash       blob    not null unique check (length(hash) = 32),
  issued_at  integer not null,
  expires_at integer not null
) strict, without rowid;

-- A password's hash carries its salt and its cost ($argon2id$v=19$m=…,t=…,p=…$salt$hash).
create table password (
  person     text    not null primary key references person (id),
  hash       text    not null,
  changed_at integer not null
) strict, without rowid;

-- By which account of which organisation's OpenID provider somebody signs in.
create table organization_account (
  issuer  text    not null,
  subject text    not null,
  person  text    not null references person (id),
  since   integer not null,
  primary key (issuer, subject)
) strict, without rowid;

create index organization_account_by_person on organization_account (person);

-- Numbers of sessions are never used again: open connections are known by them.
create table numbered_session (
  number       integer primary key autoincrement,
  hash         blob    not null unique check (length(hash) = 32),
  person       text    not null references person (id),
  opened_at    integer not null,
  last_seen_at integer not null,
  expires_at   integer not null,
  device       text    not null,
  address      text    not null
) strict;

insert into numbered_session (number, hash, person, opened_at, last_seen_at, expires_at, device, address)
select number, hash, person, opened_at, opened_at, expires_at, '', '' from session;

drop table session;
alter table numbered_session rename to session;

create index session_by_person on session (person);
create index session_by_expiry on session (expires_at);

-- Who did what to people and sign-ins. It stands on its own, like the record: what it names need not be known here.
create table audit (
  number  integer primary key,
  at      integer not null,
  process text,
  person  text,
  name    text,
  action  text    not null,
  subject text,
  details text    not null
) strict;

create index audit_by_process on audit (process, number);

create trigger audit_is_never_changed before update on audit
begin
  select raise(abort, 'the audit trail is append-only');
end;

create trigger audit_is_never_removed before delete on audit
begin
  select raise(abort, 'the audit trail is append-only');
end;

-- "insert or replace" removes rows without asking the trigger above.
create trigger audit_is_never_replaced before insert on audit
when exists (select 1 from audit where number = new.number)
begin
  select raise(abort, 'the audit trail is append-only');
end;
