-- templates of documents that units put in; every edition stays as it was, and none is removed
create table document_template (
    id          uuid        not null,
    unit_id     uuid        not null,
    kind        text        not null,
    edition     integer     not null,
    content     bytea       not null,
    file_name   text        not null,
    sha256      text        not null,
    uploaded_by uuid        not null,
    uploader    text        not null,
    uploaded_at timestamptz not null,
    constraint document_template_pk primary key (id),
    constraint document_template_edition_once unique (unit_id, kind, edition),
    constraint document_template_unit_exists foreign key (unit_id) references unit (id),
    constraint document_template_edition_counts check (edition >= 1),
    constraint document_template_modest check (octet_length(content) <= 2097152)
);

-- what a unit uses: its latest choice of the kind; without any it follows the unit above
create table document_template_choice (
    id          uuid        not null,
    unit_id     uuid        not null,
    kind        text        not null,
    source      text        not null,
    template_id uuid,
    chosen_by   uuid        not null,
    chooser     text        not null,
    chosen_at   timestamptz not null,
    constraint document_template_choice_pk primary key (id),
    constraint document_template_choice_unit_exists foreign key (unit_id) references unit (id),
    constraint document_template_choice_template_exists foreign key (template_id) references document_template (id),
    constraint document_template_choice_source_known check (source in ('OWN', 'ABOVE', 'BUILT_IN')),
    constraint document_template_choice_own_named check ((source = 'OWN') = (template_id is not null))
);
create index document_template_choice_by_unit on document_template_choice (unit_id, kind, chosen_at desc, id desc);
create index document_template_choice_by_template on document_template_choice (template_id);

-- documents that went out: who, when, by which edition, and the digest of the file; not the file
create table document_made (
    id          uuid        not null,
    kind        text        not null,
    subject     text        not null,
    case_no     text,
    template_id uuid,
    full_data   boolean     not null,
    sha256      text        not null,
    made_by     uuid        not null,
    maker       text        not null,
    made_at     timestamptz not null,
    constraint document_made_pk primary key (id),
    constraint document_made_template_exists foreign key (template_id) references document_template (id)
);
create index document_made_by_case on document_made (case_no, made_at desc, id desc);
create index document_made_by_template on document_made (template_id);

revoke update, delete, truncate, references, trigger on document_template, document_template_choice, document_made from ${application_role};
grant select, insert on document_template, document_template_choice, document_made to ${application_role};
