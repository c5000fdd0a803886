-- ---------------------------------------------------------------- reading stores without waiting for their webhooks
create table store_poll (                               -- how far the changes of a store were read
    merchant    text        not null,
    store       text        not null,
    since       timestamptz not null,                   -- by the store's clock: what changed before is durable
    newest      timestamptz,                            -- latest change the unfinished listing has shown: it goes on there
    page        text,                                   -- the store's mark within that second, where one page cannot hold it
    listed      int         not null default 0,         -- orders this listing has shown
    next_at     timestamptz not null default now(),     -- real time, as all below: not before then
    open_at     timestamptz not null default now(),     -- next look at everything that is still open
    open_since  timestamptz,                            -- when the unfinished look at it began
    complete_at timestamptz not null default now(),     -- last read to its end; at first, when that was begun
    error       text,                                   -- why the last try stopped
    primary key (merchant, store)
);

create table store_state (                              -- the last known state of an object of a store: a hash, never its content
    merchant text        not null,
    store    text        not null,
    object   text        not null,                      -- its id at the store
    read_as  text        not null,                      -- for what it was read
    state    text        not null,                      -- SHA-256 of the answer, or the store's time of its last change
    times    int         not null default 1,            -- readings that found this state
    seen_at  timestamptz not null default now(),        -- real time of the last one
    primary key (merchant, store, object, read_as)
);
create index store_state_seen on store_state (seen_at);
