-- Whether the private half of a key is under a key that is not kept here.
alter table signing_key add column sealed integer not null default 0 check (sealed in (0, 1));
