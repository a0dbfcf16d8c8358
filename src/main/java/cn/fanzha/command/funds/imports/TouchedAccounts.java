package cn.fanzha.command.funds.imports;

import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.StagedValues;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What follows for the accounts that a file touches, made anew from what is stored, so that the order of files doesn't
 * matter: the new money of stops, the freezes that took stops over, and the book of money. Staged rows have {@code account_id}, and
 * {@code was_account} where a stored record had another.
 */
@Component
class TouchedAccounts {

    private final JdbcClient jdbc;
    private final StagedValues values;
    private final OpeningEntries book;

    TouchedAccounts(JdbcClient jdbc, StagedValues values, OpeningEntries book) {
        this.jdbc = jdbc;
        this.values = values;
        this.book = book;
    }

    /**
     * Before anything else of the records, as officers and liaisons do: changes on one account come one by one. Files of
     * stops and of freezes wait for each other, since both may bring the freeze of one number.
     */
    void lock(String table, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('import'), hashtext('frozen money'))")
                .query((rs, n) -> n)
                .list();
        values.find("account_id");
        jdbc.sql("update import_stage s set was_account = t.account_id from " + table + " t where t." + key
                        + " = s.key and s.fault_code is null")
                .update();
        jdbc.sql("""
                        select count(*) from (
                            select o.id from observable o
                            where o.id in (select account_id from import_stage where fault_code is null
                                           union select was_account from import_stage where fault_code is null)
                            order by o.id for no key update) locked""").query(Long.class).single();
    }

    /** Never before the case is FILED (程序规定 art. 237): other systems' history lands all the same, and is looked at. */
    void warnOfFreezesBeforeFiling() {
        jdbc.sql("""
                        update import_stage s set warnings = s.warnings + 1 from case_file c
                        where c.case_no = s.case_id_no and s.fault_code is null and s.frozen_at is not null
                          and (c.filed_at is null or s.frozen_at < c.filed_at and latest_moment(s.frozen_at) < c.filed_at)""").update();
    }

    /** After stops have landed. */
    void followStops(ImportFile file) {
        if (gather()) {
            partNewMoney();
            deriveFreezes(file);
            book.post(file);
        }
    }

    /** After freezes have landed. */
    void followFreezes(ImportFile file) {
        if (gather()) {
            deriveFreezes(file);
            book.post(file);
        }
    }

    /** A table of its own, whose size the planner knows: the staging table was counted before any account was found. */
    private boolean gather() {
        jdbc.sql("drop table if exists touched_account").update();
        jdbc.sql("create temporary table touched_account (account_id uuid primary key) on commit drop")
                .update();
        int accounts = jdbc.sql("""
                        insert into touched_account
                        select account_id from import_stage
                        where fault_code is null and action in ('CREATE', 'UPDATE') and account_id is not null
                        union
                        select was_account from import_stage
                        where fault_code is null and action = 'UPDATE' and was_account is not null""").update();
        jdbc.sql("analyze touched_account").update();
        return accounts > 0;
    }

    /** Counted as well: were the freezes' table itself asked, each row that lands might read all that landed before it. */
    private void gatherFreezesOfTheirOwn() {
        jdbc.sql("drop table if exists freeze_of_its_own").update();
        jdbc.sql("""
                        create temporary table freeze_of_its_own on commit drop as
                        select distinct f.account_id, f.institution_id, f.case_id
                        from touched_account a join fund_freeze f on f.account_id = a.account_id
                        where f.stop_id is null""").update();
        jdbc.sql("analyze freeze_of_its_own").update();
    }

    /** The first stop's amount, and of each later one what exceeds the largest before it; the workflow has the same rule. */
    private void partNewMoney() {
        jdbc.sql("""
                        update stop_payment p set new_money = d.fresh, version = p.version + 1
                        from (select id, case when stopped_at is not null then
                                       greatest(0, coalesce(amount_stopped, 0) - coalesce(max(amount_stopped) over (
                                         partition by account_id, institution_id
                                         order by stopped_at, request_no collate "C"
                                         rows between unbounded preceding and 1 preceding), 0)) end as fresh
                              from stop_payment where account_id in (select account_id from touched_account)) d
                        where d.id = p.id and p.new_money is distinct from d.fresh""").update();
    }

    /** A freeze of the same account and case that came in by itself stands instead of the one that took the stop over. */
    private void deriveFreezes(ImportFile file) {
        gatherFreezesOfTheirOwn();
        String replaced = """
                exists (select from freeze_of_its_own r where r.account_id = p.account_id
                        and r.institution_id = p.institution_id and r.case_id = p.case_id)""";
        jdbc.sql("""
                        delete from fund_freeze f where f.stop_id is not null and not f.by_person and f.account_id in (select account_id from touched_account)
                          and not exists (select from stop_payment p
                                          where p.id = f.stop_id and p.frozen_at is not null and p.case_id = f.case_id
                                            and p.account_id = f.account_id and p.institution_id = f.institution_id
                                            and not %s)""".formatted(replaced)).update();
        jdbc.sql("""
                        insert into fund_freeze (id, freeze_no, stop_id, unit_id, case_id, institution_id, account_kind,
                               account_id, holder, holder_digest, mode, state, frozen_at, frozen_amount, ends_on,
                               created_at, created_by)
                        select uuidv7(), p.request_no, p.id, p.unit_id, p.case_id, p.institution_id, p.account_kind,
                               p.account_id, p.holder, p.holder_digest, 'LIMIT',
                               case when e.ends_on < cast(:today as date) then 'EXPIRED' else 'FROZEN' end,
                               p.frozen_at, p.frozen_amount, e.ends_on, :now, :actor
                        from stop_payment p, lateral (select cast((p.frozen_at at time zone 'Asia/Shanghai')::date
                                                                  + interval '6 months' as date) as ends_on) e
                        where p.account_id in (select account_id from touched_account) and p.frozen_at is not null and p.case_id is not null and not %s
                        on conflict on constraint fund_freeze_no_unique do update
                        set unit_id = excluded.unit_id, case_id = excluded.case_id,
                            institution_id = excluded.institution_id, account_kind = excluded.account_kind,
                            account_id = excluded.account_id, holder = excluded.holder,
                            holder_digest = excluded.holder_digest, state = excluded.state,
                            frozen_at = excluded.frozen_at, frozen_amount = excluded.frozen_amount,
                            ends_on = excluded.ends_on, version = fund_freeze.version + 1
                        where fund_freeze.stop_id is not null and not fund_freeze.by_person
                          and (fund_freeze.unit_id, fund_freeze.case_id, fund_freeze.institution_id,
                               fund_freeze.account_id, fund_freeze.holder_digest, fund_freeze.frozen_at,
                               fund_freeze.frozen_amount, fund_freeze.state)
                              is distinct from
                              (excluded.unit_id, excluded.case_id, excluded.institution_id, excluded.account_id,
                               excluded.holder_digest, excluded.frozen_at, excluded.frozen_amount, excluded.state)""".formatted(replaced))
                .param("now", file.now().atOffset(ZoneOffset.UTC))
                .param("today", cn.fanzha.command.shared.ChinaTime.date(file.now()))
                .param("actor", file.actor().id())
                .update();
    }
}
