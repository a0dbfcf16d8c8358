package cn.fanzha.command.freezes.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement behind lists of freezes. Each kind of row, of this system or imported, is read by itself along the index
 * that has its order, no further than the page needs, and the few rows of each are put in order at the end: a union that
 * is sorted as a whole would read both tables from end to end.
 */
final class FreezeBranches {

    /** In force from its turn on, and over at 24:00 of the last day, whether or not the job ran. */
    static final String STAGE = """
            case when o.stage in ('FROZEN', 'RENEWED') and o.ends_on < :today then 'EXPIRED'
                 when o.stage = 'QUEUED' and o.queued_until <= :now then 'FROZEN' else o.stage end""";

    static final String STATE = "case when o.state = 'FROZEN' and o.ends_on < :today then 'EXPIRED' else o.state end";

    /** As the indexes have it. */
    static final String OWN_PLACE = "coalesce((o.ends_on + 1)::timestamp at time zone 'Asia/Shanghai', o.created_at)";

    static final String IMPORTED_PLACE =
            "coalesce((o.ends_on + 1)::timestamp at time zone 'Asia/Shanghai', o.frozen_at)";

    private static final String OWN = """
            select o.id, o.freeze_no, true as own, o.case_no, o.unit_id, o.institution_id, o.account_id, o.holder, o.mode,
                   o.limit_amount, coalesce(o.amount_frozen, o.limit_amount) as amount, o.created_at, o.sent_at, o.received_at,
                   case when o.release_confirmed_at is null then o.release_asked_at end as release_waits_since,
                   case when o.renewed_at is not null and o.renewal_confirmed_at is null then o.renewal_confirm_by end as renewal_confirm_by,
                   o.renewal_asked_at is not null as renewal_asked, o.applied_by is null as prepared,
                   o.queued_until is not null and %s in ('FROZEN', 'RENEWED')
                     and o.answered_at < coalesce(o.frozen_at, o.queued_until) as awaits_amount,
                   coalesce(o.frozen_at, case when o.stage = 'QUEUED' and o.queued_until <= :now then o.queued_until end) as frozen_at,
                   o.ends_on, %s as stage, %s as sorted_by
            from freeze_order o join case_file c on c.id = o.case_id
            where\s""".formatted(STAGE, STAGE, OWN_PLACE);

    /** Asked for row by row on purpose: as an anti-join the planner may read all orders to hash them. */
    private static final String IMPORTED = """
            select o.id, o.freeze_no, false, c.case_no, o.unit_id, o.institution_id, o.account_id, o.holder, o.mode,
                   o.limit_amount, o.frozen_amount, o.frozen_at, null, o.frozen_at, null, null, false, false, false, o.frozen_at, o.ends_on, %s,
                   %s
            from fund_freeze o join case_file c on c.id = o.case_id
            where (select k.id from freeze_order k where k.id = o.id) is null and\s""".formatted(STATE, IMPORTED_PLACE);

    private final List<String> branches = new ArrayList<>();

    /** @param order as an index of the table has it */
    void own(String where, String order) {
        branches.add("(" + OWN + where + " order by " + order + " limit :limit)");
    }

    void imported(String where, String order) {
        branches.add("(" + IMPORTED + where + " order by " + order + " limit :limit)");
    }

    /** @param order of the whole, in the names of the columns */
    String statement(String order) {
        return "select * from (" + String.join(" union all ", branches) + ") r order by " + order + " limit :limit";
    }
}
