-- whom to call at an institution, out of hours too, in this order; its liaisons keep the list
create table desk_contact (
    institution_id uuid        not null,
    position       integer     not null,
    name           text        not null,
    phone          bytea       not null,
    hours          text        not null,
    changed_at     timestamptz not null,
    changed_by     uuid        not null,
    constraint desk_contact_pk primary key (institution_id, position),
    constraint desk_contact_institution_exists foreign key (institution_id) references unit (id),
    constraint desk_contact_few check (position between 1 and 5)
);
