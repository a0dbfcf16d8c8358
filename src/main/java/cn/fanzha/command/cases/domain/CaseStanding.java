package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseState;
import cn.fanzha.command.cases.domain.CaseReaders.Force;
import cn.fanzha.command.cases.domain.CaseReaders.Restriction;
import cn.fanzha.command.cases.domain.RejectionNotices.Notice;
import cn.fanzha.command.shared.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands around a case's state: its clocks, its last hand-over, who else may or may not see it. */
@Component
public class CaseStanding {

    private final RejectionNotices notices;
    private final HandOvers handOvers;
    private final CaseReaders readers;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseStanding(RejectionNotices notices, HandOvers handOvers, CaseReaders readers, JdbcClient jdbc, Clock clock) {
        this.notices = notices;
        this.handOvers = handOvers;
        this.readers = readers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * As the file's page shows it; each part is null where there is nothing to say.
     *
     * @param notice of a rejection to the reporter
     * @param supplementDueAt the end of the month of a supplementary investigation
     * @param handOver the latest one
     * @param mayTakeOver it waits for the unit that holds the file
     * @param threshold of an accepted case that may be filed next
     */
    public record Standing(
            @Nullable Notice notice,
            @Nullable Instant supplementDueAt,
            @Nullable HandOver handOver,
            boolean mayTakeOver,
            @Nullable Restriction restriction,
            @Nullable Force force,
            @Nullable Threshold threshold,
            Instant now) {

        public boolean noticeLate() {
            return notice != null && notice.late(now);
        }

        public boolean supplementLate() {
            return supplementDueAt != null && !now.isBefore(supplementDueAt);
        }
    }

    /**
     * The amount of an accepted case against the thresholds of telecom fraud: it warns, it never refuses. Source: 2016
     * opinion of the Supreme Court, the Supreme Procuratorate and the ministry, 3,000 / 30,000 / 500,000 yuan; repeated
     * acts within 2 years add up, here the other cases of the suspects that this file names.
     *
     * @param amount of this case, and of the others
     * @param others how many of them
     */
    public record Threshold(Money amount, int others, Grade grade) {}

    /** What the amount comes to. */
    public enum Grade {
        /** Not recorded. */
        UNKNOWN,
        BELOW,
        FILED_FROM_3000,
        /** 数额巨大. */
        LARGE,
        /** 数额特别巨大. */
        VERY_LARGE;

        static Grade of(BigDecimal yuan) {
            if (yuan.signum() == 0) {
                return UNKNOWN;
            }
            return yuan.compareTo(new BigDecimal("3000")) < 0
                    ? BELOW
                    : yuan.compareTo(new BigDecimal("30000")) < 0
                            ? FILED_FROM_3000
                            : yuan.compareTo(new BigDecimal("500000")) < 0 ? LARGE : VERY_LARGE;
        }
    }

    /** Of a file that the caller has opened. */
    @Transactional(readOnly = true)
    public Standing of(CaseView file) {
        UUID id = file.ref().id();
        CaseState state = file.ref().state();
        Instant now = clock.instant();
        HandOver handOver = handOvers.latest(id).orElse(null);
        return new Standing(
                state == CaseState.REJECTED ? notices.of(id).orElse(null) : null,
                state == CaseState.SOLVED ? supplement(id) : null,
                handOver,
                state == CaseState.TRANSFERRED && file.mayWork() && handOver != null && !handOver.sentBack(),
                readers.restriction(id).orElse(null),
                readers.force(id, now).orElse(null),
                state == CaseState.ACCEPTED ? threshold(file) : null,
                now);
    }

    private @Nullable Instant supplement(UUID id) {
        return jdbc.sql("select supplement_due_at from case_file where id = ? and supplement_due_at is not null")
                .param(id)
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }

    private Threshold threshold(CaseView file) {
        Money loss = file.loss();
        Money own = loss == null || loss.isZero() ? file.amountInvolved() : loss;
        return jdbc.sql("""
                        select count(*) as others, coalesce(sum(coalesce(nullif(c.loss, 0), c.amount_involved)), 0) as amount
                        from case_file c
                        where c.id <> :id and c.state not in ('REJECTED', 'WITHDRAWN')
                          and c.reported_at > :reported::timestamptz - interval '2 years' and c.reported_at <= :now
                          and c.id in (select o.case_id from suspect_case s join suspect_case o on o.suspect_id = s.suspect_id
                                       where s.case_id = :id)""")
                .param("id", file.ref().id())
                .param("reported", file.ref().reportedAt().atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, n) -> {
                    Money all = own.plus(Money.of(rs.getBigDecimal("amount")));
                    return new Threshold(all, rs.getInt("others"), Grade.of(all.yuan()));
                })
                .single();
    }
}
