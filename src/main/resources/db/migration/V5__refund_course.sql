-- What a refund's course must remember between two tries.
alter table command add column lookup_only boolean not null default false; -- never to be sent again, only looked for
alter table command add column trace text;                                  -- the partner's own id of the last call, for its support

alter table command add column looked boolean not null default false;      -- after a restore: looked for and not found, may be sent

-- A database that is older than what the hub did (a restored backup) is recognised by its count of starts.
alter table installation add column starts bigint not null default 0;
alter table installation add column alive_at timestamptz;           -- real time, every minute while a hub runs
alter table installation add column look_first_until timestamptz;           -- real time; until then nothing is sent unseen
