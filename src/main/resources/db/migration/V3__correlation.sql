-- ---------------------------------------------------------------- cases that resemble a message
-- Coarse words a case can be found by when no key is exact: digits of its numbers, SKUs by supplier, amounts owed. Written
-- with every fact; a look-up reads a few rows per word from case_probe_find, however long the history is.
create table case_probe (
    merchant  text        not null,
    probe     text        not null,
    case_id   uuid        not null,
    open      boolean     not null,
    opened_at timestamptz not null,
    primary key (merchant, probe, case_id),
    foreign key (merchant, case_id) references return_case
);
create index case_probe_find on case_probe (merchant, probe, open desc, opened_at desc);
create index case_probe_case on case_probe (merchant, case_id);

-- Cases from before: their numbers and SKUs; amounts owed follow with their next fact.
insert into case_probe (merchant, probe, case_id, open, opened_at)
    select distinct c.merchant, 'number:' || n.digits, c.id, c.status <> 'CLOSED', c.opened_at
    from return_case c
    join reference r on r.merchant = c.merchant and r.case_id = c.id
        and r.type in ('ORDER_NAME', 'PO', 'RMA', 'TRACKING', 'SUPPLIER_ORDER')
    cross join lateral (select ltrim(regexp_replace(
        case when r.type in ('PO', 'RMA', 'SUPPLIER_ORDER') then substring(r.value from position('/' in r.value) + 1)
             else r.value end, '\D', '', 'g'), '0') as digits) n
    where n.digits <> '';
insert into case_probe (merchant, probe, case_id, open, opened_at)
    select distinct c.merchant,
           'goods:' || (leg ->> 'supplier') || '/' || upper(regexp_replace(line ->> 'sku', '[^A-Za-z0-9]', '', 'g')),
           c.id, c.status <> 'CLOSED', c.opened_at
    from return_case c
    cross join lateral jsonb_array_elements(coalesce(c.summary -> 'legs', '[]')) leg
    cross join lateral jsonb_array_elements(coalesce(leg -> 'lines', '[]')) line;

-- ---------------------------------------------------------------- keys people taught
create table learned_key (                              -- this supplier means this return when he writes this key
    merchant      text        not null,
    id            uuid        not null,
    supplier      text        not null,
    type          text        not null,
    value         text        not null,
    case_id       uuid        not null,
    message_id    uuid        not null,                 -- the message a person assigned
    learned_by    text        not null,
    learned_at    timestamptz not null,
    revoked_at    timestamptz,
    revoked_by    text,
    revoke_reason text,
    primary key (merchant, id),
    foreign key (merchant, case_id) references return_case
);
create unique index learned_key_once on learned_key (merchant, supplier, type, value) where revoked_at is null;
create index learned_key_case on learned_key (merchant, case_id);
create index learned_key_recent on learned_key (merchant, learned_at desc, id);
