package cn.fanzha.command.requests.domain;

import cn.fanzha.command.platform.crypto.EncryptedPhone;
import cn.fanzha.command.requests.ControlRefusal;
import cn.fanzha.command.shared.Actor;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What the partner answered, and who did. */
@Embeddable
class Answer {

    Instant answeredAt;
    UUID answeredBy;
    String answeringPerson;

    @Convert(converter = EncryptedPhone.class)
    @Nullable
    String answeringPhone;

    @Enumerated(EnumType.STRING)
    @Nullable
    ControlRefusal refusalCode;

    @Nullable
    String answerNote;

    @NullUnmarked
    protected Answer() {}

    Answer(Said said, @Nullable ControlRefusal code, Actor actor, Instant now) {
        answeredAt = now;
        answeredBy = actor.id();
        answeringPerson =
                said.person().isBlank() ? actor.displayName() : said.person().strip();
        answeringPhone = said.phone().isBlank() ? null : said.phone().strip();
        refusalCode = code;
        answerNote = said.note().isBlank() ? null : said.note().strip();
    }

    /** The same words once more: a program that heard no answer sends again. */
    boolean says(@Nullable ControlRefusal code) {
        return refusalCode == code;
    }
}
