-- What lists show of a stream without reading its entries: JSON of the stream's writer, no part of the record.
alter table stream add column summary text;
