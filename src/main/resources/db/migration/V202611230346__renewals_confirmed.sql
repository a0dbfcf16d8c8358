-- the institution's word that it goes on with a renewed freeze 续冻回执, as it gives one of a release
alter table freeze_order add column renewed_at timestamptz;
alter table freeze_order add column renewal_confirm_by timestamptz;
alter table freeze_order add column renewal_confirmed_at timestamptz;
alter table freeze_order add constraint freeze_order_renewal_has_clock check ((renewed_at is null) = (renewal_confirm_by is null));
alter table freeze_renewal add column confirmed_at timestamptz;

-- renewals of before that still run: their institutions were never asked, and are now
update freeze_order o
set renewed_at = r.decided_at, renewal_confirm_by = (r.ended_on + 1)::timestamp at time zone 'Asia/Shanghai'
from (select distinct on (order_id) order_id, decided_at, ended_on from freeze_renewal where approved order by order_id, position) r
where r.order_id = o.id and o.stage = 'RENEWED';

create index freeze_order_to_confirm on freeze_order (institution_id)
    where (release_asked_at is not null and release_confirmed_at is null) or (renewed_at is not null and renewal_confirmed_at is null);
create index freeze_order_renewal_to_confirm on freeze_order (renewal_confirm_by) where renewed_at is not null and renewal_confirmed_at is null;
create index freeze_order_release_to_confirm on freeze_order (release_asked_at) where release_asked_at is not null and release_confirmed_at is null;
create index freeze_order_sent on freeze_order (institution_id, sent_at, id) where stage = 'SENT';

-- lists of freezes, in the order in which they end: read along an index, a page at a time
create index freeze_order_at_hand_by_end on freeze_order ((coalesce((ends_on + 1)::timestamp at time zone 'Asia/Shanghai', created_at)), id)
    where stage in ('DRAFT', 'APPROVED', 'SENT', 'QUEUED', 'FROZEN', 'RENEWED');
create index freeze_order_over_by_end on freeze_order ((coalesce((ends_on + 1)::timestamp at time zone 'Asia/Shanghai', created_at)), id)
    where stage in ('REJECTED', 'EXPIRED', 'RELEASED', 'FAILED');
create index freeze_order_of_institution_by_end on freeze_order (institution_id, (coalesce((ends_on + 1)::timestamp at time zone 'Asia/Shanghai', created_at)), id)
    where stage in ('DRAFT', 'APPROVED', 'SENT', 'QUEUED', 'FROZEN', 'RENEWED') and sent_at is not null;
create index fund_freeze_held_by_end on fund_freeze ((coalesce((ends_on + 1)::timestamp at time zone 'Asia/Shanghai', frozen_at)), id)
    where state = 'FROZEN';
create index fund_freeze_over_by_end on fund_freeze ((coalesce((ends_on + 1)::timestamp at time zone 'Asia/Shanghai', frozen_at)), id)
    where state in ('EXPIRED', 'RELEASED');

-- the search box, by the beginning of a number, whatever the database's collation
create index freeze_order_no_begins on freeze_order (freeze_no text_pattern_ops);
create index fund_freeze_no_begins on fund_freeze (freeze_no text_pattern_ops);
create index return_case_no_begins on return_case (return_no text_pattern_ops);

-- victims who were paid of late and have not been told yet: asked for on every start page
create index return_case_settled on return_case (settled_at) where stage = 'RETURNED';

-- lists of returns by state, and of an officer's own
create index return_case_by_stage on return_case (stage, opened_at desc, id desc);
create index return_case_by_opener on return_case (opened_by);
create index return_case_by_proposer on return_case (proposed_by) where proposed_by is not null;
create index return_case_by_second_officer on return_case (second_officer_id) where second_officer_id is not null;
