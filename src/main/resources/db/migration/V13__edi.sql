-- ---------------------------------------------------------------- X12 interchanges: numbers, acknowledgements
create table edi_sender (                               -- how far the interchanges of a supplier have come; its row is the lock
    merchant text   not null,
    supplier text   not null,
    round    int    not null default 0,                 -- how often his control numbers have begun anew
    highest  bigint not null default 0,                 -- highest number of this round; 0: none has come
    primary key (merchant, supplier)
);

create table edi_interchange (                          -- every interchange taken, by its control number
    merchant    text        not null,
    supplier    text        not null,
    round       int         not null,
    control     bigint      not null,                   -- ISA13
    fingerprint text        not null,                   -- SHA-256 of its elements
    receipt_id  uuid        not null,
    received_at timestamptz not null,                   -- business time
    primary key (merchant, supplier, round, control)
);

create table edi_gap (                                  -- control numbers that were passed over and have not come
    merchant text        not null,
    supplier text        not null,
    round    int         not null,
    first    bigint      not null,
    last     bigint      not null,
    since    timestamptz not null,                      -- business time
    primary key (merchant, supplier, round, first)
);

create table edi_file (                                 -- acknowledgements on their way to a supplier's directory
    merchant   text        not null,
    supplier   text        not null,
    name       text        not null,                    -- from his id and control number: written again it is the same file
    receipt_id uuid        not null,                    -- what it acknowledges
    content    bytea       not null,
    made_at    timestamptz not null,                    -- business time
    next_at    timestamptz not null default now(),      -- real time of the next try
    attempts   int         not null default 0,
    left_at    timestamptz,                             -- business time; null until it lies there
    primary key (merchant, supplier, name)
);
create index edi_file_due on edi_file (next_at) where left_at is null;
create index edi_file_receipt on edi_file (merchant, receipt_id);

create table edi_sent (                                 -- interchanges of ours that want an acknowledgement
    merchant    text        not null,
    supplier    text        not null,
    control     bigint      not null,                   -- ISA13 and GS06
    command_key text        not null,
    about       text        not null,                   -- order name, for people
    made_at     timestamptz not null,                   -- business time, as the next two
    left_at     timestamptz,
    answered_at timestamptz,
    verdict     text,                                   -- AK901 or TA104
    primary key (merchant, supplier, control)
);
create index edi_sent_command on edi_sent (merchant, command_key);
create index edi_sent_open on edi_sent (left_at) where answered_at is null;
