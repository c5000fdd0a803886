-- ---------------------------------------------------------------- answers to suppliers' files
create table file_result (                              -- tells a supplier what became of the rows of one of his files
    merchant   text        not null,
    supplier   text        not null,
    file       text        not null,                    -- name of the answer
    receipt_id uuid,                                    -- the file it answers; null where that one was known already
    rows       jsonb       not null,                    -- his rows and their messages; emptied once the answer is left
    content    bytea,                                   -- fixed before the first try, gone once it is left
    left_at    timestamptz,                             -- real time
    next_at    timestamptz not null default now(),      -- real time: not tried before
    primary key (merchant, supplier, file)
);
create index file_result_due on file_result (next_at) where left_at is null;
create unique index file_result_once on file_result (merchant, receipt_id);
