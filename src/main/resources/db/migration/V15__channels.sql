-- ---------------------------------------------------------------- mailboxes, silence and canaries
create table mailbox_uid (                              -- what became of each of a mailbox's latest mails, and of all that cannot be fetched
    merchant     text        not null,
    channel      text        not null,
    uid_validity bigint      not null,
    uid          bigint      not null,
    state        text        not null check (state in ('TAKEN', 'FAILING', 'LEFT_OUT')),
    tries        int         not null default 0,        -- how often fetching it failed
    error        text,
    next_at      timestamptz not null default now(),    -- real time before which it is not tried again
    primary key (merchant, channel, uid_validity, uid)
);
create index mailbox_uid_open on mailbox_uid (merchant, channel) where state <> 'TAKEN';

insert into mailbox_uid (merchant, channel, uid_validity, uid, state)
select merchant, channel, uid_validity, uid, 'TAKEN'
from channel_mark, generate_series(greatest(1, last_uid - 199), last_uid) uid
where uid_validity <> 0 and last_uid > 0;

create table mailbox_token (                            -- the refresh token a mail provider gave in place of the configured one
    merchant   text  not null,
    channel    text  not null,
    configured text  not null,                          -- SHA-256 of the configured one: a new one there replaces this row
    data_key   uuid  references data_key on delete set null,
    token      bytea not null,                          -- encrypted
    primary key (merchant, channel)
);

create table canary (                                   -- mails and files the hub sends to itself to prove a channel
    merchant  text        not null,
    channel   text        not null,
    slot      bigint      not null,                     -- which one of its rhythm: no two nodes send the same
    token     text        not null unique,
    sent_at   timestamptz not null default now(),       -- real time, as all below
    handed_at timestamptz,                              -- the server took it
    seen_at   timestamptz,                              -- it came back
    error     text,                                     -- why it was not taken or came back as undeliverable
    primary key (merchant, channel, slot)
);

create index receipt_heard on receipt (merchant, channel, received_at desc);
create index message_heard on message (merchant, source, received_at desc);
create index return_case_unclosed on return_case (merchant, opened_at) where status <> 'CLOSED';
