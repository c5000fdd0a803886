-- ---------------------------------------------------------------- reconciliation of refunds with the gateways
create table reconciliation (                           -- one reading of one day of one gateway account; a day read again adds one
    merchant        text        not null,
    id              uuid        not null,
    gateway         text        not null,               -- destination of its refunds: stripe:demo
    day             date        not null,               -- UTC
    started_at      timestamptz not null,               -- business time
    status          text        not null check (status in ('DONE', 'FAILED')),
    reason          text,                               -- why it could not be read
    started_by      text        not null,               -- hub, or who asked for it
    hub_refunds     int         not null default 0,     -- refunds of ours of that day
    gateway_refunds int         not null default 0,     -- refunds the gateway shows of that day
    differences     int         not null default 0,
    entered         int         not null default 0,     -- of these told to the hub as messages
    primary key (merchant, id)
);
create index reconciliation_recent on reconciliation (merchant, started_at desc, id);
create index reconciliation_day on reconciliation (merchant, gateway, day, started_at desc);

create table reconciliation_difference (
    merchant         text   not null,
    run              uuid   not null,
    line_no          int    not null,
    kind             text   not null,
    case_id          uuid,
    command_key      text,
    refund_id        text,
    payment          text   not null,                   -- gateway/id
    hub_status       text,
    hub_amount       bigint,
    hub_currency     char(3),
    gateway_status   text,
    gateway_amount   bigint,
    gateway_currency char(3),
    gateway_created  timestamptz,
    what             text   not null,                   -- words for people
    to_do            text   not null,
    primary key (merchant, run, line_no),
    foreign key (merchant, run) references reconciliation
);
create trigger reconciliation_append_only before update or delete on reconciliation
    for each row execute function refuse_change();
create trigger reconciliation_difference_append_only before update or delete on reconciliation_difference
    for each row execute function refuse_change();

-- A day's refunds, and whose a refund is, without reading the whole history. Times in messages are UTC texts.
create index message_settled_at on message (merchant, (body ->> 'occurredAt')) where kind = 'REFUND_SETTLED';
create index message_settled_id on message (merchant, (body ->> 'refundId')) where kind = 'REFUND_SETTLED';
create index outside_refund_id on outside_refund (merchant, refund_id);
