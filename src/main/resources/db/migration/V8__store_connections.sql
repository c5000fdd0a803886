-- ---------------------------------------------------------------- connections to stores
create table store_connection (                         -- what the hub knows of its access to a store; no row: nothing but the configuration
    merchant      text        not null,
    store         text        not null,
    state         text        not null default 'OPEN' check (state in ('OPEN', 'REFUSED', 'UNINSTALLED')),
    since         timestamptz,                          -- business time of the last change of state
    reason        text,                                 -- why it is not open, for people
    data_key      uuid        references data_key on delete set null,
    token         bytea,                                -- encrypted access and refresh token
    scopes        text[],                               -- what the app may do there; null: never asked
    looked_at     timestamptz,                          -- business time of the last look at scopes and subscriptions
    subscribed_at timestamptz,                          -- when every topic had its subscription for the first time
    missing       text[]      not null default '{}',    -- topics without one at the last look
    primary key (merchant, store)
);
