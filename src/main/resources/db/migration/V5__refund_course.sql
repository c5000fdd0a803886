-- What a refund's course must remember between two tries.
alter table command add column lookup_only boolean not null default false; -- never to be sent again, only looked for
alter table command add column trace text;                                  -- the partner's own id of the last call, for its support
