-- ---------------------------------------------------------------- one event, several deliveries
alter table receipt add column event_key text;          -- the same for deliveries of one event that ask for the same work
create unique index receipt_event on receipt (merchant, channel, event_key)
    where event_key is not null and duplicate_of is null;

-- ---------------------------------------------------------------- personal data: what is found, shown and erased
alter table receipt add column about text;              -- the order it speaks of (store's id), null when not known
create index receipt_about on receipt (merchant, about) where about is not null;
create index receipt_parent on receipt (merchant, parent_id) where parent_id is not null;
