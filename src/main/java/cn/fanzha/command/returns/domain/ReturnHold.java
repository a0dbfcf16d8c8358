package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.domain.ReturnChange.Done;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.returns.domain.ReturnChange.Stale;
import cn.fanzha.command.shared.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gets hold of a return for a change: first all returns of its case and of its victims' cases, so that what is owed to a
 * victim is asked by one at a time, then its row. Whoever needs the freeze locks it after that.
 */
@Component
class ReturnHold {

    private final JdbcClient jdbc;
    private final ReturnCaseRepository returns;
    private final ReturnNews news;
    private final Clock clock;

    ReturnHold(JdbcClient jdbc, ReturnCaseRepository returns, ReturnNews news, Clock clock) {
        this.jdbc = jdbc;
        this.returns = returns;
        this.news = news;
        this.clock = clock;
    }

    /** What is done to a return that is held; null or {@link Done}: done. */
    interface Act {
        @Nullable
        ReturnChange on(ReturnCase held, Instant now);
    }

    /** Until the transaction ends. */
    void holdCase(UUID caseId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('returns:' || cast(? as text), 0))")
                .param(caseId)
                .query((rs, n) -> n)
                .list();
    }

    ReturnCase hold(ReturnNumber number) {
        jdbc.sql("""
                        select case_id from return_case where return_no = :no
                        union select a.victim_case_id from return_application a join return_case r on r.id = a.return_id
                        where r.return_no = :no order by 1""")
                .param("no", number.value())
                .query((rs, n) -> Objects.requireNonNull(rs.getObject(1, UUID.class)))
                .list()
                .forEach(this::holdCase);
        return returns.findLockedByReturnNo(number.value()).orElseThrow(() -> new NotFoundException("return", number));
    }

    ReturnCase read(ReturnNumber number) {
        return returns.findByReturnNo(number.value()).orElseThrow(() -> new NotFoundException("return", number));
    }

    ReturnCase save(ReturnCase changed) {
        changed.changed();
        return returns.saveAndFlush(changed);
    }

    /**
     * Holds, asks for the right, compares the version, acts, saves. A refusal is noted in the log.
     *
     * @param version what the page or program had read; null: whatever stands
     */
    ReturnChange change(
            ReturnNumber number, @Nullable Integer version, String verb, Consumer<ReturnCase> right, Act act) {
        ReturnCase held = hold(number);
        right.accept(held);
        if (version != null && version != held.versionOrThrow()) {
            return new Stale(held.stage(), held.versionOrThrow());
        }
        ReturnChange change = act.on(held, clock.instant());
        if (change instanceof Refused refused) {
            news.refused(number.value(), verb, refused.messageKey());
            return refused;
        }
        if (change instanceof Stale stale) {
            return stale;
        }
        save(held);
        return new Done(number, held.stage());
    }
}
