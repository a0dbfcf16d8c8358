-- Linked cases 串并案. Which value stands in which case is read where it stands: nothing is copied, so nothing goes stale or
-- slows an import. The two functions tell the same relation from either end; if they differed, a case would be similar to another
-- that isn't similar to it.

-- what a case holds; not plain SQL, so that a session plans it once
create function link_values_of_case(of_case uuid, of_no text)
returns table (type text, digest bytea, enc bytea, observable_id uuid)
language plpgsql stable rows 10 as $$
#variable_conflict use_column
begin
    return query
    select o.type, o.value_index, o.value_enc, o.id
    from (select s.observable_id as id from sighting s where s.source_type = 'CASE' and s.source_no = of_no
          union
          select s.account_id from stop_payment s where s.case_id = of_case
          union
          select t.to_account_id from transfer t where t.case_id = of_case
          union
          select t.from_account_id from transfer t where t.case_id = of_case and t.from_account_id is not null
          union
          select f.account_id from fund_freeze f where f.case_id = of_case
          union
          select q.observable_id from control_request q where q.case_no = of_no) p
         join observable o on o.id = p.id
    union all
    select w.type, w.digest, w.enc, o.id
    from victim v
         cross join lateral (values ('PHONE', v.phone_index, v.phone), ('PERSON_ID', v.id_no_index, v.id_no)) w (type, digest, enc)
         left join observable o on o.type = w.type and o.value_index = w.digest
    where v.case_id = of_case and w.digest is not null;
end $$;

-- the cases that hold a value; own: it is the victim's there, and nobody else's. rows_at_most of each kind of place, so that
-- a value that is seen everywhere costs no more than that
create function link_cases_of_value(of_type text, of_digest bytea, of_id uuid, rows_at_most integer)
returns table (case_id uuid, own boolean)
language plpgsql stable rows 5 as $$
#variable_conflict use_column
begin
    return query
    select p.case_id,
           bool_or(p.as_what = 'VICTIM') or (bool_or(p.as_what = 'PAYER') and not bool_or(p.as_what = 'PAYEE'))
    from (
        (select v.case_id, 'VICTIM' as as_what from victim v where of_type = 'PHONE' and v.phone_index = of_digest limit rows_at_most)
        union all
        (select v.case_id, 'VICTIM' from victim v where of_type = 'PERSON_ID' and v.id_no_index = of_digest limit rows_at_most)
        union all
        (select c.id, 'NOTED' from sighting s join case_file c on c.case_no = s.source_no
         where s.observable_id = of_id and s.source_type = 'CASE' limit rows_at_most)
        union all
        (select s.case_id, 'PAYEE' from stop_payment s where s.account_id = of_id and s.case_id is not null limit rows_at_most)
        union all
        (select t.case_id, 'PAYEE' from transfer t where t.to_account_id = of_id and t.case_id is not null limit rows_at_most)
        union all
        (select t.case_id, 'PAYER' from transfer t where t.from_account_id = of_id and t.case_id is not null limit rows_at_most)
        union all
        (select f.case_id, 'PAYEE' from fund_freeze f where f.account_id = of_id limit rows_at_most)
        union all
        (select c.id, 'PAYEE' from control_request q join case_file c on c.case_no = q.case_no
         where q.observable_id = of_id limit rows_at_most)) p
    group by p.case_id;
end $$;

-- what people said of a pair; evidence: the values that it shared then, so that only a new one brings a refused pair up again
create table case_link (
    id         uuid        not null,
    case_a     uuid        not null,
    case_b     uuid        not null,
    decision   text        not null,
    score      smallint    not null,
    evidence   text[]      not null,
    reason     text,
    decided_by uuid        not null,
    decider    text        not null,
    decided_at timestamptz not null,
    constraint case_link_pk primary key (id),
    constraint case_link_pair_unique unique (case_a, case_b),
    constraint case_link_pair_in_order check (case_a < case_b),
    constraint case_link_a_exists foreign key (case_a) references case_file (id) on delete cascade,
    constraint case_link_b_exists foreign key (case_b) references case_file (id) on delete cascade,
    constraint case_link_decision_known check (decision in ('ACCEPTED', 'REFUSED')),
    constraint case_link_refused_with_reason check (decision <> 'REFUSED' or reason is not null),
    constraint case_link_score_in_percent check (score between 0 and 100)
);
create index case_link_by_b on case_link (case_b);
create index case_link_by_time on case_link (decided_at desc, id desc);

-- joint cases 并案 (程序规定 art. 21). The files themselves stay as they are: nothing of a member's number, dates or figures moves
create table joint_case (
    id           uuid        not null,
    joint_no     text        not null,
    lead_case_id uuid        not null,
    ground       text        not null,
    state        text        not null,
    reason       text        not null,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    constraint joint_case_pk primary key (id),
    constraint joint_case_no_unique unique (joint_no),
    constraint joint_case_lead_exists foreign key (lead_case_id) references case_file (id) on delete cascade,
    constraint joint_case_ground_known check (ground in ('ONE_PERSON', 'JOINT_CRIME', 'OTHER_CRIMES', 'RELATED_CRIMES')),
    constraint joint_case_state_known check (state in ('PROPOSED', 'JOINED', 'DECLINED', 'ENDED'))
);
create index joint_case_by_lead on joint_case (lead_case_id);
create index joint_case_by_created on joint_case (created_at desc, id desc);

create table joint_case_member (
    id           uuid        not null,
    joint_id     uuid        not null,
    case_id      uuid        not null,
    state        text        not null,
    reason       text        not null,
    proposed_by  uuid        not null,
    proposer     text        not null,
    proposed_at  timestamptz not null,
    decided_by   uuid,
    decider      text,
    decided_at   timestamptz,
    note         text,
    leaver       text,
    left_at      timestamptz,
    leave_reason text,
    constraint joint_case_member_pk primary key (id),
    constraint joint_case_member_joint_exists foreign key (joint_id) references joint_case (id) on delete cascade,
    constraint joint_case_member_case_exists foreign key (case_id) references case_file (id) on delete cascade,
    constraint joint_case_member_state_known check (state in ('PROPOSED', 'JOINED', 'DECLINED', 'LEFT')),
    constraint joint_case_member_left_with_reason check ((state = 'LEFT') = (left_at is not null and leave_reason is not null))
);
create index joint_case_member_by_joint on joint_case_member (joint_id);
create index joint_case_member_by_case on joint_case_member (case_id);
-- a case belongs to one joint case at a time: nothing is worked twice
create unique index joint_case_member_one_open on joint_case_member (case_id) where state in ('PROPOSED', 'JOINED');
create index joint_case_member_waiting on joint_case_member (joint_id) where state = 'PROPOSED';

create table joint_serial (
    unit_code text    not null,
    month     text    not null,
    last      integer not null,
    constraint joint_serial_pk primary key (unit_code, month),
    constraint joint_serial_four_digits check (last between 1 and 9999)
);
