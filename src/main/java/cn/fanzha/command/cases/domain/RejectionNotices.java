package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.NoticeWay;
import cn.fanzha.command.cases.StepOutcome;
import cn.fanzha.command.cases.StepOutcome.Refused;
import cn.fanzha.command.platform.Audited;
import cn.fanzha.command.platform.live.LiveEvent;
import cn.fanzha.command.platform.live.LiveEvents;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Telling the reporter that a case is not filed, within 3 days of the decision (程序规定 art. 178-179): the clock begins
 * with the approval and ends with the third day after it, Asia/Shanghai: calendar days, which no holiday prolongs (domain
 * section 3 counts working days only where it says so). Imported history has no clock.
 */
@Component
public class RejectionNotices {

    private static final int DAYS = 3;

    private final CaseRepository cases;
    private final CaseAccess access;
    private final Timeline timeline;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final LiveEvents live;
    private final Clock clock;

    RejectionNotices(
            CaseRepository cases,
            CaseAccess access,
            Timeline timeline,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            LiveEvents live,
            Clock clock) {
        this.cases = cases;
        this.access = access;
        this.timeline = timeline;
        this.jdbc = jdbc;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * The notice of a rejected case.
     *
     * @param notifiedAt null while the reporter has not been told
     */
    public record Notice(
            Instant decidedAt,
            Instant dueAt,
            @Nullable Instant notifiedAt,
            @Nullable NoticeWay way,
            @Nullable String note,
            @Nullable String notifier) {

        /** The reporter was told too late, or is late to be told. */
        public boolean late(Instant now) {
            return !(notifiedAt == null ? now : notifiedAt).isBefore(dueAt);
        }
    }

    /** The end of the third day after the decision: the day of the decision itself doesn't count. */
    static Instant due(Instant decided) {
        return ChinaTime.startOf(ChinaTime.date(decided).plusDays(DAYS + 1L));
    }

    void begin(UUID caseId, Instant decision) {
        // whole seconds, as officers write times
        Instant decided = decision.truncatedTo(ChronoUnit.SECONDS);
        jdbc.sql(
                        "insert into case_rejection_notice (case_id, decided_at, due_at) values (?, ?, ?) on conflict do nothing")
                .params(caseId, decided.atOffset(ZoneOffset.UTC), due(decided).atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Notice> of(UUID caseId) {
        return jdbc.sql("select * from case_rejection_notice where case_id = ?")
                .param(caseId)
                .query((rs, n) -> notice(rs))
                .optional();
    }

    /**
     * Records when and how the reporter was told, and by whom: once, by whoever works on the file; audited as
     * {@code case.notify-rejection}, and stands on the timeline. Refused before the decision, in the future, without a
     * way, for a case that was not rejected here, and when it was recorded before.
     */
    @Transactional
    public StepOutcome record(
            CaseNumber number,
            @Nullable NoticeWay way,
            Instant at,
            @Nullable String note,
            @Nullable String ifMatch,
            Actor actor) {
        CaseFile file =
                cases.findLockedByCaseNo(number.value()).orElseThrow(() -> new NotFoundException("case", number));
        access.requireWork(file, actor);
        access.requireVersion(file, ifMatch);
        Optional<Notice> held = of(file.getId());
        Instant now = clock.instant();
        if (held.isEmpty()) {
            return Refused.because("cases.notice.refused.none");
        }
        Instant told = held.get().notifiedAt();
        if (told != null) {
            return Refused.because("cases.notice.refused.twice", ChinaTime.formatSeconds(told));
        }
        if (way == null) {
            return Refused.because("cases.notice.refused.way");
        }
        if (at.isAfter(now)) {
            return Refused.because("cases.step.refused.future");
        }
        if (at.isBefore(held.get().decidedAt())) {
            return Refused.because(
                    "cases.notice.refused.early",
                    ChinaTime.formatSeconds(held.get().decidedAt()));
        }
        jdbc.sql("""
                        update case_rejection_notice set notified_at = ?, way = ?, note = ?, recorded_at = ?, notified_by = ?,
                               notifier = ? where case_id = ?""")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(way.name())
                .param(note)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(actor.id())
                .param(actor.displayName())
                .param(file.getId())
                .update();
        file.touched();
        cases.save(file);
        timeline.add(file.getId(), "REPORTER_NOTIFIED", at, actor, null, note);
        events.publishEvent(Audited.done(
                "case.notify-rejection",
                "case",
                number.value(),
                Map.of(
                        "at",
                        ChinaTime.formatSeconds(at),
                        "way",
                        way.name(),
                        "late",
                        !at.isBefore(held.get().dueAt()))));
        live.publish(new LiveEvent("case-changed", number.value(), file.unitId(), null, null));
        return new StepOutcome.Taken(file.state());
    }

    private static Notice notice(ResultSet rs) throws SQLException {
        Timestamp told = rs.getTimestamp("notified_at");
        String way = rs.getString("way");
        return new Notice(
                rs.getTimestamp("decided_at").toInstant(),
                rs.getTimestamp("due_at").toInstant(),
                told == null ? null : told.toInstant(),
                way == null ? null : NoticeWay.valueOf(way),
                rs.getString("note"),
                rs.getString("notifier"));
    }
}
