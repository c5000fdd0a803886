-- ---------------------------------------------------------------- links by which a supplier answers without an account
create table answer_link (
    token_hash text        not null primary key,          -- SHA-256 of the link's token: who reads the database cannot answer
    merchant   text        not null,
    case_id    uuid        not null,
    supplier   text        not null,
    purpose    text        not null,                      -- what the mail asked: request, reminder, inspection, claim, credit-reminder
    command    text        not null,                      -- key of the command whose mail carried it
    address    text        not null,                      -- mailbox it went to; another one in the passport ends it
    lines      jsonb       not null,                      -- what was asked about: [{sku, quantity}]
    issued_at  timestamptz not null,                      -- business time
    foreign key (merchant, case_id) references return_case
);
create index answer_link_case on answer_link (merchant, case_id);
