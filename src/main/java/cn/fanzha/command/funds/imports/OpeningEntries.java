package cn.fanzha.command.funds.imports;

import cn.fanzha.command.platform.imports.ImportFile;
import cn.fanzha.command.platform.imports.StagedValues;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Opening entries in the book of money for stops, freezes and returns of other systems: what the accounts that a file
 * touches hold by all that is stored, less what the book says already. The same file posts nothing twice, a changed
 * amount posts the difference. History is bound by no balance, and a return that names no account stands in its case's
 * book.
 */
@Component
class OpeningEntries {

    private final JdbcClient jdbc;
    private final StagedValues values;

    OpeningEntries(JdbcClient jdbc, StagedValues values) {
        this.jdbc = jdbc;
        this.values = values;
    }

    /** After stops or freezes have landed; the accounts stand in {@code touched_account}. */
    void post(ImportFile file) {
        returns("select null::uuid where false");
        open(file);
    }

    /** Before returns are judged: files that touch frozen money, and changes on one account, come one by one. */
    void lockReturns() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('import'), hashtext('frozen money'))")
                .query((rs, n) -> n)
                .list();
        values.find("from_account_id");
        jdbc.sql("update import_stage s set was_account = t.from_account_id from fund_return t"
                        + " where t.return_no = s.key and s.fault_code is null")
                .update();
        jdbc.sql("""
                        select count(*) from (
                            select o.id from observable o
                            where o.id in (select from_account_id from import_stage where fault_code is null
                                           union select was_account from import_stage where fault_code is null)
                            order by o.id for no key update) locked""").query(Long.class).single();
    }

    /** After returns have landed. */
    void postReturns(ImportFile file) {
        jdbc.sql("drop table if exists touched_account").update();
        jdbc.sql("create temporary table touched_account (account_id uuid primary key) on commit drop")
                .update();
        jdbc.sql("""
                        insert into touched_account
                        select from_account_id from import_stage
                        where fault_code is null and action in ('CREATE', 'UPDATE') and from_account_id is not null
                        union
                        select was_account from import_stage
                        where fault_code is null and action = 'UPDATE' and was_account is not null""").update();
        jdbc.sql("analyze touched_account").update();
        returns("select record_id from import_stage where fault_code is null and action in ('CREATE', 'UPDATE')");
        open(file);
    }

    private void returns(String ids) {
        jdbc.sql("drop table if exists touched_return").update();
        jdbc.sql("create temporary table touched_return (id uuid primary key) on commit drop")
                .update();
        jdbc.sql("insert into touched_return " + ids).update();
        jdbc.sql("analyze touched_return").update();
    }

    private void open(ImportFile file) {
        jdbc.sql("select ledger_open(:now, :actor, false)")
                .param("now", file.now().atOffset(ZoneOffset.UTC))
                .param("actor", file.actor().id())
                .query(Long.class)
                .single();
    }
}
