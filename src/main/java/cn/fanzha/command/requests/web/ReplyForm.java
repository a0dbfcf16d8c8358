package cn.fanzha.command.requests.web;

import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.requests.domain.Said;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The partner's answer as typed. */
record ReplyForm(
        int version,
        @Nullable Verdict verdict,
        @Nullable String doneAt,
        @Nullable ControlRefusal reason,
        @Nullable String note,
        @Nullable String person,
        @Nullable String phone) {

    private static final int LONGEST = 500;

    enum Verdict {
        DONE,
        REFUSE
    }

    static ReplyForm blank(int version, String person) {
        return new ReplyForm(version, null, null, null, null, person, null);
    }

    ReplyForm withVersion(int current) {
        return new ReplyForm(current, verdict, doneAt, reason, note, person, phone);
    }

    /** Null: now. */
    @Nullable
    Instant moment() {
        String typed = text(doneAt);
        return typed.isEmpty() ? null : ChinaTime.parse(typed);
    }

    /** @throws InvalidValueException none was chosen */
    ControlRefusal refusal() {
        if (reason == null) {
            throw new InvalidValueException("requests.answer.reason-missing");
        }
        return reason;
    }

    /** @throws InvalidValueException the note is too long */
    Said said() {
        if (text(note).length() > LONGEST) {
            throw new InvalidValueException("requests.answer.note-long");
        }
        return new Said(text(note), text(person), text(phone));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }
}
