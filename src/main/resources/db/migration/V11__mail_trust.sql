-- ---------------------------------------------------------------- why a mail was believed, and what a supplier may not change by mail alone
alter table receipt add column trust text;              -- mails: whose they are, by whom that is proven and in which thread; null: nobody asked

create table mail_signature (                           -- DKIM signatures of mails read: one that comes again in another mail is a replay
    merchant   text        not null,
    signature  text        not null,                    -- SHA-256 of its value
    message_id text        not null,                    -- of the mail it was first read in
    receipt_id uuid        not null,
    primary key (merchant, signature)
);

create table supplier_address (                         -- return addresses of suppliers that were followed: a new one is compared with them
    merchant text        not null,
    supplier text        not null,
    address  text        not null,                      -- as he wrote it
    case_id  uuid        not null,                      -- where it was followed first
    since    timestamptz not null,
    primary key (merchant, supplier, address)
);

insert into supplier_address (merchant, supplier, address, case_id, since)
select distinct on (merchant, payload ->> 'supplier', payload -> 'details' ->> 'address')
    merchant, payload ->> 'supplier', payload -> 'details' ->> 'address', case_id, planned_at
from command
where kind = 'STORE_INSTRUCTIONS' and payload ->> 'supplier' is not null and payload -> 'details' ->> 'address' is not null
order by merchant, payload ->> 'supplier', payload -> 'details' ->> 'address', planned_at;
