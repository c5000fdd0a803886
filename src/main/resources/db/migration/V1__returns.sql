-- Everything the hub knows. Rules that hold for every table:
--   * merchant is part of every key: one merchant can never see or change another's rows;
--   * facts, decisions, commands and ledger hold ids and amounts, never personal data; what may be personal (original bytes,
--     attachments, mail texts) is encrypted with a data key of its own, and erasing a person deletes keys, not rows;
--   * every duplicate meets a unique key and changes nothing.

-- ---------------------------------------------------------------- personal data: keys, originals, attachments
create table data_key (
    id          uuid primary key,
    merchant    text        not null,
    case_id     uuid,                                   -- null until the message is matched to a case
    wrapped_key bytea       not null,                   -- AES-256 key, wrapped by the master key
    created_at  timestamptz not null
);
create index data_key_case on data_key (merchant, case_id);

create table attachment (
    merchant    text        not null,
    id          uuid        not null,
    data_key    uuid        references data_key on delete set null,
    receipt_id  uuid,
    case_id     uuid,
    kind        text        not null,                   -- PHOTO, VIDEO, DOCUMENT
    name        bytea       not null,                   -- encrypted
    media_type  text        not null,
    size        bigint      not null,
    sha256      text        not null,
    content     bytea       not null,                   -- encrypted
    primary key (merchant, id)
);
create index attachment_sha on attachment (merchant, sha256);
create index attachment_case on attachment (merchant, case_id);

-- ---------------------------------------------------------------- in: receipts, messages
create table receipt (
    merchant     text        not null,
    id           uuid        not null,
    channel      text        not null,                  -- shopify:demo, stripe:demo, mail:returns, sftp:globex, api:warehouse ...
    source_id    text        not null,                  -- webhook id, Message-ID with brackets, file name: what a person searches for
    dedupe_key   text        not null,                  -- what makes a delivery the same delivery
    duplicate_of uuid,                                  -- the same content under another name is kept, and points to the first
    parent_id    uuid,                                  -- the receipt whose signal made the hub read this answer
    topic        text        not null,                  -- webhook topic, message type, file kind
    sha256       text        not null,
    size         bigint      not null,
    content_type text        not null,
    data_key     uuid        references data_key on delete set null,
    original     bytea       not null,                  -- encrypted original bytes
    attributes   jsonb       not null default '{}',     -- the few allow-listed transport headers, no personal data
    sequence     bigint      not null default 0,        -- position within its own source
    status       text        not null check (status in ('RECEIVED', 'READ', 'DUPLICATE', 'IGNORED', 'REVIEW', 'REJECTED', 'PARKED')),
    reason       text,
    attempts     int         not null default 0,
    copies       int         not null default 0,        -- how often the same delivery came again
    received_at  timestamptz not null,                  -- business time
    primary key (merchant, id)
);
create unique index receipt_once on receipt (merchant, channel, dedupe_key) where duplicate_of is null;
create index receipt_source on receipt (merchant, source_id);
create index receipt_status on receipt (merchant, status, received_at);

create table message (
    merchant     text        not null,
    id           uuid        not null,                  -- derived from receipt and position
    receipt_id   uuid,                                  -- null for messages the hub itself makes (deadline, operator, outcome)
    source       text        not null,
    source_id    text        not null,
    semantic_key text        not null,
    duplicate_of uuid,
    kind         text        not null,
    body         jsonb       not null,                  -- canonical message
    trusted      boolean     not null default true,     -- false: may inform, must not authorise or move money
    status       text        not null check (status in ('RECEIVED', 'WAITING', 'APPLIED', 'DUPLICATE', 'IGNORED', 'REVIEW', 'REJECTED', 'PARKED')),
    reason       text,
    case_id      uuid,
    attempts     int         not null default 0,
    received_at  timestamptz not null,
    primary key (merchant, id)
);
create unique index message_once on message (merchant, source, semantic_key) where duplicate_of is null;
create index message_status on message (merchant, status, received_at);
create index message_case on message (merchant, case_id);
create index message_receipt on message (merchant, receipt_id);
create index message_source on message (merchant, source_id);

-- ---------------------------------------------------------------- the return cases
create table return_case (
    merchant      text        not null,
    id            uuid        not null,
    store         text        not null,
    order_name    text        not null,
    status        text        not null check (status in ('OPEN', 'REVIEW', 'CLOSED')),
    version       bigint      not null,
    policy_hash   text        not null,
    policy        jsonb       not null,                 -- the policy and passports in force when the order was placed
    summary       jsonb       not null,                 -- tracks per leg, as lists show them: derived, rebuilt on every fact
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    deadline_kind text,
    deadline_at   timestamptz,
    primary key (merchant, id)
);
create index return_case_list on return_case (merchant, opened_at desc, id);
create index return_case_order on return_case (merchant, order_name);

create table fact (                                     -- append-only: a message matched to a case
    merchant   text   not null,
    case_id    uuid   not null,
    message_id uuid   not null,
    position   bigint not null,
    primary key (merchant, case_id, message_id),
    foreign key (merchant, case_id) references return_case,
    foreign key (merchant, message_id) references message
);

create table reference (                                -- business keys a case can be found by
    merchant text not null,
    type     text not null,
    value    text not null,
    case_id  uuid not null,
    supplier text not null default '',                  -- the leg, where the key belongs to one
    primary key (merchant, type, value, case_id, supplier)
);
create index reference_case on reference (merchant, case_id);

create table waiting (                                  -- messages that wait until a case has this key
    merchant   text not null,
    type       text not null,
    value      text not null,
    message_id uuid not null,
    primary key (merchant, type, value, message_id)
);

create table decision (                                 -- append-only
    merchant     text        not null,
    case_id      uuid        not null,
    key          text        not null,                  -- rule and subject: the same decision is stored once
    at           timestamptz not null,
    rule         text        not null,
    rule_version int         not null,
    policy_hash  text        not null,
    outcome      text        not null,
    reason       text        not null,
    supplier     text        not null default '',
    amount       bigint,                                -- minor units, where the decision fixes an amount
    currency     char(3),
    message_id   uuid,                                  -- the message that led to it
    commands     jsonb       not null default '[]',
    primary key (merchant, case_id, key)
);

create table deadline (
    merchant text        not null,
    case_id  uuid        not null,
    kind     text        not null,
    supplier text        not null default '',
    at       timestamptz not null,
    rule     text        not null,
    channel  text,                                      -- the channel that must have been read past the deadline, or null
    state    text        not null check (state in ('OPEN', 'FIRED', 'CANCELLED')),
    primary key (merchant, case_id, kind, supplier, at)
);
create index deadline_due on deadline (at) where state = 'OPEN';

-- ---------------------------------------------------------------- out: commands, payments
create table command (
    merchant        text        not null,
    key             text        not null,               -- names the obligation, never the trigger
    case_id         uuid        not null,
    kind            text        not null,
    destination     text        not null,               -- stripe:demo, shopify:demo, mail:acme, sftp:globex, manual ...
    status          text        not null check (status in
                      ('PLANNED', 'SENDING', 'PENDING', 'SUCCEEDED', 'REJECTED', 'FAILED', 'UNKNOWN', 'NEEDS_REVIEW')),
    payload         jsonb       not null,               -- what to do, ids and amounts only
    idempotency_key uuid        not null,               -- UUIDv5 of the key
    request         bytea,                              -- canonical request, stored before the first send, re-sent unchanged
    amount          bigint,                             -- minor units
    currency        char(3),
    payment         text,                               -- PAYMENT reference the money leaves from
    reference       text,                               -- id the partner gave the result
    attempts        int         not null default 0,
    misses          int         not null default 0,     -- look-ups that found nothing
    planned_at      timestamptz not null,
    first_sent_at   timestamptz,                        -- real time: safe windows of idempotency keys count from here
    next_attempt_at timestamptz,                        -- real time
    outcome         text,                               -- words for people
    primary key (merchant, key)
);
create index command_case on command (merchant, case_id);
create index command_status on command (merchant, status);
create index command_due on command (next_attempt_at) where next_attempt_at is not null;

create table payment (
    merchant        text    not null,
    reference       text    not null,                   -- gateway/id
    currency        char(3) not null,
    captured        bigint  not null,
    hub_refunds     bigint  not null default 0,         -- every refund of ours not definitely failed, UNKNOWN included
    outside_refunds bigint  not null default 0,
    frozen          boolean not null default false,
    primary key (merchant, reference),
    check (hub_refunds >= 0 and outside_refunds >= 0),
    check (hub_refunds <= captured)                     -- no bug may pay more than was paid
);
create table outside_refund (
    merchant  text   not null,
    payment   text   not null,
    refund_id text   not null,
    amount    bigint not null,
    failed    boolean not null default false,
    primary key (merchant, payment, refund_id)
);

-- ---------------------------------------------------------------- ledger
create table ledger_entry (
    merchant    text        not null,
    id          bigint generated always as identity,
    key         text        not null,                   -- built like command keys: posted once
    case_id     uuid        not null,
    at          timestamptz not null,
    event_type  text        not null,
    reason      text        not null,
    currency    char(3)     not null,
    supplier    text        not null default '',
    reference   text,                                   -- refund id or credit reference
    primary key (merchant, id),
    unique (merchant, key)
);
create index ledger_entry_case on ledger_entry (merchant, case_id);
create table ledger_line (
    merchant text   not null,
    entry_id bigint not null,
    line_no  int    not null,
    account  text   not null,
    debit    bigint not null default 0 check (debit >= 0),
    credit   bigint not null default 0 check (credit >= 0),
    primary key (merchant, entry_id, line_no),
    foreign key (merchant, entry_id) references ledger_entry,
    check ((debit = 0) <> (credit = 0))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: corrections are new rows', tg_table_name;
end $$;
create trigger ledger_entry_append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger ledger_line_append_only before update or delete on ledger_line for each row execute function refuse_change();
create trigger fact_append_only before update or delete on fact for each row execute function refuse_change();
create trigger decision_append_only before update or delete on decision for each row execute function refuse_change();

create function entry_balances() returns trigger language plpgsql as $$
begin
    if (select sum(debit) <> sum(credit) from ledger_line where merchant = new.merchant and entry_id = new.entry_id) then
        raise exception 'ledger entry % does not balance', new.entry_id;
    end if;
    return null;
end $$;
create constraint trigger ledger_line_balances after insert on ledger_line deferrable initially deferred
    for each row execute function entry_balances();

-- ---------------------------------------------------------------- plumbing
create table outbox (
    id       bigint generated always as identity primary key,
    merchant text   not null,
    queue    text   not null,
    group_id text   not null,
    body     text   not null,
    sent_at  timestamptz                                -- real time; null until the broker has it
);
create index outbox_unsent on outbox (id) where sent_at is null;
create index outbox_sent on outbox (sent_at);

create table installation (                             -- one row: tells this database from every other one
    one      boolean primary key default true check (one),
    id       uuid        not null default gen_random_uuid(),
    made_at  timestamptz not null default now()
);
insert into installation default values;

create table review (
    merchant     text        not null,
    id           uuid        not null,
    key          text        not null,                  -- one open item per question
    message_id   uuid,
    case_id      uuid,
    kind         text        not null check (kind in ('REVIEW', 'TASK')),
    reason_class text        not null,
    reason       text        not null,
    candidates   jsonb       not null default '[]',
    opened_at    timestamptz not null,
    resolved_at  timestamptz,
    resolved_by  text,
    resolution   text,
    primary key (merchant, id)
);
create unique index review_once on review (merchant, key) where resolved_at is null;
create index review_open on review (merchant, opened_at) where resolved_at is null;
create index review_case on review (merchant, case_id);

create table channel_mark (                             -- how far a polled channel was read
    merchant     text        not null,
    channel      text        not null,
    uid_validity bigint      not null default 0,
    last_uid     bigint      not null default 0,
    read_through timestamptz not null,                  -- business time up to which it was read to its end
    polled_at    timestamptz not null,                  -- real time of the last successful poll
    error        text,
    primary key (merchant, channel)
);

create table lease (                                    -- which node polls; an optimisation, correctness is the receipt's unique key
    name   text        primary key,
    holder text        not null,
    until  timestamptz not null
);

create table config_version (                           -- files of config/ and mappings/ as they were when decisions were made
    kind        text        not null,                   -- merchant, supplier
    name        text        not null,
    hash        text        not null,
    body        jsonb       not null,
    imported_at timestamptz not null,
    primary key (kind, name, imported_at)               -- going back to an old text is a version of its own
);

create table edi_control (                              -- interchange control numbers of files we write
    merchant text   not null,
    supplier text   not null,
    last     bigint not null,
    primary key (merchant, supplier)
);

-- ---------------------------------------------------------------- finance
create table feed_sequence (
    merchant text   not null,
    flavour  text   not null,
    last     bigint not null,
    primary key (merchant, flavour)
);
create table feed_file (
    merchant   text        not null,
    name       text        not null,
    flavour    text        not null,
    file_seq   bigint      not null,
    content    text        not null,                    -- released bytes never change
    manifest   text        not null,
    sha256     text        not null,
    row_count  int         not null,
    created_at timestamptz not null,
    delivered  boolean     not null default false,      -- written to the finance directory with its .done file
    primary key (merchant, name),
    unique (merchant, flavour, file_seq)
);
create table feed_entry (                               -- every entry is in exactly one file of a flavour
    merchant text   not null,
    flavour  text   not null,
    entry_id bigint not null,
    file_seq bigint not null,
    primary key (merchant, flavour, entry_id)
);

-- What people search as "messages": canonical messages, and receipts that gave none (unread, unreadable, ignored, duplicate).
create view message_view as
    select m.merchant, m.id, r.id as receipt_id, m.source, m.source_id, m.kind, m.status, m.case_id, m.received_at, m.reason
    from message m left join receipt r on r.merchant = m.merchant and r.id = m.receipt_id
    union all
    select r.merchant, r.id, r.id, r.channel, r.source_id, null, r.status, null, r.received_at, r.reason
    from receipt r
    where not exists (select 1 from message m where m.merchant = r.merchant and m.receipt_id = r.id)
       or r.status in ('REVIEW', 'PARKED');
