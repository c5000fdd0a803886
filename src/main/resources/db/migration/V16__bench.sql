-- New suppliers begin in shadow: what they say is kept and shown, and acts only when a person has turned them on.
create table supplier_shadow (
    merchant   text        not null,
    supplier   text        not null,
    family     text        not null,                    -- of his channel: what stands before the colon of his messages' source
    in_shadow  boolean     not null,
    since      timestamptz not null,
    changed_by text        not null,
    primary key (merchant, supplier)
);

create table shadow_judgement (                         -- what a person says about a message that waits in shadow
    merchant   text        not null,
    message_id uuid        not null,
    fits       boolean     not null,
    judged_at  timestamptz not null,
    judged_by  text        not null,
    primary key (merchant, message_id)
);

alter table message drop constraint message_status_check;
alter table message add constraint message_status_check check
    (status in ('RECEIVED', 'WAITING', 'APPLIED', 'DUPLICATE', 'IGNORED', 'REVIEW', 'REJECTED', 'PARKED', 'SHADOW'));
create index message_in_shadow on message (merchant, source) where status = 'SHADOW';

create table published_file (                           -- append-only: every text the bench wrote, and the one it took the place of
    id           bigint      generated always as identity primary key,
    merchant     text        not null,
    supplier     text        not null,
    path         text        not null,
    sha256       text        not null,
    body         text        not null,
    replaced     text,                                  -- what stood there before; null when nothing did
    published_at timestamptz not null,
    published_by text        not null
);
create index published_file_path on published_file (path, id desc);
