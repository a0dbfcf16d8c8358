package cn.fanzha.command.returns.domain;

import cn.fanzha.command.returns.ReturnNumber;
import cn.fanzha.command.returns.ReturnStage;
import cn.fanzha.command.returns.domain.ReturnChange.Refused;
import cn.fanzha.command.shared.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The public notice of a proportional return (银监发〔2016〕41号 art. 8): 30 days, objections recorded and answered. */
@Component
public class ReturnNotices {

    private static final int TEXT_AT_MOST = 2000;

    private final ReturnHold hold;
    private final ReturnAccess access;
    private final ObjectionRows objections;
    private final ShareRows shares;
    private final ReturnNews news;

    ReturnNotices(ReturnHold hold, ReturnAccess access, ObjectionRows objections, ShareRows shares, ReturnNews news) {
        this.hold = hold;
        this.access = access;
        this.objections = objections;
        this.shares = shares;
        this.news = news;
    }

    /** PROPOSED → NOTICE, from today to 24:00 of the thirtieth day after (Asia/Shanghai). */
    @Transactional
    public ReturnChange publish(ReturnNumber number, @Nullable Integer version, Actor actor) {
        return hold.change(number, version, "publish", held -> access.requireWork(held, actor), (held, now) -> {
            Refused refused = held.publish(now);
            if (refused == null) {
                news.audit(held, "publish", Map.of("until", Objects.requireNonNull(held.noticeUntil)));
                news.show(held, "published");
                news.timeline(held, "RETURN_NOTICE", now, actor, null);
            }
            return refused;
        });
    }

    /** Somebody objects while the return is published and not approved. */
    @Transactional
    public ReturnChange object(
            ReturnNumber number, @Nullable Integer version, String objector, String text, Actor actor) {
        return hold.change(number, version, "object", held -> access.requireWork(held, actor), (held, now) -> {
            if (held.stage() != ReturnStage.NOTICE) {
                return Refused.because("returns.object.no-notice");
            }
            if (objector.isBlank() || text.isBlank() || objector.length() > 100 || text.length() > TEXT_AT_MOST) {
                return Refused.because("returns.object.missing");
            }
            objections.add(held, objector.strip(), text.strip(), actor.displayName(), now);
            news.audit(held, "object", Map.of("round", held.round));
            news.show(held, "objected");
            return null;
        });
    }

    /** Answers an objection; one that is upheld makes the proposal void: back to PROPOSED. */
    @Transactional
    public ReturnChange answer(
            ReturnNumber number,
            @Nullable Integer version,
            UUID objection,
            @Nullable Boolean upheld,
            String answer,
            Actor actor) {
        return hold.change(
                number, version, "answer-objection", held -> access.requireWork(held, actor), (held, now) -> {
                    if (held.stage() != ReturnStage.NOTICE && held.stage() != ReturnStage.PROPOSED) {
                        return held.notNow();
                    }
                    if (upheld == null || answer.isBlank() || answer.length() > TEXT_AT_MOST) {
                        return Refused.because("returns.object.answer-missing");
                    }
                    if (!objections.answer(held, objection, upheld, answer.strip(), actor.displayName(), now)) {
                        return Refused.because("returns.object.answered");
                    }
                    if (upheld) {
                        back(held, now);
                    }
                    news.audit(held, "answer-objection", Map.of("upheld", upheld));
                    news.show(held, "objected");
                    return null;
                });
    }

    private void back(ReturnCase held, Instant now) {
        if (held.voidProposal()) {
            shares.voidRound(held, VoidReason.OBJECTION, now);
        }
    }
}
