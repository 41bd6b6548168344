-- What a stream is the record of. Its place is counted among those of its process and kind.
alter table stream add column kind text not null default 'draft';
drop index stream_by_place;
create unique index stream_by_place on stream (process, kind, place) where place > 0;
