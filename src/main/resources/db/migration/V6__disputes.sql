-- ---------------------------------------------------------------- disputes
create table dispute (                                  -- what banks say of a payment, known to us or not
    merchant   text    not null,
    payment    text    not null,                        -- gateway/id
    dispute_id text    not null,                        -- gateway/id
    amount     bigint  not null,
    currency   char(3) not null,
    opened     boolean not null default false,          -- a chargeback, not only a question of the bank
    won        bigint,                                  -- position of that word within its source; the later one counts
    lost       bigint,
    primary key (merchant, payment, dispute_id)
);

alter table payment add column disputed boolean not null default false;     -- a bank has not decided: nothing is planned
alter table payment add column lost bigint not null default 0;              -- what banks gave the customer
alter table payment add column charged_back bigint not null default 0;      -- how much of that settles returns

-- Planned before a dispute and never sent: such a refund is withdrawn when its turn comes.
alter table command add column held boolean not null default false;

create index decision_charged_back on decision (merchant) where outcome = 'CHARGED_BACK';

-- ---------------------------------------------------------------- the merchant's daily cap
create index command_refund_day on command (merchant, currency, planned_at) where kind = 'REFUND';
