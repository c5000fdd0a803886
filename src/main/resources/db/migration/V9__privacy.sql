-- ---------------------------------------------------------------- one event, several deliveries
alter table receipt add column event_key text;          -- the same for deliveries of one event that ask for the same work
create unique index receipt_event on receipt (merchant, channel, event_key)
    where event_key is not null and duplicate_of is null;

-- ---------------------------------------------------------------- personal data: what is found, shown and erased
alter table receipt add column about text;              -- the order it speaks of (store's id), null when not known
create index receipt_about on receipt (merchant, about) where about is not null;
create index receipt_parent on receipt (merchant, parent_id) where parent_id is not null;
create index message_duplicate on message (merchant, duplicate_of) where duplicate_of is not null;

create table erasure (                                  -- what was erased when and why; holds no personal data
    merchant    text        not null,
    id          uuid        not null,
    kind        text        not null check (kind in ('CUSTOMER', 'SHOP', 'RETURN')),
    store       text,
    asked_by    text        not null,                   -- id of the store's request, or who asked
    receipt_id  uuid,                                   -- the request, whose own original is erased at the end
    asked_at    timestamptz not null,
    finished_at timestamptz,                            -- null while it is not whole: it goes on where it was
    scanned_to  uuid,                                   -- how far what belongs to no return was searched
    orders      int         not null default 0,
    cases       int         not null default 0,
    originals   int         not null default 0,
    files       int         not null default 0,         -- attachments and export files
    texts       int         not null default 0,         -- words that were masked
    primary key (merchant, id)
);
create index erasure_recent on erasure (merchant, asked_at desc, id);

create table erased_order (                             -- whatever is received about it later is erased again
    merchant  text        not null,
    order_id  text        not null,                     -- the store's id
    erased_at timestamptz not null,
    primary key (merchant, order_id)
);
create table erased_case (
    merchant  text        not null,
    case_id   uuid        not null,
    erased_at timestamptz not null,
    primary key (merchant, case_id)
);

create table customer_request (                         -- a customer wants to see what is kept of him
    merchant       text        not null,
    id             uuid        not null,
    store          text        not null,
    orders         text[]      not null,
    asked_at       timestamptz not null,
    due_at         timestamptz not null,
    handed_over_at timestamptz,
    handed_over_by text,
    erased_at      timestamptz,                         -- the file was erased before it was handed over
    primary key (merchant, id)
);
create index customer_request_recent on customer_request (merchant, asked_at desc, id);

-- Erasing masks words in reasons and nothing else of what is append-only.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and tg_table_name in ('decision', 'ledger_entry')
        and coalesce(current_setting('backhaul.erasing', true), '') = 'on'
        and to_jsonb(new) - 'reason' - 'commands' = to_jsonb(old) - 'reason' - 'commands' then
        return new;
    end if;
    raise exception '% is append-only: corrections are new rows', tg_table_name;
end $$;
