-- control requests 处置 that people make, and their answers; what came in as a file lacks most of it
alter table control_request
    add column urgency             text not null default 'NORMAL',
    add column reason              text,
    add column asked_by            uuid,
    add column asked_by_name       text,
    add column received_at         timestamptz,
    add column received_by         uuid,
    add column received_by_name    text,
    add column held_by             uuid,
    add column held_by_name        text,
    add column held_until          timestamptz,
    add column answered_at         timestamptz,
    add column answered_by         uuid,
    add column answering_person    text,
    add column answering_phone     bytea,
    add column refusal_code        text,
    add column answer_note         text,
    add column cancelled_at        timestamptz,
    add column cancel_note         text,
    add column lift_asked_at       timestamptz,
    add column lift_asked_by       uuid,
    add column lift_asked_by_name  text,
    add column lift_reason         text,
    add column lifted_at           timestamptz,
    add column lifted_by           uuid,
    add column lifted_by_name      text,
    add column unreceived_told_at  timestamptz,
    add column unanswered_told_at  timestamptz,
    add constraint control_request_urgency_known check (urgency in ('NORMAL', 'URGENT')),
    add constraint control_request_refusal_known check (refusal_code in ('NOT_OURS', 'NOT_FOUND', 'LAWFUL_USE', 'MATERIAL_MISSING', 'ALREADY_DONE', 'TECHNICAL', 'OTHER')),
    add constraint control_request_refusal_has_code check (state <> 'REFUSED' or refusal_code is not null),
    add constraint control_request_not_before_request check (received_at >= requested_at and done_at >= requested_at and answered_at >= requested_at),
    add constraint control_request_lifted_was_asked check (state <> 'LIFTED' or (lifted_at is not null and lift_asked_at is not null));

-- what lies on an institution's desk: unanswered requests, and controls to be lifted
create index control_request_on_desk on control_request (institution_id, requested_at)
    where not inert and (state in ('REQUESTED', 'RECEIVED') or (state = 'DONE' and lift_asked_at is not null));
create index control_request_answered on control_request (institution_id, answered_at desc, id desc) where answered_at is not null;
create index control_request_by_asker on control_request (asked_by, requested_at desc, id desc) where asked_by is not null;
create index control_request_by_requested on control_request (requested_at desc, id desc);
