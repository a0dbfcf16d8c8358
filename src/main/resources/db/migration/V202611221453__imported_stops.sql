-- stops that come in from another system: what the file says of them beside the answer
alter table stop_payment add column holder_digest bytea;
alter table stop_payment add column refused_at timestamptz;
alter table stop_payment add column refusal_code text;
alter table stop_payment add column frozen_at timestamptz;
alter table stop_payment add column frozen_amount numeric(18, 2);
-- history: nobody answered within 48 hours, and nobody is asked to any more
alter table stop_payment add column inert boolean not null default false;
-- of imported rows alone: others begin when they are requested
alter table stop_payment add column created_at timestamptz;
alter table stop_payment add column created_by uuid;
alter table stop_payment add constraint stop_payment_refusal_code_known check (refusal_code in ('HOLDER_DIFFERS', 'ACCOUNT_DIFFERS', 'AMOUNT_DIFFERS', 'TIME_DIFFERS', 'ACCOUNT_CLOSED', 'NO_BALANCE', 'ALREADY_FROZEN', 'TECHNICAL', 'OTHER'));
alter table stop_payment add constraint stop_payment_frozen_not_negative check (frozen_amount >= 0);
alter table stop_payment drop constraint stop_payment_settled_when_not_open;
alter table stop_payment add constraint stop_payment_settled_when_not_open check ((state in ('REQUESTED', 'RECEIVED') and not inert) = (settled_at is null));
-- a date without a time is its midnight, and may stand for any moment of the day
alter table stop_payment drop constraint stop_payment_not_before_request;
alter table stop_payment add constraint stop_payment_not_before_request check (received_at >= requested_at and latest_moment(stopped_at) >= requested_at);
-- other systems don't always know the amount; a freeze may have come without a stop
alter table stop_payment drop constraint stop_payment_stopped_is_whole;
alter table stop_payment add constraint stop_payment_stopped_is_whole check (state not in ('STOPPED', 'EXPIRED', 'RELEASED', 'FROZEN')
    or (stopped_at is not null and ends_at is not null and amount_stopped is not null and new_money is not null)
    or (officer_id is null and (state = 'FROZEN' or (stopped_at is not null and ends_at is not null))));
-- other systems number their requests by their own rules
drop index stop_payment_one_open_of_a_case;
create unique index stop_payment_one_open_of_a_case on stop_payment (case_id, account_id, institution_id) where settled_at is null and officer_id is not null;

-- transfers come in as files, too, and are then what the file says until a person changes them
alter table transfer rename column recorded_at to created_at;
alter table transfer rename column recorded_by to created_by;
alter table transfer drop column row_digest;
alter table transfer add column from_name_digest bytea;
alter table transfer add column to_name_digest bytea;
alter table transfer add column by_person boolean not null default true;
alter table transfer add column version integer not null default 0;
create index transfer_by_from_institution on transfer (from_institution_id) where from_institution_id is not null;
create index transfer_by_to_institution on transfer (to_institution_id) where to_institution_id is not null;
