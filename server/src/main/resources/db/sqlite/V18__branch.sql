-- Branches: the streams on which delegations write proposals about a draft. That a branch is there is not told to
-- whoever may not read it. A discarded one is found by nobody; its record stays.
create table branch (
  number    integer primary key,
  stream    text    not null unique,
  draft     text    not null,
  discarded integer not null check (discarded in (0, 1))
) strict;

create index branch_of_draft on branch (draft);
