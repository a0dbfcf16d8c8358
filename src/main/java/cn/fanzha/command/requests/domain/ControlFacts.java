package cn.fanzha.command.requests.domain;

import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlUrgency;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What a control request asks, of whom and by whom; one that came in as a file may lack partner, case, reason and officer. */
@MappedSuperclass
abstract class ControlFacts {

    @Id
    UUID id;

    String controlNo;
    UUID unitId;

    @Enumerated(EnumType.STRING)
    ControlKind kind;

    UUID observableId;

    @Nullable
    UUID institutionId;

    @Nullable
    String caseNo;

    @Enumerated(EnumType.STRING)
    ControlUrgency urgency;

    @Nullable
    String reason;

    @Nullable
    UUID askedBy;

    @Nullable
    String askedByName;

    Instant requestedAt;

    /** Came in so late that it is history: it asks nothing of anybody. */
    boolean inert;

    Instant createdAt;

    @Nullable
    UUID createdBy;

    @NullUnmarked
    protected ControlFacts() {}

    ControlNumber number() {
        return ControlNumber.of(controlNo);
    }
}
