package cn.fanzha.command.tasks.domain;

import cn.fanzha.command.shared.InvalidValueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may be typed into a task: how long the texts are, when it may be due. */
@Component
class TaskTexts {

    static final int TITLE = 100;
    static final int ASK = 4000;
    static final int FEEDBACK = 4000;
    static final int REASON = 500;
    private static final Duration AHEAD = Duration.ofDays(731);

    private final Clock clock;

    TaskTexts(Clock clock) {
        this.clock = clock;
    }

    String title(String text) {
        return said(text, TITLE, "tasks.title");
    }

    String ask(String text) {
        return upTo(text, ASK, "tasks.ask");
    }

    /** A reason, which must be given. */
    String reason(String text) {
        return said(text, REASON, "tasks.reason");
    }

    String feedback(String text) {
        return said(text, FEEDBACK, "tasks.feedback");
    }

    @Nullable
    String remark(String text) {
        String remark = upTo(text, REASON, "tasks.reason");
        return remark.isEmpty() ? null : remark;
    }

    /** Later than now; at most two years ahead. */
    Instant due(Instant at) {
        Instant now = clock.instant();
        if (!at.isAfter(now)) {
            throw new InvalidValueException("tasks.due.past");
        }
        if (at.isAfter(now.plus(AHEAD))) {
            throw new InvalidValueException("tasks.due.far");
        }
        return at;
    }

    private static String said(String text, int longest, String key) {
        String stripped = upTo(text, longest, key);
        if (stripped.isEmpty()) {
            throw new InvalidValueException(key + ".missing");
        }
        return stripped;
    }

    private static String upTo(String text, int longest, String key) {
        String stripped = text.strip().replace("\0", "");
        if (stripped.codePointCount(0, stripped.length()) > longest) {
            throw new InvalidValueException(key + ".long", longest);
        }
        return stripped;
    }
}
