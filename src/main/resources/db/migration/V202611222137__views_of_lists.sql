-- what a person keeps of a list: the columns chosen last, and the view that it opens with
create table list_choice (
    account_id   uuid   not null,
    list         text   not null,
    columns      text[],
    default_view uuid,
    constraint list_choice_pk primary key (account_id, list)
);

-- filters, columns and order under a name; those of a person, or shared with the people of the own unit
create table saved_view (
    id         uuid        not null,
    list       text        not null,
    owner_id   uuid        not null,
    unit_id    uuid        not null,
    name       text        not null,
    query      text        not null,
    shared     boolean     not null default false,
    created_at timestamptz not null,
    constraint saved_view_pk primary key (id),
    constraint saved_view_name_once unique (owner_id, list, name),
    constraint saved_view_unit_exists foreign key (unit_id) references unit (id),
    constraint saved_view_name_short check (char_length(name) between 1 and 40)
);
create index saved_view_by_unit on saved_view (unit_id, list) where shared;
