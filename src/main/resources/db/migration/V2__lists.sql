-- The lists people look at all day are newest first: each reads one page from an index, however long the history is.
create index message_recent on message (merchant, received_at desc, id);
create index receipt_recent on receipt (merchant, received_at desc, id);
create index return_case_status on return_case (merchant, status, opened_at desc, id);
